import { type Basis, bases, type FigureValue, figures } from '../figures/index.ts'
import { ProblemError, publicPrincipal } from '../kernel/index.ts'
import { withHouse } from './house.ts'
import { type CommandDoer, printJson, readArgs, UsageError } from './program.ts'

const day = /^\d{4}-\d{2}-\d{2}$/

/** `dengwen figures --from D --to D [--ids A,B] [--organ CODE] [--basis registered|received|exchanged]` (contract.md §6). */
export const figuresCommand: CommandDoer = async (args) => {
  const { values } = readArgs({
    args,
    options: {
      data: { type: 'string' },
      json: { type: 'boolean' },
      from: { type: 'string' },
      to: { type: 'string' },
      ids: { type: 'string' },
      organ: { type: 'string' },
      basis: { type: 'string', default: 'registered' },
    },
  })
  const { from = '', to = '', ids, organ, basis } = values
  if (!day.test(from) || !day.test(to))
    throw new UsageError('请给出 --from 和 --to，格式 2026-01-01；--to 当天不计。(give --from and --to)')
  if (!(basis in bases)) throw new UsageError(`--basis 可以是 ${Object.keys(bases).join('、')}。`)
  return withHouse(values.data, async (house) => {
    try {
      // Facts hold nothing of a person and no sealed case: who may read no case may read them.
      const answer = await house.kernel.units.read(publicPrincipal, (tx) =>
        figures(
          tx,
          house.directory,
          { organ: null, root: null },
          {
            from,
            to,
            basis: basis as Basis,
            ...(organ ? { organ } : {}),
            ...(ids ? { ids: ids.split(',').map((id) => id.trim()) } : {}),
          },
        ),
      )
      if (values.json) printJson(answer)
      else for (const value of answer) process.stdout.write(`${inWords(value)}\n`)
      return 0
    } catch (error) {
      if (error instanceof ProblemError)
        throw new UsageError(error.problem.fields?.map((field) => field.says).join('') ?? error.problem.says)
      throw error
    }
  })
}

/** A figure as lines for the eye. */
function inWords({
  id,
  title,
  unit,
  count,
  people,
  percent,
  changeCount,
  changePeople,
  rows,
  notes,
}: FigureValue): string {
  const parts = [
    count === null ? null : `${count}${unit}`,
    people === null ? null : `${people}人次`,
    percent === null ? null : `${percent}%`,
    changeCount === null ? null : `同比${changeCount}%`,
    changePeople === null ? null : `人次同比${changePeople}%`,
  ].filter((part) => part !== null)
  return [
    `${id.padEnd(14)} ${title} ${parts.join('，') || '—'}`,
    ...(rows ?? []).map(
      (row) => `    ${row.title} ${row.count ?? '—'}${row.percent === null ? '' : `，${row.percent}%`}`,
    ),
    ...notes.map((note) => `    注：${note}`),
  ].join('\n')
}
