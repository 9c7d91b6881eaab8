import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { ProblemError } from './problem.ts'
import { readSheet, type SheetColumn, writeCsv, writeXlsx } from './sheet.ts'

const columns: SheetColumn[] = [
  { heading: '单位' },
  { heading: '电话' },
  { heading: '证件号' },
  { heading: '件数', kind: 'number' },
  { heading: '最后日', kind: 'day', choices: ['甲', '乙'] },
]
const row = {
  单位: '=cmd|calc',
  电话: '07391234567',
  证件号: '450103198501011234',
  件数: 12,
  最后日: '2026-12-09',
}
const asRead = { ...row, 件数: '12' }

for (const [kind, write] of [
  ['xlsx', (rows: (typeof row)[]) => writeXlsx('名单/一', columns, rows)],
  ['csv', (rows: (typeof row)[]) => writeCsv(columns, rows)],
] as const)
  test(`${kind}: what is written is read back, digits, days and formula signs included`, async () => {
    const sheet = await readSheet(await write([row, { ...row, 单位: '第二行, "引号"\n换行' }]), `a.${kind}`)
    assert.deepEqual(sheet.headings, ['单位', '电话', '证件号', '件数', '最后日'])
    assert.deepEqual(sheet.rows, [
      { line: 2, values: asRead },
      { line: 3, values: { ...asRead, 单位: '第二行, "引号"\n换行' } },
    ])
  })

test('CSV for WPS: BOM, no formula, long digits stay text', async () => {
  const text = (await writeCsv(columns, [row])).toString()
  assert.ok(text.startsWith('\ufeff单位,'))
  assert.match(text, /\r\n'=cmd\|calc,"07391234567\t","450103198501011234\t",12,/)
})

test('CSV as older systems write it: GB18030, no BOM, tab or semicolon', async () => {
  // 单位;电话 / 南宁;1 in GB18030
  const gbk = Buffer.concat([
    Buffer.from([0xb5, 0xa5, 0xce, 0xbb, 0x3b, 0xb5, 0xe7, 0xbb, 0xb0, 0x0d, 0x0a]),
    Buffer.from([0xc4, 0xcf, 0xc4, 0xfe, 0x3b, 0x31, 0x0d, 0x0a]),
  ])
  assert.deepEqual(await readSheet(gbk, 'a.csv'), {
    headings: ['单位', '电话'],
    rows: [{ line: 2, values: { 单位: '南宁', 电话: '1' } }],
  })
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('单位\t电话\n\n某局\t2', 'utf16le')])
  assert.deepEqual((await readSheet(utf16, 'a.csv')).rows, [{ line: 3, values: { 单位: '某局', 电话: '2' } }])
})

test('what is no sheet is refused in words', async () => {
  const refused = async (content: Buffer, words: RegExp) =>
    assert.rejects(readSheet(content, '名单.xlsx'), (error) => {
      assert.ok(error instanceof ProblemError)
      assert.equal(error.problem.code, 'sheet-unreadable')
      assert.match(error.problem.says, words)
      assert.notEqual(error.problem.remedy, '')
      return true
    })
  const good = await writeXlsx('a', columns, [row])
  await refused(good.subarray(0, good.length / 2), /损坏|不是完整/)
  await refused(Buffer.from('PK\x03\x04 not a zip', 'latin1'), /损坏|不是完整/)
  await refused(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /旧版/)
  await refused(Buffer.from([0x80, 0x00, 0xff]), /无法识别/)
  await refused(Buffer.from(''), /没有内容/)
  await refused(Buffer.from('a,a\n1,2'), /出现了两次/)
  await refused(Buffer.from('a,\n1,2'), /没有标题/)
  await refused(Buffer.from(`a\n${'1\n'.repeat(20_001)}`), /超过20000行/)
})

test('an identity number that the sheet has rounded already is not taken', async () => {
  const rounded = await writeXlsx('a', [{ heading: '证件号', kind: 'number' }], [{ 证件号: '450103198501011234' }])
  await assert.rejects(readSheet(rounded, 'a.xlsx'), (error) => {
    assert.match((error as ProblemError).problem.says, /^第2行第1列.*丢失/)
    return true
  })
})

test('an archive that swells is not unpacked', async () => {
  const packed = deflateRawSync(Buffer.alloc(300 * 1_048_576))
  const entry = (signature: number, more: number) => {
    const head = Buffer.alloc(more)
    head.writeUInt32LE(signature, 0)
    return head
  }
  const local = entry(0x04034b50, 30)
  const central = entry(0x02014b50, 46)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  const end = entry(0x06054b50, 22)
  end.writeUInt32LE(local.length + packed.length, 16)
  await assert.rejects(readSheet(Buffer.concat([local, packed, central, end]), 'a.xlsx'), (error) => {
    assert.match((error as ProblemError).problem.says, /展开后太大/)
    return true
  })
})
