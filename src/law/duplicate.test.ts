import assert from 'node:assert/strict'
import test from 'node:test'
import { type Capacity, type DuplicateFacts, duplicate } from './duplicate.ts'

type Person = DuplicateFacts['people'][number]
const person = (key: string, as: Capacity = 'petitioner'): Person => ({ key, as })
const open = (...people: Person[]): DuplicateFacts => ({ people, accusation: false, anonymous: false, accused: [] })
const accusation = (accused: string, ...people: Person[]): DuplicateFacts => ({
  ...{ people, accusation: true, anonymous: people.length === 0, accused: [accused] },
})

const SAME = { facts: true, requests: true }
const NEW_FACTS = { facts: false, requests: true }
const NEW_REQUEST = { facts: true, requests: false }
const OTHER = { facts: false, requests: false }
const signers = Array.from({ length: 40 }, (_, index) => person(`signer-${index}`, 'coSigner'))

// domain.md §9 "Dedup", then the traps.
for (const [why, earlier, later, same, verdict, reasons] of [
  ['same person, same matter', open(person('a')), open(person('a')), SAME, 'repeat', ['same-person', 'same-matter']],
  ['same matter, another person', open(person('a')), open(person('b')), SAME, 'related', ['same-matter']],
  [
    'one of 40 signers wrote before',
    open(person('signer-17')),
    open(...signers),
    SAME,
    'repeat',
    ['same-person', 'same-matter'],
  ],
  [
    'a proxy writes for someone who wrote before',
    open(person('a')),
    open(person('a'), person('b', 'proxy')),
    SAME,
    'repeat',
    ['same-person', 'same-matter'],
  ],
  [
    'one proxy, two principals',
    open(person('a'), person('lawyer', 'proxy')),
    open(person('b'), person('lawyer', 'proxy')),
    SAME,
    'related',
    ['only-proxy-shared', 'same-matter'],
  ],
  [
    'a proxy later writes for himself',
    open(person('a'), person('b', 'proxy')),
    open(person('b')),
    SAME,
    'related',
    ['same-matter'],
  ],
  [
    'anonymous accusations of the same',
    accusation('x'),
    accusation('x'),
    NEW_REQUEST,
    'repeat',
    ['same-accused', 'same-matter'],
  ],
  ['anonymous accusations of two', accusation('x'), accusation('y'), SAME, 'related', ['same-matter']],
  [
    'a named accusation again',
    accusation('x', person('a')),
    accusation('x', person('a')),
    SAME,
    'repeat',
    ['same-person', 'same-matter'],
  ],
  [
    'an anonymous accusation after a named one',
    accusation('x', person('a')),
    accusation('x'),
    SAME,
    'related',
    ['same-matter'],
  ],
  [
    'an accusation and an open matter of one person',
    accusation('x', person('a')),
    open(person('a')),
    SAME,
    'none',
    ['sealed-apart'],
  ],
  ['new facts of the same person', open(person('a')), open(person('a')), NEW_FACTS, 'related', ['same-person']],
  ['a new request on the same facts', open(person('a')), open(person('a')), NEW_REQUEST, 'related', ['same-person']],
  ['nothing in common', open(person('a')), open(person('b')), OTHER, 'none', []],
  ['nobody named in either', open(), open(), SAME, 'related', ['same-matter']],
] as const)
  test(`${why}: ${verdict}`, () => assert.deepEqual(duplicate(earlier, later, same), { verdict, reasons }))
