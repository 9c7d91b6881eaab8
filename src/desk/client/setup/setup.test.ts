import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodyOf, emptySetup, fieldOf, stepFaults, stepOfField } from './setup.ts'

const filled = Object.fromEntries(Object.keys(emptySetup).map((field) => [field, field])) as typeof emptySetup

/** Paths of everything that is sent, as a problem names them. */
const paths = (value: object, above = ''): string[] =>
  Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'object' ? paths(inner, `${above}${name}.`) : [`${above}${name}`],
  )

test('whatever the server finds wrong is said beside a field of the form, in its step', () => {
  for (const path of paths(bodyOf(filled))) assert.ok(fieldOf(path) in emptySetup, path)
  assert.deepEqual(
    ['token', 'region.code', 'office.mark', 'securityAdmin.password'].map((path) => stepOfField(fieldOf(path))),
    [0, 0, 1, 2],
  )
})

test('a step is left when everything in it is there; two administrators are two people', () => {
  assert.deepEqual(Object.keys(stepFaults(emptySetup, 0)), ['token', 'regionCode', 'regionName'])
  const good = {
    ...filled,
    regionCode: '430500',
    adminPassword: 'correct horse 1',
    securityPassword: 'correct horse 2',
  }
  for (const step of [0, 1, 2]) assert.deepEqual(stepFaults(good, step), {})
  assert.ok(stepFaults({ ...good, regionCode: '4305' }, 0).regionCode)
  assert.ok(stepFaults({ ...good, securityPassword: good.adminPassword }, 2).securityPassword)
  assert.ok(stepFaults({ ...good, adminPassword: 'short' }, 2).adminPassword)
  assert.ok(stepFaults({ ...good, securityLogin: good.adminLogin }, 2).securityLogin)
})
