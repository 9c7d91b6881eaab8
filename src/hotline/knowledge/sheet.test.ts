import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { city, works } from '../../../test/office.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { readSheet, type SheetRow, writeXlsx } from '../../kernel/index.ts'
import { staffPrincipal } from '../../people/index.ts'
import { submitDraft } from './publishing.ts'
import { knowledgeColumns, planSheet, sheetEntries, sheetRowOf } from './sheet.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const on = { today: '2026-06-01', at: '2026-06-01T09:00:00+08:00' }
const row = {
  标题: '异地就医怎样备案',
  问法: '外地看病怎么报销；老人随子女住院',
  简答: '网上办理，当天生效。',
  依据名称: '《异地就医备案办法》',
  发文单位: '示例市医疗保障局',
  适用地区: '城东区',
  生效日: '2026-01-01',
  分类: '05/01',
  归口单位: '市住房和城乡建设局',
  下次复核日: '2026-12-01',
}

const inTx = <T>(use: (tx: Parameters<typeof sheetEntries>[0]) => Promise<T>): Promise<T> =>
  world.house.kernel.units.write(staffPrincipal(world.staff(city, 'knowledge-editor')), use)
const plan = (rows: readonly Record<string, string>[]) =>
  inTx(async (tx) =>
    planSheet(
      world.house.directory,
      await sheetEntries(tx),
      rows.map((values, at): SheetRow => ({ line: at + 2, values })),
      on.today,
    ),
  )

test('§3.8 a sheet is taken in as drafts; names stand for codes; what goes out comes in again as the same', async () => {
  const first = await plan([row])
  assert.deepEqual(
    first.rows.map(({ state, says }) => [state, says]),
    [['new', []]],
  )
  await inTx((tx) => first.write(tx, world.staff(city, 'knowledge-editor'), on))
  const [entry] = await inTx(sheetEntries)
  assert.deepEqual(
    [entry?.state, entry?.region, entry?.owner, entry?.sourceTitle, entry?.variants],
    ['draft', '450102', works, '异地就医备案办法', ['外地看病怎么报销', '老人随子女住院']],
  )
  assert.ok(entry)
  const book = await writeXlsx('知识库', knowledgeColumns, [sheetRowOf(entry)])
  const { rows } = await readSheet(book, 'k.xlsx')
  const again = await plan(rows.map(({ values }) => values))
  assert.deepEqual(again.rows[0]?.state, 'same', String(again.rows[0]?.says))
  const changed = await plan(rows.map(({ values }) => ({ ...values, 简答: '改了。' })))
  assert.equal(changed.rows[0]?.state, 'changed')
  await inTx((tx) => changed.write(tx, world.staff(city, 'knowledge-editor'), on))
  assert.equal((await inTx(sheetEntries))[0]?.short, '改了。')
})

test('§3.8 a wrong row says every mistake in Chinese, and what is in review is left alone', async () => {
  const [entry] = await inTx(sheetEntries)
  assert.ok(entry)
  const wrong = await plan([
    { ...row, 编号: '没有的编号', 标题: '', 生效日: '去年', 下次复核日: '2026-13-01' },
    { ...row, 分类: '77', 归口单位: '没有这个局', 适用地区: '火星', 下次复核日: '2030-01-01', 失效日: '2025-01-01' },
    { ...row, 编号: entry.id },
    { ...row, 编号: entry.id },
  ])
  const says = wrong.rows.map((one) => one.says.join(''))
  for (const expected of ['没有编号', '标题没有填写', '生效日应写成', '下次复核日应写成'])
    assert.ok(says[0]?.includes(expected), `${expected} in ${says[0]}`)
  for (const expected of ['内容分类“77”', '单位“没有这个局”', '区划“火星”', '失效日期不能早于', '最迟一年'])
    assert.ok(says[1]?.includes(expected), `${expected} in ${says[1]}`)
  assert.match(says[3] ?? '', /出现了两次/)
  await inTx((tx) => submitDraft(tx, entry.id, world.house.directory, on))
  assert.match((await plan([{ ...row, 编号: entry.id }])).rows[0]?.says.join('') ?? '', /正在待审/)
})
