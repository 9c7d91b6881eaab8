import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { removeCluster } from '../kernel/index.ts'
import { organs, regions } from './sample/city.ts'

const dir = mkdtempSync(join(tmpdir(), 'dengwen-cli-'))
after(async () => {
  await removeCluster(join(dir, 'data'), () => {})
  rmSync(dir, { recursive: true, force: true })
})

/** The program as a person calls it. */
const dengwen = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })

test('no command, an unknown one and a wrong option are bad usage: exit 2, with help', async () => {
  for (const args of [
    [],
    ['nonsense'],
    ['deadline', '--nonsense'],
    ['deadline', '--pack', 'CN-2022'],
    ['serve', '--port', 'x'],
    ['accounts'],
    ['setup'],
    ['report', 'RPT-99', '--from', '2026-01-01', '--to', '2026-02-01', '--out', 'x.docx'],
    ['report', 'RPT-01', '--from', '2026-01-01', '--to', '2026-02-01', '--out', 'x.odt'],
  ]) {
    const { code, out, err } = await dengwen(...args)
    assert.equal(code, 2, args.join(' '))
    assert.ok(out.length + err.length > 10)
  }
  assert.equal((await dengwen('help')).code, 0)
})

test('deadline: one limit as sentences or JSON, a refusal is exit 1', async () => {
  const t2 = await dengwen('deadline', '--pack', 'CN-2022', '--rule', 'DL-05', '--from', '2025-08-02', '--json')
  const answer = JSON.parse(t2.out) as {
    target: string
    last: string
    article: string
    provisional: boolean
    steps: string[]
  }
  assert.deepEqual(
    [answer.target, answer.last, answer.article, answer.provisional],
    ['2025-10-01', '2025-10-09', 'L22 34', false],
  )
  assert.match(
    (await dengwen('deadline', '--pack', 'CN-2022', '--rule', 'DL-05', '--from', '2025-08-02')).out,
    /国庆节/,
  )
  const t10 = await dengwen(
    'deadline',
    '--pack',
    'CN-2022',
    '--rule',
    'DL-10',
    '--from',
    '2025-03-03',
    '--pause',
    '2025-03-10..2025-03-14',
    '--json',
  )
  assert.equal((JSON.parse(t10.out) as { last: string }).last, '2025-04-07')
  const twice = await dengwen(
    'deadline',
    '--pack',
    'CN-2022',
    '--rule',
    'DL-05',
    '--from',
    '2025-08-02',
    '--extend',
    '10',
    '--extend',
    '10',
    '--json',
  )
  assert.equal(twice.code, 1)
  assert.equal((JSON.parse(twice.out) as { error: { code: string } }).error.code, 'only-one-extension')
})

test('deadline reads the packs of the data folder, and says which file is wrong', async () => {
  const data = join(dir, 'packed')
  mkdirSync(join(data, 'packs'), { recursive: true })
  const pack = {
    ...{ id: 'SFS-2026', title: '示范市信访工作办法（2026年）', law: '《示范市信访工作办法》' },
    ...{ region: '示范市', evidence: '读过全文。' },
    limits: [{ id: 'DL-03', amount: 7, unit: '日', article: '《示范市信访工作办法》第十条' }],
  }
  writeFileSync(join(data, 'packs', 'city.json'), JSON.stringify(pack))
  const asked = ['deadline', '--data', data, '--pack', 'SFS-2026', '--rule', 'DL-03', '--from', '2026-06-01']
  const { code, out } = await dengwen(...asked, '--json')
  assert.deepEqual([code, JSON.parse(out).last], [0, '2026-06-08'])
  assert.equal((await dengwen('deadline', ...asked.slice(3), '--data', dir)).code, 1)
  writeFileSync(
    join(data, 'packs', 'city.json'),
    JSON.stringify({ ...pack, limits: [{ ...pack.limits[0], amount: -1 }] }),
  )
  const wrong = await dengwen(...asked)
  assert.equal(wrong.code, 1)
  assert.match(wrong.err, /packs\/city\.json .*limits 第1项 amount（天数）：-1应当是1至366的整数.*请改正文件/)
})

