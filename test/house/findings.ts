import assert from 'node:assert/strict'
import { read } from '../../scripts/docs/sources.ts'
import { pages } from '../../scripts/docs.ts'

/**
 * A house rule's answer.
 * @param findings where it is broken, `path:line what` each
 * @param remedy what the developer should do now
 */
export function noFindings(findings: readonly string[], remedy: string): void {
  if (findings.length > 0)
    assert.fail(`${findings.length} found:\n${findings.map((finding) => `  ${finding}`).join('\n')}\n→ ${remedy}`)
}

/** A rule that read nothing has checked nothing: the folder moved, or the parser failed silently. */
export function readAtLeast(least: number, count: number, what: string): void {
  assert.ok(
    count >= least,
    `only ${count} ${what} read, at least ${least} expected: does this rule still look in the right place?`,
  )
}

/** A generated page is the one that the code makes now. */
export function assertFresh(path: string): void {
  const page = pages[path]
  assert.ok(page, `${path} is not among the pages of scripts/docs.ts`)
  const fresh = page()
  assert.ok(fresh.length > 1_000, `${path} would hold ${fresh.length} characters: did its generator read anything?`)
  const kept = read(path).split('\n')
  const line = fresh.split('\n').findIndex((text, index) => text !== kept[index])
  if (line >= 0 || kept.length !== fresh.split('\n').length)
    assert.fail(
      `${path}:${line + 1} is not what the code says now:\n  kept  ${kept[line] ?? '(nothing)'}\n  fresh ${fresh.split('\n')[line] ?? '(nothing)'}\n→ run \`npm run docs\` and commit the page with the change`,
    )
}
