import { writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import {
  compileReport,
  type Format,
  isFormat,
  type ReportDefinition,
  type ReportModel,
  type ReportQuestion,
  reportById,
  reportFile,
  reports,
} from '../figures/index.ts'
import { isoAt, ProblemError, publicPrincipal } from '../kernel/index.ts'
import type { House } from '../main.ts'
import { withHouse } from './house.ts'
import { type CommandDoer, printJson, readArgs, say, UsageError } from './program.ts'

const day = /^\d{4}-\d{2}-\d{2}$/

/** `dengwen report CODE --from D --to D [--organ CODE] --out FILE.{docx,xlsx,pdf,json}` (contract.md §2). */
export const reportCommand: CommandDoer = async (args) => {
  const { values, positionals } = readArgs({
    args,
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      json: { type: 'boolean' },
      from: { type: 'string' },
      to: { type: 'string' },
      organ: { type: 'string' },
      out: { type: 'string' },
    },
  })
  const { from = '', to = '', organ, out = '' } = values
  const definition = reportById(positionals[0] ?? '')
  if (!definition)
    throw new UsageError(
      `没有报告“${positionals[0] ?? ''}”。可以是：\n${reports.map(({ id, title }) => `  ${id} ${title}`).join('\n')}`,
    )
  if (!day.test(from) || !day.test(to))
    throw new UsageError('请给出 --from 和 --to，格式 2026-01-01；--to 当天不计。(give --from and --to)')
  const format = extname(out).slice(1).toLowerCase()
  if (!isFormat(format)) throw new UsageError('请用 --out 给出文件名，以 .docx、.xlsx、.pdf 或 .json 结尾。')
  return withHouse(values.data, async (house) => {
    try {
      const model = await writeReport(house, definition, { from, to, ...(organ ? { organ } : {}) }, { out, format })
      if (values.json) printJson({ code: model.code, title: model.title, file: out, slips: model.slips })
      else {
        say(`${model.title} → ${out}`)
        for (const slip of model.slips) say(`注意：${slip}`)
      }
      return 0
    } catch (error) {
      if (error instanceof ProblemError)
        throw new UsageError(error.problem.fields?.map((field) => field.says).join('') ?? error.problem.says)
      throw error
    }
  })
}

/** A report with the numbers of now, as a file. */
export async function writeReport(
  house: House,
  definition: ReportDefinition,
  question: ReportQuestion,
  { out, format }: { out: string; format: Format },
): Promise<ReportModel> {
  const { clock, units, demo } = house.kernel
  // Facts hold nothing of a person and no sealed case: who may read no case may read them.
  const model = await units.read(publicPrincipal, (tx) =>
    compileReport(tx, house.directory, { organ: null, root: null }, definition, question, {
      office: house.site.current().office,
      at: isoAt(clock.now()),
    }),
  )
  writeFileSync(out, await reportFile(model, format, { letters: house.petitions.letters, sample: demo }))
  return model
}
