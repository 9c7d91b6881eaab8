import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { publishedCalendar } from '../calendar.ts'
import { cite } from '../cite.ts'
import { deadline } from '../deadline.ts'
import { localInWords, localTarget } from '../local.ts'
import { isRefusal } from '../refusal.ts'
import { localPacks, packs } from './index.ts'
import { type LocalPack, limitsOfPack } from './local-pack.ts'
import { clashingPacks, localPackFrom } from './pack-file.ts'

type Vector = { pack: string; rule: string; from: string } & (
  | { target: string; last: string; refused?: undefined }
  | { refused: string; target?: undefined; last?: undefined }
)

// Computed apart from this code, with Python's datetime over the published days.
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.vectors.ndjson'))
const vectorsIn = (file: string): Vector[] =>
  readFileSync(join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

for (const file of files)
  test(`vectors of ${file}`, () => {
    for (const vector of vectorsIn(file)) {
      const answer = deadline(vector, publishedCalendar)
      if (vector.refused) assert.equal('error' in answer && answer.error.code, vector.refused, JSON.stringify(vector))
      else
        assert.deepEqual(
          'error' in answer ? answer : { target: answer.target, last: answer.last },
          { target: vector.target, last: vector.last },
          JSON.stringify(vector),
        )
    }
  })

test('every pack has its file of vectors, and every limit that has a number a vector', () => {
  for (const pack of [...packs, ...localPacks]) {
    const vectors = vectorsIn(`${pack.id.toLowerCase()}.vectors.ndjson`)
    assert.ok(vectors.every((vector) => vector.pack === pack.id))
    for (const { id, amount, unit } of pack.limits)
      if (amount !== null && unit !== '小时')
        assert.ok(
          vectors.some(({ rule, refused }) => rule === id && !refused),
          `${pack.id} ${id}`,
        )
  }
})

test('a local limit is called local: never the legal last day', () => {
  const answer = deadline({ pack: 'ZJ-2016', rule: 'DL-03', from: '2025-09-16' }, publishedCalendar)
  assert.ok(!('error' in answer))
  const text = answer.steps.join('\n')
  assert.match(text, /《浙江省信访条例》第二十条/)
  assert.match(text, /地方规定的最后一日（不是法定最后一日）/)
  const national = deadline({ pack: 'CN-2022', rule: 'DL-03', from: '2025-09-16' }, publishedCalendar)
  assert.ok(!('error' in national) && /\n法定最后一日/.test(national.steps.join('\n')))
})

test('switched on, an earlier day of the local rule stands beside the legal one; a later one is not shown', () => {
  const target = (id: string, rule: string, last: string) => {
    const pack = localPacks.find((one) => one.id === id) as LocalPack
    return localTarget(limitsOfPack(pack, '2025-06-01', null), { rule, day0: '2025-06-03', last }, publishedCalendar)
  }
  const notice = target('ZJ-2016', 'DL-03', '2025-06-18') ?? assert.fail()
  assert.equal(String(notice.on), '2025-06-10')
  assert.equal(
    localInWords(notice),
    '地方规定5个工作日内，即2025年6月10日（星期二）前。依据：《浙江省信访条例》第二十条。这不是国家规定的期限，法定最后一日不变。',
  )
  assert.equal(target('BJ', 'DL-08', '2025-07-03'), null)
  assert.match(
    localInWords(target('BJ', 'DL-12', '2025-07-03') ?? assert.fail()),
    /^本地做法3个工作日内.*依据：本地惯例/,
  )
})

const written = {
  id: 'SFS-2026',
  title: '示范市信访工作办法（2026年）',
  law: '《示范市信访工作办法》',
  region: '示范市',
  evidence: '读过全文。',
  from: '2026-01-01',
  to: null,
  limits: [
    { id: 'DL-03', amount: 7, unit: '日', article: '《示范市信访工作办法》第十条' },
    { id: 'DL-12', amount: 10, unit: '工作日', article: '[U]', practice: true },
  ],
  provisions: [{ says: '每月第一个星期一接待。', article: '《示范市信访工作办法》第六条' }],
}
const [first, second] = written.limits

test('a pack in a file is read whole, its missing words from the national row', () => {
  const pack = localPackFrom(written, 'packs/a.json')
  assert.ok(!isRefusal(pack))
  assert.deepEqual(
    pack.limits.map(({ id, title, amount }) => [id, title, amount]),
    [
      ['DL-03', '转送交办的告知期限', 7],
      ['DL-12', '建议反馈期限', 10],
    ],
  )
  const answer = deadline({ pack: 'SFS-2026', rule: 'DL-03', from: '2026-06-01' }, publishedCalendar, [pack])
  assert.equal('error' in answer ? answer.error.says : answer.last, '2026-06-08')
  assert.ok('error' in deadline({ pack: 'SFS-2026', rule: 'DL-03', from: '2026-06-01' }, publishedCalendar))
})

for (const [why, change, says] of [
  ['no object', [], /packs\/a\.json 有1处问题：内容应当是一个对象/],
  [
    'an unknown rule',
    { limits: [{ ...first, id: 'DL-99' }] },
    /limits 第1项 id（期限编号）：没有期限"DL-99"。可以写：DL-01、/,
  ],
  ['a rule twice', { limits: [first, first] }, /limits 第2项 id（期限编号）：DL-03写了两次/],
  ['no article', { limits: [{ ...first, article: undefined }] }, /limits 第1项 article（依据）：没有写/],
  ['an article that names none', { limits: [{ ...first, article: '市里的文件' }] }, /看不出哪个规定的第几条/],
  ['a mark where no practice is', { limits: [{ ...first, article: '[U]' }] }, /看不出哪个规定的第几条/],
  ['a negative limit', { limits: [{ ...first, amount: -3 }] }, /limits 第1项 amount（天数）：-3应当是1至366的整数/],
  ['half a day', { limits: [{ ...first, amount: 2.5 }] }, /amount（天数）：2\.5/],
  ['another unit', { limits: [{ ...first, unit: '小时' }] }, /unit（单位）：应当是“日”或者“工作日”/],
  [
    'a pause outside DL-10',
    { limits: [{ ...first, pausable: { article: '浙江 20' } }] },
    /只有复核（DL-10）的听证时间/,
  ],
  [
    'a shorter right of the person',
    { limits: [{ ...first, id: 'DL-07' }] },
    /DL-07是信访人的权利（《信访工作条例》第三十五条）/,
  ],
  ['a shorter right to object', { limits: [{ ...first, id: 'DL-04' }] }, /DL-04不由地方规定改变/],
  [
    'an endless extension',
    { limits: [{ ...first, extendable: { maxDays: 0, article: '浙江 23' } }] },
    /extendable\.maxDays/,
  ],
  ['an unknown field', { limitz: [] }, /limitz：没有这个字段/],
  ['a national id', { id: 'CN-2030' }, /“CN-2030”是系统自带的规则包/],
  ['the id of a built-in pack', { id: 'ZJ-2016' }, /“ZJ-2016”是系统自带的规则包/],
  ['no day', { from: '2026-02-30' }, /from（施行日期）："2026-02-30"不是存在的日期/],
  ['an end before the beginning', { to: '2025-01-01' }, /to（失效日期）：早于施行日期/],
  ['no limits', { limits: [] }, /limits（期限）：应当是列表，至少一项/],
  [
    'a provision without article',
    { provisions: [{ says: '可以口头答复。' }] },
    /provisions 第1项 article（依据）：没有写/,
  ],
] as const)
  test(`a file with ${why} is refused in words`, () => {
    assert.ok(!isRefusal(localPackFrom({ ...written, limits: [first, second] }, 'packs/a.json')))
    const refusal = localPackFrom(Array.isArray(change) ? change : { ...written, ...change }, 'packs/a.json')
    assert.ok(isRefusal(refusal))
    assert.match(refusal.says, says)
    assert.match(refusal.says, /packs\/a\.json/)
    assert.match(refusal.remedy, /请改正文件后重新启动/)
  })

test('two files that hold in one place on one day are refused; one after the other is right', () => {
  const one = (more: object, file: string) => {
    const pack = localPackFrom({ ...written, ...more }, file)
    assert.ok(!isRefusal(pack))
    return pack
  }
  const old = one({ id: 'SFS-2020', from: '2020-01-01', to: '2025-12-31' }, 'old.json')
  assert.equal(clashingPacks([old, one({}, 'new.json')]), null)
  assert.match(
    clashingPacks([one({ id: 'SFS-2020', from: '2020-01-01' }, 'old.json'), one({}, 'new.json')])?.says ?? '',
    /old\.json和new\.json.*都适用于示范市，2026年1月1日起重叠/,
  )
  assert.match(
    clashingPacks([one({}, 'a.json'), one({ region: '他市' }, 'b.json')])?.says ?? '',
    /两个文件都是SFS-2026/,
  )
})

test('every article of a built-in local pack can be read in words', () => {
  for (const pack of localPacks) {
    assert.match(cite(pack.law), /^《.+》$/)
    for (const { article } of [...pack.limits, ...pack.provisions])
      assert.match(cite(article), /《.+》第.+条|本地惯例/, `${pack.id} ${article}`)
  }
})
