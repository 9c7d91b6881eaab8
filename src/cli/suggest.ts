import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { loadSettings } from '../kernel/index.ts'
import { type BackTest, backTest, countsOf, learnable, type Question } from '../petitions/index.ts'
import { withHouse } from './house.ts'
import { type CommandDoer, printJson, readArgs, say, UsageError } from './program.ts'

const usage = '用法: dengwen suggest backtest [--file FILE.ndjson[.gz]] | learn | status'

/**
 * `dengwen suggest`: `backtest` tells how the machine would have done, on the office's closed cases or a file; `learn`
 * keeps the model; `status` tells what was learned last.
 */
export const suggestCommand: CommandDoer = async (args) => {
  const { values, positionals } = readArgs({
    args,
    allowPositionals: true,
    options: { data: { type: 'string' }, json: { type: 'boolean' }, file: { type: 'string' } },
  })
  const [what, ...rest] = positionals
  if (rest.length || !what || !['backtest', 'learn', 'status'].includes(what)) throw new UsageError(usage)
  if (values.file && what !== 'backtest') throw new UsageError(usage)
  const answer = values.file
    ? { results: { category: ofFile(values.file) } }
    : await withHouse(values.data, ({ proposals }) =>
        what === 'backtest' ? proposals.tryOut() : what === 'learn' ? proposals.learn() : proposals.newest(),
      )
  if (values.json) printJson(answer)
  else if (!answer) say('还没有学习过：请运行 dengwen suggest learn。')
  else print(answer.results)
  return 0
}

/** Lines `{title or subject, content or detail, category or cat1}`; those without a category are passed over. */
function ofFile(path: string): BackTest {
  const raw = readFileSync(path)
  const lines = (path.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8').split('\n')
  const texts = lines.flatMap((line) => {
    if (!line.trim()) return []
    const row = JSON.parse(line) as Record<string, unknown>
    const code = row.category ?? row.cat1
    const [title, content] = [String(row.title ?? row.subject ?? ''), String(row.content ?? row.detail ?? '')]
    return code ? [{ counts: countsOf({ title, content }), code: String(code) }] : []
  })
  return backTest(learnable(texts, loadSettings().proposalClassTexts))
}

const titles: Readonly<Record<Question, string>> = { category: '内容分类', path: '办理路径', organ: '承办单位' }

function print(results: Partial<Record<Question, BackTest>>): void {
  for (const [question, title] of Object.entries(titles)) {
    const result = results[question as Question]
    if (!result) {
      process.stdout.write(`${title}：办结的件太少，没有学习。\n`)
      continue
    }
    const { folds, texts, first, firstTwo, classes } = result
    process.stdout.write(
      `${title}：${folds}折回测 ${texts} 篇，第一个就对 ${share(first)}，前两个有对的 ${share(firstTwo)}\n`,
    )
    for (const one of classes)
      process.stdout.write(
        `  ${one.code}：${one.texts} 篇，第一个就对 ${share(one.first)}，前两个有对的 ${share(one.firstTwo)}\n`,
      )
  }
}

const share = (value: number): string => `${(value * 100).toFixed(1)}%`
