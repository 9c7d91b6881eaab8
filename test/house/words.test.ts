import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  filesUnder,
  isScript,
  isTest,
  lineOf,
  type Node,
  nameOf,
  parsed,
  read,
  walk,
} from '../../scripts/docs/sources.ts'
import { noFindings, readAtLeast } from './findings.ts'

/**
 * The vocabulary of control (domain.md §6.4, RG-11). Dengwen manages matters and the duties of organs, never people:
 * these words are no column, value, menu, report or text of it. They stand here and nowhere else.
 */
const words = [
  ...['稳控', '盯控', '五包一', '劝返', '截访', '黑名单', '重点人员', '老户(?![口籍型])', '非正常上访', '越级', '扬言'],
  ...['风险等级', '预警', '人脸', '轨迹', '亲属单位', '息诉罢访', '训诫', '拘留'],
  // 信息访问 and 并非访客 are harmless.
  ...['息访(?![问谈客])', '非访(?![问谈客])'],
].map((word) => new RegExp(word))

/** The same in the languages of names: pinyin and English. */
const names = [
  /wen_?kong|ding_?kong|quan_?fan|jie_?fang_?(ren|che)|hei_?ming_?dan|zhong_?dian_?ren|fei_?fang|yue_?ji|yang_?yan|xi_?fang_?bao/,
  /black_?list|watch_?list|deny_?list_?(person|people)|key_?(person|people)|(person|people|petitioner)_?(risk|score|rank|grade|level|label|tag|flag|alert)/,
  /risk_?(level|score|grade)|threat_?(level|flag)|(unlawful|abnormal|illegal)_?(visit|petition)|skip_?level/,
  /face_?(id|print|recognition|match|capture)|trajector(y|ies)|movement_?(log|record)|relatives?_?(employer|unit|work)/,
  /interception|persuade_?(back|return)|admonish|detention|detain|stop_?petitioning|repeat_?petitioner|troublemaker/,
]

/** `path word`: texts that tell people what the program does not do may say so; each with its reason. */
const mayName: Readonly<Record<string, string>> = {}

const ours = (path: string): boolean =>
  path !== 'test/house/words.test.ts' && !/\.(png|webp|jpe?g|svg|pdf|woff2?|ico)$/.test(path)

test('no text, label or code says a word of control', () => {
  // Menus, texts and reports stand in src; what people read about them, and the schema as a database shows it, beside it.
  const said = [...filesUnder('docs', ours), 'README.md', 'CHANGELOG.md', 'test/house/schema.golden.txt']
  const files = [...filesUnder('src', ours), ...said]
  readAtLeast(200, files.length, 'files of src')
  readAtLeast(15, said.length, 'documents')
  const findings = files.flatMap((path) => {
    const text = withoutComments(path)
    return words.flatMap((word) => {
      const found = word.exec(text)
      return found && !mayName[`${path} ${found[0]}`] ? [`${path}:${lineOf(text, found.index)} says ${found[0]}`] : []
    })
  })
  noFindings(
    findings,
    'the program describes the matter and what organs owe, never the person: drop the field or say it about the organ',
  )
})

test('no name, value or column means one', () => {
  const scripts = filesUnder('src', (path) => isScript(path) && !isTest(path))
  const inScripts = scripts.flatMap((path) =>
    namesIn(path)
      .filter(({ name }) => isControl(name))
      .map(({ name, start }) => `${path}:${lineOf(read(path), start)} ${name}`),
  )
  const others = filesUnder('src', (path) => /\.(sql|css|typ|json)$/.test(path))
  const inOthers = others.flatMap((path) =>
    [...withoutComments(path).matchAll(/[A-Za-z_][\w-]*/g)]
      .filter(([name]) => isControl(name))
      .map(([name]) => `${path} ${name}`),
  )
  readAtLeast(150, scripts.length, 'scripts')
  readAtLeast(10, others.length, 'migrations, styles and templates')
  noFindings(
    [...inScripts, ...inOthers],
    'no score, label, list, forecast or trace of a person: see docs/architecture.md, what it refuses',
  )
})

test('the finder finds them', () => {
  for (const text of ['纳入黑名单', '非访人员', '息访保证书'])
    assert.ok(
      words.some((word) => word.test(text)),
      text,
    )
  for (const text of ['个人信息访问记录', '并非访客']) assert.ok(!words.some((word) => word.test(text)), text)
  for (const name of [
    'isBlacklisted',
    'risk_level',
    'petitionerScore',
    'face-recognition',
    'trajectories',
    'keyPersons',
  ])
    assert.equal(isControl(name), true, name)
  for (const name of ['interceptor', 'watch', 'surface', 'riskless', 'petitioner', 'listLimit', 'levelOf', 'facePaths'])
    assert.equal(isControl(name), false, name)
})

function isControl(name: string): boolean {
  const plain = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase()
  return names.some((pattern) => pattern.test(plain)) || words.some((word) => word.test(name))
}

/** Identifiers, keys and short values. */
function namesIn(path: string): { name: string; start: number }[] {
  const found: { name: string; start: number }[] = []
  walk(parsed(path).program, (node: Node) => {
    const value =
      node.type === 'Literal' && typeof node.value === 'string' && /^[\w:#-]{3,60}$/.test(node.value)
        ? node.value
        : nameOf(node)
    if (value) found.push({ name: value, start: node.start })
  })
  return found
}

/** A comment may say what is refused, and why. Lines stay where they are. */
function withoutComments(path: string): string {
  const text = read(path)
  const blank = (comment: string): string => comment.replace(/[^\n]/g, ' ')
  if (path.endsWith('.sql')) return text.replace(/--.*$/gm, blank)
  if (path.endsWith('.css') || path.endsWith('.typ'))
    return text.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/(^|\s)\/\/.*$/gm, blank)
  if (!isScript(path)) return text
  let at = 0
  const kept = parsed(path).comments.map(({ start, end }) => {
    const before = text.slice(at, start)
    at = end
    return before + blank(text.slice(start, end))
  })
  return kept.join('') + text.slice(at)
}
