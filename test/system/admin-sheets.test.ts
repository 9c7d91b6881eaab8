import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { readSheet, type SheetColumn, writeCsv, writeXlsx } from '../../src/kernel/index.ts'
import type { Listening } from '../../src/main.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

let world: World
let server: Listening
before(async () => {
  world = await openWorld()
  server = await serveWorld(world)
})
after(async () => {
  await server.close()
  await world.close()
})

type Rows = Record<string, string>[]
type Planned = {
  counts: Record<'new' | 'changed' | 'same' | 'wrong', number>
  rows: { line: number; state: string; says: string[]; values: Record<string, string> }[]
  passwords?: { login: string; password: string }[]
}

/** A signed-in administrator who sends and fetches sheets. */
async function as(login: string) {
  const signedIn = await fetch(`${server.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'application/json' },
    body: JSON.stringify({ account: login, password: samplePassword }),
  })
  assert.equal(signedIn.status, 201)
  const headers = { origin: server.url, cookie: signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '' }
  const send = (path: string, content: Buffer<ArrayBuffer>, name: string) => {
    const body = new FormData()
    body.append('file', new Blob([content]), name)
    return fetch(`${server.url}/api/v1/admin/import/${path}`, { method: 'POST', headers, body })
  }
  return {
    send,
    async take(path: string, rows: Rows): Promise<Planned> {
      const answer = await send(path, await sheetOf(rows), 'x.xlsx')
      assert.equal(answer.status, 200, await answer.clone().text())
      return (await answer.json()) as Planned
    },
    async sheet(path: string) {
      const answer = await fetch(`${server.url}/api/v1/admin/import/${path}`, { headers })
      assert.equal(answer.status, 200)
      return readSheet(Buffer.from(await answer.arrayBuffer()), path)
    },
  }
}

const columnsOf = (rows: Rows): SheetColumn[] =>
  [...new Set(rows.flatMap((row) => Object.keys(row)))].map((heading) => ({ heading }))
const sheetOf = (rows: Rows) => writeXlsx('表', columnsOf(rows), rows)

const organ = (code: string, more: Record<string, string> = {}) => ({
  单位代码: code,
  全称: `示例市${code}局`,
  性质: '部门',
  层级: '市',
  区划代码: '450100',
  发文代字: `示${code}`,
  ...more,
})

test('organs: preview changes nothing, right rows come in together, superiors in any order, wrong ones come back marked', async () => {
  const admin = await as('xf.system-admin')
  const rows: Rows = [
    organ('T2', { 上级单位代码: 'T1', 负责的分类: '停水、13' }),
    organ('T1', { 负责的分类: '城市建设和市政管理、13' }),
    organ('T3', { 上级单位代码: 'T2', 垂直管理: '是' }),
    organ('T1'),
    organ('T4', { 性质: '城堡', 区划代码: '1' }),
    organ('T5', { 发文代字: world.house.directory.organ('450100-XF')?.mark ?? '' }),
    organ('T6'),
  ]
  const preview = await admin.take('organs?preview=1', rows)
  assert.deepEqual(
    preview.rows.map((row) => row.state),
    ['wrong', 'new', 'wrong', 'wrong', 'wrong', 'wrong', 'new'],
    JSON.stringify(preview.rows),
  )
  assert.match(preview.rows[0]?.says.join('') ?? '', /没有内容分类 停水/)
  assert.match(preview.rows[2]?.says.join('') ?? '', /没有单位 T2/, 'what hangs on a wrong row is wrong too')
  assert.match(preview.rows[3]?.says.join('') ?? '', /与第3行重复/)
  assert.equal(world.house.directory.organ('T1'), undefined)

  const marked = await admin.send('organs/marked.xlsx', await sheetOf(rows), 'x.xlsx')
  const back = await readSheet(Buffer.from(await marked.arrayBuffer()), 'marked')
  assert.match(back.rows[4]?.values.说明 ?? '', /性质应为/)
  assert.equal(back.rows[1]?.values.说明, '')

  const fixed = back.rows.map(({ values }) => values)
  Object.assign(fixed[0] ?? {}, { 负责的分类: '13' })
  const taken = await admin.take('organs', fixed)
  assert.deepEqual(taken.counts, { new: 4, changed: 0, same: 0, wrong: 3 })
  assert.equal(world.house.directory.organ('T3')?.superior, 'T2')
  assert.deepEqual(
    ['T2', 'T3'].map((code) => world.house.directory.organ(code)?.vertical),
    [false, true],
  )
  assert.deepEqual(world.house.directory.organ('T1')?.duties, ['01/08', '13'])
  const again = await admin.take('organs?preview=1', [fixed[1] ?? {}, { ...fixed[6], 电话: '0000-1' }])
  assert.deepEqual(
    again.rows.map((row) => row.state),
    ['same', 'changed'],
  )
})

test('what is there can be fetched as a sheet and comes back as the same', async () => {
  const admin = await as('xf.system-admin')
  for (const kind of ['organs', 'duties', 'categories', 'regions']) {
    const now = await admin.sheet(`${kind}/all.xlsx`)
    const { counts } = await admin.take(
      `${kind}?preview=1`,
      now.rows.map(({ values }) => values),
    )
    assert.deepEqual(counts, { new: 0, changed: 0, same: now.rows.length, wrong: 0 }, kind)
    assert.ok(now.rows.length > 5)
    assert.ok((await admin.sheet(`${kind}/template.xlsx`)).rows.length > 0)
  }
})

test('accounts: by the security administrator, first passwords once, roles by their names', async () => {
  const admin = await as('xf.security-admin')
  const rows: Rows = [
    { 登录名: 'zhao.y', 姓名: '赵一', 职务: '经办人', 单位代码: '450100-RS', 角色: '经办人、信访联络员' },
    { 登录名: 'qian.e', 姓名: '钱二', 职务: '', 单位代码: 'nowhere', 角色: '经办人' },
    { 登录名: 'sun.s', 姓名: '孙三', 职务: '', 单位代码: '450100-RS', 角色: '国王' },
    { 登录名: 'zhou.w', 姓名: '周五', 职务: '', 单位代码: '450100-RS', 角色: '系统管理员、经办人' },
  ]
  const taken = await admin.take('accounts', rows)
  assert.deepEqual(taken.counts, { new: 1, changed: 0, same: 0, wrong: 3 })
  const [first] = taken.passwords ?? []
  const session = await caller(server.url)('POST', '/api/v1/sessions', {
    account: 'zhao.y',
    password: first?.password,
  })
  assert.deepEqual([session.status, session.json.roles.sort()], [201, ['handler', 'liaison']])
  const moved = await admin.take('accounts', [
    { ...rows[0], 单位代码: '450100-JY' },
    { ...rows[0], 角色: '经办人' },
  ])
  assert.deepEqual(
    moved.rows.map((row) => row.state),
    ['changed', 'wrong'],
  )
  assert.equal(world.house.directory.accounts().find((a) => a.login === 'zhao.y')?.organ, '450100-JY')
  const system = await as('xf.system-admin')
  assert.equal((await system.send('accounts', await sheetOf(rows), 'x.xlsx')).status, 403)
})

test('categories and regions by sheet, as CSV too; a sheet with other headings is told what is missing', async () => {
  const admin = await as('xf.system-admin')
  const rows: Rows = [
    { 代码: '20/01', 名称: '渔业', 国家分类代码: '020001', 在用: '是' },
    { 代码: '20', 名称: '农林牧渔', 国家分类代码: '', 在用: '是' },
    { 代码: '15/01', 名称: '科学技术', 国家分类代码: '', 在用: '否' },
  ]
  const csv = await admin.send('categories', await writeCsv(columnsOf(rows), rows), 'x.csv')
  assert.deepEqual(((await csv.json()) as Planned).counts, { new: 2, changed: 1, same: 0, wrong: 0 })
  assert.equal(world.house.directory.category('20/01')?.parent, '20')
  assert.equal(world.house.directory.category('15/01')?.active, false)
  const wrong = await admin.send('categories', await sheetOf([{ 编号: '1', 名称: 'x' }]), 'x.xlsx')
  const said = (await wrong.json()) as { code: string; says: string }
  assert.equal(said.code, 'sheet-unreadable')
  assert.match(said.says, /缺少列：代码。不认识的列：编号。/)
  const second = await admin.take('regions?preview=1', [{ 区划代码: '430500', 名称: '另一市', 层级: '市' }])
  assert.match(second.rows[0]?.says[0] ?? '', /最上一级已是/)
})

const real = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'regions', '430500.json')
test('the regions of a real city, county and township', {
  skip: existsSync(real) ? false : 'no real regions here',
}, async () => {
  const city = JSON.parse(readFileSync(real, 'utf8')) as {
    counties: { code: string; name: string; towns: { code: string; name: string }[] }[]
  }
  const rows = city.counties.flatMap((county) => [
    { 区划代码: county.code, 名称: county.name, 上级代码: '450100', 层级: '县' },
    ...county.towns.map((town) => ({ 区划代码: town.code, 名称: town.name, 上级代码: county.code, 层级: '乡' })),
  ])
  const admin = await as('xf.system-admin')
  const taken = await admin.take('regions', rows)
  assert.deepEqual(taken.counts, { new: rows.length, changed: 0, same: 0, wrong: 0 })
  assert.ok(rows.length > 100)
})
