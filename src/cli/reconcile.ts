import { reconcile } from '../petitions/index.ts'
import { withHouse } from './house.ts'
import { type CommandDoer, printJson, readArgs } from './program.ts'

/** `dengwen reconcile`: exit 0 only if every copy equals a replay of the events; prints each difference. */
export const reconcileCommand: CommandDoer = async (args) => {
  const { values } = readArgs({ args, options: { data: { type: 'string' }, json: { type: 'boolean' } } })
  return withHouse(values.data, async (house) => {
    const run = reconcile(house.petitions, house.checkers, house.wholeCheckers)
    let differences = 0
    for (;;) {
      const { done, value } = await run.next()
      if (done) {
        if (values.json) printJson({ ...value, differences })
        else
          process.stdout.write(
            differences
              ? `不一致 ${differences} 处（${value.cases} 件，${value.events} 个事件）。\n`
              : `全部一致：${value.cases} 件，${value.events} 个事件。\n`,
          )
        return differences ? 1 : 0
      }
      differences++
      if (values.json) printJson(value)
      else
        process.stdout.write(
          `${value.caseNo} ${value.what}\n  现存 ${JSON.stringify(value.stored)}\n  重放 ${JSON.stringify(value.replayed)}\n`,
        )
    }
  })
}