test('suggest backtest --file: how the machine would do on labelled lines; the same twice', async () => {
  const file = join(dir, 'labelled.ndjson')
  const kinds = { '01/08': '小区路灯不亮，请求维修', '13/01': '工厂冒烟，空气污染' }
  const lines = Object.entries(kinds).flatMap(([category, content]) =>
    [...'一二三四五六七八九十百千'].map((n) =>
      JSON.stringify({ title: '反映问题', content: `${content}，第${n}次。`, category }),
    ),
  )
  writeFileSync(file, lines.join('\n'))
  const { code, out } = await dengwen('suggest', 'backtest', '--file', file, '--json')
  assert.equal(code, 0)
  const { first, texts, classes } = JSON.parse(out).results.category
  assert.deepEqual([first, texts, classes.length], [1, 24, 2])
  assert.match(
    (await dengwen('suggest', 'backtest', '--file', file)).out,
    /内容分类：5折回测 24 篇，第一个就对 100\.0%/,
  )
  assert.equal((await dengwen('suggest', 'nonsense')).code, 2)
})

test('deadline --batch: answers in input order, a bad line answers in its place', async () => {
  const file = join(dir, 'batch.ndjson')
  writeFileSync(
    file,
    [
      '{"pack":"CN-2022","rule":"DL-01","from":"2025-09-16"}',
      'not json',
      '{"pack":"CN-2005","rule":"DL-04","from":"2021-05-06"}',
      '{"pack":"CN-2022","rule":"DL-10","from":"2025-03-03","pauses":[["2025-03-10","2025-03-14"]]}',
    ].join('\n'),
  )
  const { code, out } = await dengwen('deadline', '--batch', file)
  assert.equal(code, 0)
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { last?: string; error?: { code: string } })
  assert.deepEqual(
    lines.map((line) => line.last ?? line.error?.code),
    ['2025-10-09', 'bad-input', 'rule-not-in-pack', '2025-04-07'],
  )
  assert.equal((await dengwen('deadline', '--batch', join(dir, 'nothing'))).code, 1)
})

test('a new city without the sample: setup once, first account with a password shown once, nothing to reconcile', async () => {
  const data = join(dir, 'data')
  const file = join(dir, 'city.json')
  writeFileSync(file, JSON.stringify({ regions, organs }))
  writeFileSync(join(dir, 'bad.json'), JSON.stringify({ regions, organs: [{ ...organs[0], kind: 'castle' }] }))
  assert.match((await dengwen('setup', join(dir, 'bad.json'), '--data', data)).err, /organs\.0\.kind/)
  const made = await dengwen('setup', file, '--data', data, '--json')
  assert.deepEqual(JSON.parse(made.out), { regions: regions.length, organs: organs.length })
  const period = ['--from', '2026-01-01', '--to', '2026-02-01', '--out', join(dir, 'letters.docx')]
  const paper = await dengwen('report', 'RPT-01', '--data', data, ...period, '--json')
  assert.equal((JSON.parse(paper.out) as { title: string }).title, '全市2026年1月来信情况表')
  assert.equal((await dengwen('setup', file, '--data', data)).code, 1, 'not twice')
  const add = (...more: string[]) =>
    dengwen('accounts', 'add', '--data', data, '--login', 'first', '--name', '陈小满', '--json', ...more)
  assert.equal((await add('--organ', 'nowhere', '--role', 'registrar')).code, 1)
  assert.equal((await add('--organ', '450100-XF', '--role', 'king')).code, 2)
  const account = JSON.parse((await add('--organ', '450100-XF', '--role', 'registrar')).out) as { password: string }
  assert.ok(account.password.length >= 12)
  assert.match((await dengwen('accounts', 'list', '--data', data)).out, /first\t陈小满\t450100-XF\tregistrar/)
  assert.notEqual(
    (
      JSON.parse((await dengwen('accounts', 'reset', '--login', 'first', '--data', data, '--json')).out) as {
        password: string
      }
    ).password,
    account.password,
  )
  assert.deepEqual(JSON.parse((await dengwen('reconcile', '--data', data, '--json')).out), {
    cases: 0,
    events: 0,
    differences: 0,
  })
})
