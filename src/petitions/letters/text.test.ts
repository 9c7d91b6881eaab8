import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { cite, documentCodes, documentSpec, missingParts, type Part, parseDay, zhDay } from '../../law/index.ts'
import { composeLetter } from './compose/index.ts'
import { samples } from './samples.ts'
import { letterText } from './text.ts'

const golden = join(import.meta.dirname, 'golden')

test('there is a sample of every document', () => {
  assert.deepEqual([...new Set(samples.map(({ code }) => code))], documentCodes)
})

for (const { name, code, frame, content } of samples) {
  const text = letterText(composeLetter(code, frame, content))

  test(`${name}: the sample may be issued`, () => assert.deepEqual(missingParts(documentSpec(code), content), []))

  // To accept new words: DENGWEN_GOLDEN=write node --test src/petitions/letters/text.test.ts, then read the difference.
  test(`${name}: reads as golden/${name}.txt`, () => {
    const file = join(golden, `${name}.txt`)
    if (process.env.DENGWEN_GOLDEN === 'write') {
      mkdirSync(golden, { recursive: true })
      writeFileSync(file, text)
    }
    assert.equal(text, readFileSync(file, 'utf8'))
  })

  if (!frame.sealed)
    test(`${name}: says every required part`, () => {
      for (const part of documentSpec(code).parts.filter(({ required }) => required === true))
        for (const words of wordsOf(part, content[part.key])) assert.ok(text.includes(words), `${part.key}: ${words}`)
    })
}

/** The words in which a value stands on the page. */
function wordsOf(part: Part, value: unknown): string[] {
  if (Array.isArray(value))
    return value.flatMap((item) =>
      typeof item === 'string'
        ? [item]
        : (part.each ?? []).flatMap((inner) => (inner.required ? wordsOf(inner, item[inner.key]) : [])),
    )
  const day = parseDay(value)
  if (day) return [zhDay(day)]
  const chosen = part.choices?.find(([choice]) => choice === value)?.[1]
  const text = chosen ?? cite(String(value))
  // A sentence may go on where the value had its full stop.
  return [text.replace(/[。，；]$/, '')]
}
