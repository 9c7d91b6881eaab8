import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type Basis, type Beside, bases, beside, type FigureValue, figures, namedIn } from '../figures/index.ts'
import { ProblemError, publicPrincipal, readSheet } from '../kernel/index.ts'
import { withHouse } from './house.ts'
import { type CommandDoer, printJson, readArgs, UsageError } from './program.ts'

const day = /^\d{4}-\d{2}-\d{2}$/

/**
 * `dengwen figures --from D --to D [--ids A,B] [--organ CODE] [--basis registered|received|exchanged]` (contract.md §6);
 * `--beside FILE.xlsx` sets an old system's table beside ours, line by line.
 */
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
      beside: { type: 'string' },
    },
  })
  const { from = '', to = '', ids, organ, basis } = values
  if (!day.test(from) || !day.test(to))
    throw new UsageError('请给出 --from 和 --to，格式 2026-01-01；--to 当天不计。(give --from and --to)')
  if (!(basis in bases)) throw new UsageError(`--basis 可以是 ${Object.keys(bases).join('、')}。`)
  if (values.beside && !existsSync(values.beside)) throw new UsageError(`没有文件 ${values.beside}。(no such file)`)
  const sheet = values.beside ? await readSheet(readFileSync(values.beside), basename(values.beside)) : null
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
            ...(sheet ? { ids: namedIn(sheet) } : ids ? { ids: ids.split(',').map((id) => id.trim()) } : {}),
          },
        ),
      )
      if (sheet) {
        const compared = beside(sheet, answer)
        if (values.json) printJson(compared)
        else process.stdout.write(besideWords(compared))
        return 0
      }
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

/** Their table beside ours, a line a number; what does not add up in theirs at the end. */
const besideWords = ({ lines, slips }: Beside): string =>
  [
    ...lines.map(
      ({ line, title, measure, theirs, ours, says }) =>
        `第${line}行 ${title} ${measure} 原 ${theirs ?? '—'} 本系统 ${ours ?? '—'} ${says}`,
    ),
    ...slips.map(({ says }) => `原表：${says}`),
    '',
  ].join('\n')

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
