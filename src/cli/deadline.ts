import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { deadline, type LocalPack, localPacks, publishedCalendar } from '../law/index.ts'
import { type CommandDoer, printJson, readArgs, say, UsageError } from './program.ts'

/** `dengwen deadline`: one limit, or a batch of NDJSON lines answered in order; a bad line answers in its place. */
export const deadlineCommand: CommandDoer = async (args) => {
  const { values } = readArgs({
    args,
    options: {
      pack: { type: 'string' },
      rule: { type: 'string' },
      from: { type: 'string' },
      extend: { type: 'string', multiple: true },
      pause: { type: 'string', multiple: true },
      batch: { type: 'string' },
      data: { type: 'string' },
      json: { type: 'boolean' },
    },
  })
  const packs = await packsOf(values.data ?? './data')
  if (values.batch) return batch(values.batch, packs)
  if (!values.pack || !values.rule || !values.from)
    throw new UsageError(
      '用法: dengwen deadline --pack CN-2022 --rule DL-05 --from 2025-08-02 [--extend 30] [--pause A..B]… | --batch FILE.ndjson',
    )
  const extend = values.extend?.map((days) => (/^\d+$/.test(days) ? Number(days) : days))
  const answer = deadline(
    {
      pack: values.pack,
      rule: values.rule,
      from: values.from,
      ...(extend ? { extend: extend.length === 1 ? extend[0] : extend } : {}),
      ...(values.pause ? { pauses: values.pause.map((range) => range.split('..')) } : {}),
    },
    publishedCalendar,
    packs,
  )
  if (values.json) printJson(answer)
  else if ('error' in answer) say(`${answer.error.says}${answer.error.remedy}（${answer.error.article}）`)
  else process.stdout.write(`${answer.steps.join('\n')}\n`)
  return 'error' in answer ? 1 : 0
}

/** The room that reads files is loaded only where there are some: a limit must not wait for a whole program. */
const packsOf = async (dataDir: string): Promise<readonly LocalPack[]> =>
  existsSync(join(dataDir, 'packs')) ? (await import('../petitions/index.ts')).openLocalPacks(dataDir) : localPacks

async function batch(path: string, packs: readonly LocalPack[]): Promise<number> {
  const input = createReadStream(path)
  const failed = new Promise<never>((_, reject) =>
    input.once('error', () => reject(new Error(`读不了文件 ${path}。(cannot read)`))),
  )
  const work = (async () => {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (!line.trim()) continue
      printJson(answerLine(line, packs))
    }
  })()
  await Promise.race([work, failed])
  return 0
}

function answerLine(line: string, packs: readonly LocalPack[]): unknown {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return {
      error: { code: 'bad-input', article: '[D]', says: '这一行不是有效的 JSON。', remedy: '每行一个 JSON 对象。' },
    }
  }
  return deadline(value, publishedCalendar, packs)
}
