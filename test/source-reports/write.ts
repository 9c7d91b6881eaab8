// npm run source-reports -- DIR: the two source reports as files for `dengwen import`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { halfYear2008 } from './half-year-2008.ts'
import { year2015 } from './year-2015.ts'

const [dir = 'source-reports'] = process.argv.slice(2)
mkdirSync(dir, { recursive: true })
for (const [name, lines] of [
  ['half-year-2008', halfYear2008()],
  ['year-2015', year2015()],
] as const) {
  const text = [...lines].map((line) => `${JSON.stringify(line)}\n`)
  writeFileSync(join(dir, `${name}.ndjson.gz`), gzipSync(text.join('')))
  process.stdout.write(`${join(dir, name)}.ndjson.gz ${text.length} 行\n`)
}
