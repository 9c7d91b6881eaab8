import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actsNamed, idsIn, namedTests } from '../../scripts/docs/row-tests.ts'
import { documentCodes } from '../../src/law/index.ts'
import { noFindings, readAtLeast } from './findings.ts'

const tests = namedTests()
const named = (id: string) => tests.filter(({ ids }) => ids.includes(id))

/** Rules of rights.md that an act of the procedure could break. */
const rights = ['RG-1', 'RG-4', 'RG-5', 'RG-6', 'RG-7', 'RG-8', 'RG-9', 'RG-10', 'RG-14']

/** Documents of domain.md §2.7 that no case issues. */
const ofNoCase: Readonly<Record<string, string>> = {
  'DOC-23': 'the reports of figures/reports: RPT-16…19 (快报、通报、分析、专报), RPT-20, RPT-21 (年度报告)',
}

test('every act of the procedure is taken and refused by tests that bear the id of its row', () => {
  readAtLeast(100, tests.length, 'tests with an id')
  readAtLeast(90, actsNamed().length, 'acts')
  noFindings(
    actsNamed().flatMap(({ id, command }) => [
      ...(named(id).some(({ takes }) => takes.has(command)) ? [] : [`${id} ${command} is taken by no test`]),
      ...(named(id).some(({ refuses }) => refuses.has(command)) ? [] : [`${id} ${command} is refused by no test`]),
    ]),
    "write test('ST-nn: …') with .do(who, command) and .refused(who, command, code): test/machine.ts drives law without a database",
  )
})

test('every right that the procedure could break has a test of its name', () => {
  noFindings(
    rights.filter((id) => named(id).length === 0),
    "write test('RG-n: …')",
  )
})

test('DOC-01…26 are documents of the program, or say where else they belong', () => {
  const all = Array.from({ length: 26 }, (_, index) => `DOC-${String(index + 1).padStart(2, '0')}`)
  noFindings(
    all.filter((code) => (documentCodes as readonly string[]).includes(code) === code in ofNoCase),
    'a document of a case stands in law/documents and has a golden text; another one stands here with its reason',
  )
})

test('the reader of names and bodies reads them', () => {
  assert.deepEqual(idsIn('ST-22, 23, L22 24(1): moved'), ['ST-22', 'ST-23'])
  assert.deepEqual(idsIn('regression, ST-05, ST-06: nothing'), ['ST-05', 'ST-06'])
  assert.deepEqual(idsIn('RG-5a: one; RGT-11: none of ours'), ['RG-5'])
  const [first] = tests.filter(({ name }) => name.startsWith('ST-61: one urge a day'))
  assert.deepEqual([first?.takes.has('urge'), first?.refuses.has('urge')], [true, true])
  assert.deepEqual([first?.takes.has('transfer'), first?.refuses.has('transfer')], [false, false])
})
