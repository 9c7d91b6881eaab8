import { test } from 'node:test'
import { assertFresh } from './findings.ts'

test('docs/figures.md shows the figures as they are defined', () => assertFresh('docs/figures.md'))

test('docs/import.md shows the fields as they are read', () => assertFresh('docs/import.md'))
