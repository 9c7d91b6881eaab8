import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { bigrams, codeHash, createVault, normalCode, open, openText, seal } from './vault.ts'

const master = Buffer.alloc(32, 1)

test('a sealed value opens at its own row only, and only unchanged', () => {
  const key = randomBytes(32)
  const sealed = seal(key, 'submission|title|A', '小区停水𬭊䶮')
  assert.equal(openText(key, 'submission|title|A', sealed), '小区停水𬭊䶮')
  assert.throws(() => open(key, 'submission|title|B', sealed))
  assert.throws(() => open(randomBytes(32), 'submission|title|A', sealed))
  const changed = Buffer.from(sealed)
  changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1
  assert.throws(() => open(key, 'submission|title|A', changed))
  assert.notDeepEqual(seal(key, 'submission|title|A', '小区停水𬭊䶮'), sealed)
})

test('case keys survive a restart by their wrapping, not without the epoch key', () => {
  const vault = createVault(master, new Map())
  const epoch = vault.newEpoch('2026-30')
  const made = vault.newCase('2026-30', '450100-2026-0000017-4')
  const later = createVault(master, new Map([['2026-30', epoch]]))
  assert.deepEqual(later.openCase('2026-30', '450100-2026-0000017-4', made.wrapped), made.keys)
  assert.throws(() => createVault(master, new Map()).openCase('2026-30', '450100-2026-0000017-4', made.wrapped))
  assert.throws(() => createVault(Buffer.alloc(32, 2), new Map([['2026-30', epoch]])))
})

test('query codes: 16 characters in groups, the same again, other for another version, forgiving when typed', () => {
  const vault = createVault(master, new Map())
  const code = vault.queryCode('450100-2026-0000017-4', 1)
  assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  assert.equal(vault.queryCode('450100-2026-0000017-4', 1), code)
  assert.notEqual(vault.queryCode('450100-2026-0000017-4', 2), code)
  assert.notEqual(vault.queryCode('450100-2026-0000018-2', 1), code)
  assert.deepEqual(codeHash(code.toLowerCase().replaceAll('-', ' ')), codeHash(code))
  assert.equal(normalCode('oil0-1'), '01101')
})

test('search words: pairs inside runs of letters, whatever the width and case; the same word, the same token', () => {
  assert.deepEqual([...bigrams('停水，Ａb 1')], ['停水', 'ab'])
  assert.deepEqual([...bigrams('𬭊䶮路')], ['𬭊䶮', '䶮路'])
  const vault = createVault(master, new Map())
  const [word] = vault.searchTokens('停水')
  assert.ok(word && vault.searchTokens('小区连续停水三天').includes(word))
  assert.ok(!vault.searchTokens('小区连续停电三天').includes(word))
  assert.ok(!createVault(Buffer.alloc(32, 2), new Map()).searchTokens('停水').includes(word))
})
