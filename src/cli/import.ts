import { closeSync, existsSync, fchmodSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { dayAt } from '../kernel/index.ts'
import type { House } from '../main.ts'
import { type BackfillLine, type Filed, type Receiver, readLine, receiverOf, record } from '../petitions/index.ts'
import { withHouse } from './house.ts'
import { bytesOf, linesOf, type TextLine } from './ndjson.ts'
import { type CommandDoer, printJson, readArgs, say, UsageError } from './program.ts'

/** Kinds of contract.md §5 that can be imported; the others come with their modules. */
const kinds = ['submissions'] as const

export type ImportCounts = { read: number; stored: number; unchanged: number; rejected: number }
type Rejected = { line: number; no: string | null; reason: string; raw: string }

/**
 * `dengwen import FILE.ndjson[.gz] [--kind submissions] [--update] [--organ CODE]` (contract.md §2, §5). Each portion is
 * one transaction; where a run broke off follows from the numbers that are stored, so that the same command simply goes
 * on. What cannot be filed goes to `FILE.rejected.ndjson`, written anew by every run.
 */
export const importCommand: CommandDoer = async (args) => {
  const { values, positionals } = readArgs({
    args,
    options: {
      data: { type: 'string' },
      json: { type: 'boolean' },
      kind: { type: 'string', default: 'submissions' },
      update: { type: 'boolean', default: false },
      organ: { type: 'string' },
    },
    allowPositionals: true,
  })
  const [path, ...more] = positionals
  if (!path || more.length)
    throw new UsageError(
      '用法 (usage): dengwen import FILE.ndjson[.gz] [--kind submissions] [--update] [--organ 单位代码] [--data DIR]',
    )
  if (!kinds.some((kind) => kind === values.kind))
    throw new UsageError(`没有导入类别“${values.kind}”；现有：${kinds.join('、')}。(unknown kind)`)
  if (!existsSync(path)) throw new UsageError(`没有文件 ${path}。(no such file)`)
  return withHouse(values.data, async (house) => {
    const counts = await importFile(house, path, {
      update: values.update,
      ...(values.organ ? { organ: values.organ } : {}),
    })
    if (values.json) printJson(counts)
    else
      process.stdout.write(
        `读 ${counts.read} 行：登记 ${counts.stored}，未变 ${counts.unchanged}，退回 ${counts.rejected}。\n`,
      )
    return 0
  })
}

/** Lines that are filed in one transaction. */
const portionLines = 1_000
const progressMs = 1_000

/** @throws with words for the administrator: an organ that is not there, a file that breaks off */
export async function importFile(
  house: Pick<House, 'petitions'>,
  path: string,
  options: { update?: boolean; organ?: string } = {},
): Promise<ImportCounts> {
  const { directory, kernel } = house.petitions
  const today = dayAt(kernel.clock.now()).toString()
  const counts: ImportCounts = { read: 0, stored: 0, unchanged: 0, rejected: 0 }
  const flags = new Map<string, number>()
  const rejects = rejectFile(path)
  const total = bytesOf(path)
  let receiver: Receiver | undefined
  let told = performance.now()
  try {
    for await (const portion of portions(linesOf(path))) {
      const rejected: Rejected[] = []
      const good: { text: TextLine; line: BackfillLine }[] = []
      for (const text of portion) {
        const { no, line, faults } = readText(text.text)
        if (faults.length) rejected.push({ line: text.line, no, reason: faults.join(''), raw: text.text ?? '' })
        else good.push({ text, line })
      }
      receiver ??= await receiverOf(
        house.petitions,
        options.organ,
        good.map(({ line }) => line),
      )
      const filed = await record(
        house.petitions,
        { receiver, staff: null, update: options.update ?? false },
        good.map(({ line }) => line),
      )
      for (const [at, { text, line }] of good.entries()) {
        const reason = reasonAgainst(filed[at])
        if (reason) rejected.push({ line: text.line, no: line.no, reason, raw: text.text ?? '' })
        else {
          if (filed[at]?.state === 'same') counts.unchanged++
          else counts.stored++
          for (const flag of line.unknown ?? []) flags.set(flag, (flags.get(flag) ?? 0) + 1)
        }
      }
      counts.read += portion.length
      counts.rejected += rejected.length
      rejects.write(rejected.sort((a, b) => a.line - b.line))
      if (performance.now() - told > progressMs) {
        told = performance.now()
        const done = total ? Math.floor((100 * (portion.at(-1)?.done ?? 0)) / total) : 100
        say(
          `已读 ${counts.read} 行（文件的 ${done}%）：登记 ${counts.stored}，未变 ${counts.unchanged}，退回 ${counts.rejected}`,
        )
      }
    }
  } finally {
    rejects.close()
  }
  for (const [flag, lines] of flags) say(`${flagWords[flag] ?? flag}不在本系统目录里的 ${lines} 行，原样留存并标记。`)
  if (counts.rejected) say(`退回的行和原因见 ${rejects.path}；改好后再导入一次即可，已登记的不会重复。`)
  return counts

  function readText(text: string | null): ReturnType<typeof readLine> {
    if (text === null)
      return { no: null, line: {} as BackfillLine, faults: ['这一行不是UTF-8文字，或者超过1MB；请把文件另存为UTF-8。'] }
    let json: unknown
    try {
      json = JSON.parse(text)
    } catch {
      return { no: null, line: {} as BackfillLine, faults: ['这一行不是正确的JSON。'] }
    }
    return readLine(json, directory, today)
  }
}

const flagWords: Readonly<Record<string, string>> = {
  placeRegion: '问题属地',
  category: '内容分类',
  handler: '办理单位',
}

function reasonAgainst(filed: Filed | undefined): string | null {
  switch (filed?.state) {
    case 'other':
      return `这个原编号已经登记为${filed.caseNo}，内容不同；确要以这一行为准的，加 --update 再导入。`
    case 'in-hand':
      return `这个原编号已经登记为${filed.caseNo}，并且已经在本系统办理，不能由导入更改；请打开那一件更正。`
    default:
      return null
  }
}

async function* portions(lines: AsyncIterable<TextLine>): AsyncGenerator<TextLine[]> {
  let portion: TextLine[] = []
  for await (const line of lines) {
    portion.push(line)
    if (portion.length === portionLines) {
      yield portion
      portion = []
    }
  }
  if (portion.length) yield portion
}

/** `a/b.ndjson[.gz]` → `a/b.rejected.ndjson`, readable by its owner only: it holds what people wrote. */
function rejectFile(path: string) {
  const to = join(dirname(path), `${basename(path).replace(/(\.ndjson|\.jsonl|\.json)?(\.gz)?$/, '')}.rejected.ndjson`)
  const file = openSync(to, 'a', 0o600)
  fchmodSync(file, 0o600)
  ftruncateSync(file)
  return {
    path: to,
    write(rejected: readonly Rejected[]): void {
      if (rejected.length) writeSync(file, rejected.map((one) => `${JSON.stringify(one)}\n`).join(''))
    },
    close: (): void => closeSync(file),
  }
}
