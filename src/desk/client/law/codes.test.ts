import assert from 'node:assert/strict'
import { test } from 'node:test'
import { channels as known } from '../../../petitions/index.ts'
import { channels } from './codes.ts'

test('the channels of the form are those of the server', () => assert.deepEqual(channels, { ...known }))
