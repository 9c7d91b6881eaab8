import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readable, settings, settingsFile, units } from '../../scripts/docs/settings.ts'
import { programFiles, read } from '../../scripts/docs/sources.ts'
import { loadSettings, wordVariables } from '../../src/kernel/index.ts'
import { assertFresh, noFindings, readAtLeast } from './findings.ts'

/** Settings whose code is still to come. */
const promised: Readonly<Record<string, string>> = {}

/** Read while the program is built, by nobody who runs it. */
const ofTheBuild = ['DENGWEN_PORTAL_OUT']

const all = settings()

test('docs/settings.md shows every setting', () => {
  readAtLeast(25, all.length, 'settings')
  assert.deepEqual(
    all.map(({ name }) => name).sort(),
    Object.keys(loadSettings({})).sort(),
    `${settingsFile} is not read whole`,
  )
  assertFresh('docs/settings.md')
})

test('a setting ends with its unit', () => {
  noFindings(
    all.filter((setting) => !readable(setting)).map(({ name }) => name),
    `end the name with its unit (${units.map(([pattern]) => pattern.source.replace('$', '')).join(', ')}), or add the unit to scripts/docs/settings.ts`,
  )
})

test('a setting has a comment, or stands in a group of its kind', () => {
  noFindings(
    all
      .filter(({ comment, group }) => !comment && all.filter((other) => other.group === group).length < 2)
      .map(({ name }) => name),
    'say what it limits',
  )
})

test('every setting is used', () => {
  const files = programFiles().filter((path) => path !== settingsFile)
  readAtLeast(100, files.length, 'files')
  const unused = all
    .filter(({ name }) => !files.some((path) => new RegExp(`\\b${name}\\b`).test(read(path))))
    .map(({ name }) => name)
  noFindings(
    unused.filter((name) => !promised[name]),
    'an administrator who sets it changes nothing: use it, or take it out',
  )
  noFindings(
    Object.keys(promised).filter((name) => !unused.includes(name)),
    'it is used now: take it out of `promised`',
  )
})

test('a variable that the program reads is documented, and one that is documented is read', () => {
  const files = programFiles().filter((path) => path !== settingsFile && !path.endsWith('vite.config.ts'))
  const text = [...files, 'scripts/start.mjs'].map((path) => read(path)).join('\n')
  const known = new Set([...all.map(({ variable }) => variable), ...Object.keys(wordVariables), ...ofTheBuild])
  const named = new Set(text.match(/\b(DENGWEN_[A-Z_]+|DATABASE_URL)\b/g))
  readAtLeast(10, named.size, 'variables')
  noFindings(
    [...named].filter((name) => !known.has(name)),
    `name it in ${settingsFile}`,
  )
  noFindings(
    Object.keys(wordVariables).filter((name) => !named.has(name)),
    'nothing reads it: take it out',
  )
})

test('a setting that is no whole number stops the start, and names the variable', () => {
  assert.equal(loadSettings({ DENGWEN_SIGN_IN_TRIES_PER_HOUR: '3' }).signInTriesPerHour, 3)
  for (const value of ['-1', '1.5', 'viele', '1e3'])
    assert.throws(
      () => loadSettings({ DENGWEN_SIGN_IN_TRIES_PER_HOUR: value }),
      /DENGWEN_SIGN_IN_TRIES_PER_HOUR/,
      value,
    )
})
