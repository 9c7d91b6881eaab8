import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filesUnder, type Node, parsed, textOf, walk } from '../../scripts/docs/sources.ts'
import {
  type DocumentCode,
  documentCodes,
  documentSpec,
  isDocumentCode,
  missingParts,
  procedure,
} from '../../src/law/index.ts'
import { composeLetter, letterText } from '../../src/petitions/letters/index.ts'
import { samples } from '../../src/petitions/letters/samples.ts'
import { noFindings, readAtLeast } from './findings.ts'

/** Documents that no row issues. */
const issuedElsewhere: Readonly<Record<string, string>> = {
  'DOC-01': 'the receipt, issued by the registration itself',
  'DOC-21': 'written to an organ about its duties, over several cases or none: oversight/',
  'DOC-22': 'a proposal to an organ and its feedback: oversight/',
}

const issued = [...new Set(procedure.flatMap(({ documents }) => documents ?? []))].sort()

test('every document that a row issues has its required parts in law/documents', () => {
  readAtLeast(10, issued.length, 'documents that rows issue')
  noFindings(
    issued.filter((code) => !isDocumentCode(code)),
    'write law/documents/doc-nn.ts: the parts that the law asks for, each with its article',
  )
})

test('every document is issued by some row', () => {
  noFindings(
    documentCodes.filter((code) => !issued.includes(code) && !issuedElsewhere[code]),
    'name it in `documents` of the row that issues it, or here with its reason',
  )
  noFindings(
    Object.keys(issuedElsewhere).filter((code) => issued.includes(code)),
    'a row issues it now: take it out of the list',
  )
})

test('every document composes from a complete sample, without a gap', () => {
  readAtLeast(10, documentCodes.length, 'documents')
  const findings = documentCodes.flatMap((code) => {
    const sample = samples.find((one) => one.code === code && !one.frame.sealed)
    if (!sample) return [`${code} has no sample in letters/samples.ts`]
    const missing = missingParts(documentSpec(code), sample.content as Record<string, unknown>)
    if (missing.length > 0) return [`the sample of ${code} lacks ${missing.map(({ key }) => key).join(', ')}`]
    const text = letterText(composeLetter(code, sample.frame, sample.content as never))
    return text.length > 150 && !text.includes('待填') ? [] : [`${code} has a gap: ${text.slice(0, 200)}`]
  })
  noFindings(findings, 'write letters/compose/doc-nn.ts and its sample')
})

test('petitions fills every document that a row issues from the act', () => {
  const filled = new Set<string>()
  walk(parsed('src/petitions/content.ts').program, (node) => {
    if (node.type === 'Property') filled.add(textOf(node.key as Node) ?? '')
  })
  readAtLeast(10, [...filled].filter((key) => isDocumentCode(key)).length, 'documents filled')
  noFindings(
    issued.filter((code) => !filled.has(code)),
    'add what the act knows of it to `builders` in petitions/content.ts: without it the document stays empty and is refused',
  )
})

test('every document has a golden text', () => {
  const golden = filesUnder('src/petitions/letters/golden')
  readAtLeast(10, golden.length, 'golden texts')
  noFindings(
    documentCodes.filter((code: DocumentCode) => !golden.some((path) => path.includes(`/${code}`))),
    'the text of a letter is looked at by a person once, and then kept',
  )
  assert.deepEqual(
    golden.filter((path) => !isDocumentCode(/DOC-\d\d/.exec(path)?.[0] ?? '')),
    [],
  )
})
