import { loadSettings, type SheetField, type SheetRow } from '../../kernel/index.ts'
import { type Class3, checkIdNumber, checkPhone, parseDay } from '../../law/index.ts'
import type { Identity, OrganDirectory } from '../../people/index.ts'
import { channels, purposes, visitChannels } from '../codes.ts'
import { categoryNamed, lawFaults, organNamed, regionNamed } from './directory-names.ts'
import { type BackfillLine, type Outcome, outcomes } from './line.ts'

const settings = loadSettings()

const goesOn = '继续办理'
const classes: Readonly<Record<Class3, string>> = { appeal: '申诉求决', suggestion: '意见建议', accusation: '检举控告' }

/** In the order of the codes: JavaScript puts 10 before 01. */
const titles = (table: Readonly<Record<string, string>>): string[] => {
  const rows = Object.entries(table)
  if (rows.every(([code]) => /^\d+$/.test(code))) rows.sort(([a], [b]) => (a < b ? -1 : 1))
  return rows.map(([, title]) => title)
}

/** A ledger as offices keep it on paper or in a sheet: one line, one letter or visit. */
export const ledgerColumns: readonly SheetField[] = [
  { heading: '原编号', needed: true, width: 20 },
  { heading: '渠道', needed: true, width: 16, choices: titles(channels) },
  { heading: '收到日期', needed: true, kind: 'day', width: 14 },
  { heading: '登记日期', kind: 'day', width: 14 },
  { heading: '标题', width: 30 },
  { heading: '内容', needed: true, width: 60 },
  { heading: '姓名', width: 12 },
  { heading: '电话', width: 16 },
  { heading: '地址', width: 26 },
  { heading: '证件号码', width: 22 },
  { heading: '人数', width: 8 },
  { heading: '问题属地', width: 16 },
  { heading: '内容分类', width: 18 },
  { heading: '类别', width: 12, choices: Object.values(classes) },
  { heading: '信访目的', width: 12, choices: titles(purposes) },
  { heading: '办理单位', width: 20 },
  { heading: '受理日期', kind: 'day', width: 14 },
  { heading: '结果', needed: true, width: 16, choices: [goesOn, ...Object.values(outcomes)] },
  { heading: '办结日期', kind: 'day', width: 14 },
  { heading: '备注', width: 30 },
]

export const ledgerExamples: readonly Readonly<Record<string, string>>[] = [
  {
    原编号: '2019-信-0012',
    渠道: channels['01'],
    收到日期: '2019-03-05',
    登记日期: '2019-03-06',
    标题: '某某路路灯不亮',
    内容: '某某路从东到西十几盏路灯一个多月不亮，晚上出行不安全，请求修好。',
    姓名: '张示例',
    电话: '00000000000',
    人数: '1',
    信访目的: purposes['02'],
    办理单位: '某某市城市管理局',
    结果: outcomes.closed,
    办结日期: '2019-04-11',
  },
  {
    原编号: '2026-访-0101',
    渠道: channels['02'],
    收到日期: '2026-06-01',
    内容: '反映小区停水，请求恢复供水。',
    姓名: '李示例',
    人数: '3',
    结果: goesOn,
  },
]

/** A row of the sheet: the line that it is, what makes it unusable, and what a colleague should look at again. */
export type ReadRow = { line: BackfillLine; faults: string[]; notes: string[] }

