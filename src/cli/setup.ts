import { readFileSync } from 'node:fs'
import { Type } from 'typebox'
import { ProblemError, publicPrincipal, requireValid } from '../kernel/index.ts'
import { addCity, type NewOrgan, type NewRegion } from '../people/index.ts'
import { withHouse } from './house.ts'
import { type CommandDoer, printJson, readArgs, UsageError } from './program.ts'
import { isEmpty } from './sample/build.ts'

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const Level = Type.Integer({ minimum: 1, maximum: 5 })

/** A city as data: regions and organs, each superior before those below it. */
const City = Type.Object(
  {
    regions: Type.Array(
      Type.Object(
        {
          code: Text(12),
          name: Text(60),
          parent: Type.Union([Text(12), Type.Null()]),
          level: Level,
          population: Type.Optional(Type.Integer({ minimum: 1 })),
        },
        { additionalProperties: false },
      ),
      { minItems: 1 },
    ),
    organs: Type.Array(
      Type.Object(
        {
          code: Text(40),
          name: Text(100),
          shortName: Text(60),
          kind: Type.Enum(['office', 'government', 'department', 'township', 'discipline', 'litigation', 'enterprise']),
          level: Level,
          region: Text(12),
          superior: Type.Union([Text(40), Type.Null()]),
          mark: Text(20),
          phone: Type.String({ maxLength: 60 }),
          address: Type.String({ maxLength: 200 }),
          duties: Type.Array(Text(20)),
        },
        { additionalProperties: false },
      ),
      { minItems: 1 },
    ),
  },
  { additionalProperties: false },
)

/** `dengwen setup FILE.json`: regions, organs with their duty list, and the category tree of a new city. */
export const setupCommand: CommandDoer = async (args) => {
  const { values, positionals } = readArgs({
    args,
    options: { data: { type: 'string' }, json: { type: 'boolean' } },
    allowPositionals: true,
  })
  const [path] = positionals
  if (!path) throw new UsageError('用法 (usage): dengwen setup FILE.json [--data DIR]   {regions: […], organs: […]}')
  const city = readCity(path)
  return withHouse(values.data, async (house) => {
    if (!(await isEmpty(house)))
      throw new Error('这个目录已经有单位名录，setup 只用于空目录。(this folder is not empty)')
    await house.kernel.units.write(publicPrincipal, (tx) => addCity(tx, city.regions, city.organs))
    if (values.json) printJson({ regions: city.regions.length, organs: city.organs.length })
    else
      process.stdout.write(
        `已建立区划 ${city.regions.length} 个、单位 ${city.organs.length} 个。接着用 dengwen accounts add 建立账号。\n`,
      )
    return 0
  })
}

function readCity(path: string): { regions: NewRegion[]; organs: NewOrgan[] } {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`读不了 ${path}：${(error as Error).message}`)
  }
  try {
    requireValid(City, json)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    throw new Error(
      `${path} 有误：${(error.problem.fields ?? []).map(({ field, says }) => `${field} ${says}`).join('；')}`,
    )
  }
  return json as { regions: NewRegion[]; organs: NewOrgan[] }
}
