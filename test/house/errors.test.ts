import { test } from 'node:test'
import { refusalsInProgram } from '../../scripts/docs/refusals.ts'
import { type Node, nameOf, parsed, programFiles, textOf, walk } from '../../scripts/docs/sources.ts'
import { problems } from '../../src/kernel/index.ts'
import { cite } from '../../src/law/index.ts'
import { assertFresh, noFindings, readAtLeast } from './findings.ts'

const refusals = refusalsInProgram()
const han = /\p{Script=Han}/u

test('docs/errors.md lists every refusal and every problem, and nothing else', () => {
  readAtLeast(70, new Set(refusals.map(({ code }) => code)).size, 'refusal codes')
  readAtLeast(15, Object.keys(problems).length, 'problem codes')
  assertFresh('docs/errors.md')
})

test('a refusal says in Chinese what happened and what to do, on a basis that can be cited', () => {
  const findings = refusals.flatMap(({ code, article, says, remedy, path, line }) => [
    ...(/^[a-z]+(-[a-z]+)*$/.test(code) ? [] : [`${path}:${line} ${code}: codes are lower-kebab words`]),
    ...(han.test(says) || says === '…' ? [] : [`${path}:${line} ${code} says “${says}”`]),
    ...(han.test(remedy) ? [] : [`${path}:${line} ${code} has no remedy`]),
    ...(article === '' || citable(article)
      ? []
      : [`${path}:${line} ${code} stands on “${article}”, which cite() cannot read`]),
  ])
  noFindings(findings, 'a refusal is {code, article, says, remedy}; a person must know what to do next')
})

test('a problem says in Chinese what happened and what to do', () => {
  const findings = Object.entries(problems).flatMap(([code, { title, says, remedy }]) =>
    [title, says, remedy].every((words) => han.test(words)) ? [] : [code],
  )
  noFindings(findings, 'give it title, says and remedy in kernel/problem.ts')
})

/** Told by the command line only, where no problem+json is spoken. */
const twice = new Set(['bad-input'])

test('one code, one meaning: no refusal has the code of a problem', () => {
  const findings = [...new Set(refusals.map(({ code }) => code))].filter((code) => code in problems && !twice.has(code))
  noFindings(findings, 'programs tell answers apart by the code: rename one of the two')
})

test('every problem is raised somewhere', () => {
  const raised = new Set<string>()
  for (const path of programFiles().filter((file) => parsed(file).text.includes('problem(')))
    walk(parsed(path).program, (node) => {
      if (node.type === 'CallExpression' && nameOf(node.callee) === 'problem')
        raised.add(textOf((node.arguments as Node[])[0]) ?? '')
    })
  readAtLeast(12, raised.size, 'problems raised')
  noFindings(
    Object.keys(problems).filter((code) => !raised.has(code)),
    'nothing answers this: take it out of kernel/problem.ts',
  )
})

test('refusals are made by refuse() alone', () => {
  const makers = programFiles().filter((path) =>
    /\brefused: true\b/.test(parsed(path).text.replace(/readonly refused: true/, '')),
  )
  readAtLeast(1, makers.length, 'makers of refusals')
  noFindings(
    makers.filter((path) => path !== 'src/law/refusal.ts'),
    'call refuse(code, article, says, remedy), so that it is found, listed and checked',
  )
})

function citable(article: string): boolean {
  try {
    return article.split(';').every((one) => han.test(cite(one)))
  } catch {
    return false
  }
}
