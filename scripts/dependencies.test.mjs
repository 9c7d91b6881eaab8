import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { dependenciesDiffer } from './dependencies.mjs'

const folder = mkdtempSync(join(tmpdir(), 'dengwen-dependencies-'))
mkdirSync(join(folder, 'node_modules'))
after(() => rmSync(folder, { recursive: true, force: true }))

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/for-linux': { version: '1.0.0', integrity: 'sha512-l', optional: true },
  'node_modules/for-darwin': { version: '1.0.0', integrity: 'sha512-d', optional: true },
}
const { '': _root, 'node_modules/for-darwin': _other, ...installed } = wanted

for (const [title, packages, differs] of [
  ['nothing was installed', undefined, true],
  ['all is installed but what is for other platforms', installed, false],
  ['a package is missing', { ...installed, 'node_modules/a': undefined }, true],
  ['a package has another version', { ...installed, 'node_modules/a': { version: '0.9.0' } }, true],
  ['an optional package has another version', { ...installed, 'node_modules/for-linux': { version: '0.9.0' } }, true],
  [
    'a package of the same version has other contents',
    { ...installed, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } },
    true,
  ],
]) {
  test(`${title}: ${differs ? 'npm ci' : 'nothing to do'}`, () => {
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }))
    const left = join(folder, 'node_modules/.package-lock.json')
    if (packages) writeFileSync(left, JSON.stringify({ packages }))
    else rmSync(left, { force: true })
    assert.equal(dependenciesDiffer(folder), differs)
  })
}