/** Read one row. The law warns here and refuses nothing: only what cannot be filed at all is a fault. */
export function readRow({ values }: Pick<SheetRow, 'values'>, directory: OrganDirectory, today: string): ReadRow {
  const faults: string[] = []
  const notes: string[] = []
  const kept: Record<string, string> = {}
  const cell = (heading: string): string => values[heading] ?? ''
  const dayIn = (heading: string): string | undefined => {
    const read = readDay(cell(heading))
    if (read === null) faults.push(`${heading}“${cell(heading)}”不是日期，请写成2019-03-05的样子。`)
    else if (read && read > today) faults.push(`${heading}晚于今天。`)
    return read || undefined
  }
  /** Codes and names that nobody knows stay as they were written, beside the case. */
  const known = (heading: string, find: (word: string) => string | undefined): string | undefined => {
    const word = cell(heading)
    if (!word) return undefined
    const code = find(word)
    if (code) return code
    kept[heading] = word
    notes.push(`${heading}“${word}”不在本系统的目录里，原样留存，没有归类。`)
    return undefined
  }
  const chosen = <T extends string>(heading: string, table: Readonly<Record<T, string>>): T | undefined => {
    const word = cell(heading)
    if (!word) return undefined
    const found = (Object.entries(table) as [T, string][]).find(([code, title]) => word === code || word === title)
    if (!found) faults.push(`${heading}应为：${titles(table).join('、')}。`)
    return found?.[0]
  }
  const content = cell('内容')
  const no = cell('原编号')
  if (!no) faults.push('原编号没有填写；它用来认出同一件，不会重复登记。')
  if (!content) faults.push('内容没有填写。')
  for (const [heading, most] of lengths)
    if ([...cell(heading)].length > most) faults.push(`${heading}太长，最多${most}个字。`)
  const channel = chosen('渠道', channels)
  if (!cell('渠道')) faults.push('渠道没有填写。')
  const receivedAt = dayIn('收到日期')
  if (!cell('收到日期')) faults.push('收到日期没有填写。')
  const registeredAt = dayIn('登记日期') ?? receivedAt
  const acceptedAt = dayIn('受理日期')
  const closedAt = dayIn('办结日期')
  const outcome = chosen('结果', { [goesOn]: goesOn, ...outcomes } as Record<Outcome | typeof goesOn, string>)
  if (!cell('结果')) faults.push(`结果没有填写：没有办完的写“${goesOn}”。`)
  faults.push(...orderFaults({ receivedAt, closedAt, ended: outcome !== undefined && outcome !== goesOn }))
  if (receivedAt && registeredAt && registeredAt < receivedAt) notes.push('登记日期早于收到日期，请核对。')
  if (outcome === goesOn && closedAt) faults.push('结果写的是继续办理，却有办结日期。')
  if (outcome === goesOn && receivedAt) faults.push(...lawFaults(receivedAt))
  const handler = known('办理单位', (word) => organNamed(directory, word))
  if (handler && outcome === goesOn) {
    kept.办理单位 = cell('办理单位')
    notes.push('继续办理的，登记后请照常分办；原办理单位记在经过里。')
  }
  const class3 = chosen('类别', classes)
  const purpose = chosen('信访目的', purposes)
  if (cell('备注')) kept.备注 = cell('备注')
  const petitioner = identityIn(cell)
  notes.push(...numberNotes(petitioner, today))
  const people = cell('人数')
  if (people && !/^[1-9]\d{0,4}$/.test(people)) faults.push('人数应为1到99999的整数。')
  return {
    faults,
    notes,
    line: {
      no,
      channel: channel ?? '99',
      registeredAt: registeredAt ?? today,
      receivedAt: receivedAt ?? today,
      title: cell('标题') || [...content].slice(0, titleChars).join(''),
      content,
      ...some({ petitioner: Object.keys(petitioner).length ? petitioner : undefined }),
      ...(/^\d+$/.test(people)
        ? { [visitChannels.has(channel ?? '') ? 'peopleCount' : 'signerCount']: Number(people) }
        : {}),
      ...some({ placeRegion: known('问题属地', (word) => regionNamed(directory, word)) }),
      ...some({ category: known('内容分类', (word) => categoryNamed(directory, word)) }),
      ...some({ purpose, class: class3, acceptedAt, closedAt }),
      ...some({ handler: outcome === goesOn ? undefined : handler }),
      ...(outcome === goesOn ? { continue: true } : some({ outcome })),
      ...(Object.keys(kept).length ? { notes: kept } : {}),
    },
  }
}

/** A title that the ledger does not have is the beginning of the content. */
const titleChars = 40

const lengths: readonly (readonly [heading: string, most: number])[] = [
  ['原编号', 60],
  ['标题', settings.titleChars],
  ['内容', settings.contentChars],
  ['姓名', settings.nameChars],
  ['电话', 40],
  ['地址', 200],
  ['证件号码', 30],
  ['备注', settings.textChars],
]

function orderFaults(days: { receivedAt?: string | undefined; closedAt?: string | undefined; ended: boolean }) {
  const { receivedAt, closedAt, ended } = days
  if (ended && !closedAt) return ['办完的要写办结日期；不清楚的，写最后一份材料的日期。']
  return receivedAt && closedAt && closedAt < receivedAt ? ['办结日期早于收到日期。'] : []
}

function identityIn(cell: (heading: string) => string): Identity {
  return some({
    name: cell('姓名') || undefined,
    phone: cell('电话') || undefined,
    address: cell('地址') || undefined,
    idNo: cell('证件号码') || undefined,
  })
}

function numberNotes({ phone, idNo }: Identity, today: string): string[] {
  const day = parseDay(today)
  return [phone && checkPhone(phone), idNo && day && checkIdNumber(idNo, day)].flatMap((warning) =>
    warning ? [warning.says] : [],
  )
}

/** 2019-03-05, 2019/3/5, 2019.3.5, 20190305, 2019年3月5日. @returns '' for an empty cell, null for what is no day */
export function readDay(text: string): string | null {
  if (!text) return ''
  const plain = text.normalize('NFKC').trim()
  const [, year, month, dayOfMonth] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(plain) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(plain) ??
    []
  if (!year || !month || !dayOfMonth) return null
  return parseDay(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`)?.toString() ?? null
}

/** Without the fields that are not there. */
function some<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
