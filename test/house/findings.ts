import assert from 'node:assert/strict'

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
  assert.ok(count >= least, `only ${count} ${what} read, at least ${least} expected: does this rule still look in the right place?`)
}
