import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawing, headLines, machinesDrawn, sentence } from '../../scripts/docs/drawings.ts'
import { procedure, stages } from '../../src/law/index.ts'
import { assertFresh, noFindings, readAtLeast } from './findings.ts'

const machines = machinesDrawn()

test('every row of the procedure stands in a drawing', () => {
  readAtLeast(7, machines.length, 'drawings')
  const drawn = new Set(machines.flatMap(({ rows }) => rows.map(({ row }) => row)))
  noFindings(
    procedure.filter((row) => !drawn.has(row)).map(({ id, command }) => `${id} ${command}`),
    'name the file of the row, or the row, in scripts/docs/drawings.ts',
  )
})

test('a drawing names each of its rows and stages, and its text says the same', () => {
  for (const machine of machines) {
    readAtLeast(4, machine.rows.length, `rows of ${machine.id}`)
    const svg = drawing(machine)
    noFindings(
      machine.rows.filter((drawn) => !svg.includes(sentence(drawn))).map(({ row }) => `${machine.id}: ${row.id}`),
      'a row is not drawn',
    )
    assert.doesNotMatch(svg, /NaN|Infinity|undefined/)
  }
})

test('the drawings and their page are as the rows are', () => {
  assertFresh('docs/guides/procedure.md')
  for (const { id } of machines) assertFresh(`docs/images/procedure/${id}.svg`)
})

test('no heading of a drawing leaves a character alone on its line', () => {
  const titles = Object.values(stages)
  readAtLeast(20, titles.length, 'stages')
  noFindings(
    titles.flatMap((title) =>
      headLines(title)
        .filter((line) => [...line].length < 2 || [...line].length > 5)
        .map((line) => `${title}: “${line}”`),
    ),
    'shorten the name of the stage, or change headLines in scripts/docs/drawings.ts',
  )
})
