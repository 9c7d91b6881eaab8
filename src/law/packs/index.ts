import type { Calendar } from '../calendar.ts'
import { type Clock, type ClockOptions, clock } from '../clock.ts'
import { type Day, day, zhDay } from '../day.ts'
import type { LimitTable } from '../limits.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { bj } from './bj.ts'
import { limits as limits2005 } from './cn-2005.ts'
import { limits as limits2022 } from './cn-2022.ts'
import { guangdong, hotlineLimits, jinan, shandong, weifang } from './hotline.ts'
import type { LocalPack } from './local-pack.ts'
import { sd2015 } from './sd-2015.ts'
import { zj2016 } from './zj-2016.ts'

/** A dated rule pack: which law governs what was received on a day. */
export type Pack = LimitTable & {
  readonly title: string
  readonly inForceFrom: Day
  /** `clock` of this pack. */
  clock(rule: string, day0: Day, calendar: Calendar, options?: ClockOptions): Clock | Refusal
}

const pack = (table: Omit<Pack, 'clock'>): Pack => ({
  ...table,
  clock: (rule, day0, calendar, options) => clock(table, rule, day0, calendar, options),
})

/** 《信访工作条例》: received from 2022-05-01 (L22 50). */
export const cn2022: Pack = pack({
  id: 'CN-2022',
  title: '信访工作条例（2022年）',
  law: 'L22',
  inForceFrom: day('2022-05-01'),
  limits: limits2022,
})

/** 《信访条例》: received from 2005-05-01 to 2022-04-30 (L05 51). */
export const cn2005: Pack = pack({
  id: 'CN-2005',
  title: '信访条例（2005年）',
  law: 'L05',
  inForceFrom: day('2005-05-01'),
  limits: limits2005,
})

/** National packs, newest first. */
export const packs: readonly Pack[] = [cn2022, cn2005]

const hotlinePack = (id: string, title: string, limits: Pack['limits'], law = '热线服务意见'): Pack =>
  pack({ id, title, law, inForceFrom: day('2021-01-01'), limits })

/** Limits of the 12345 desk; a city chooses one table (domain.md §3.3), the first where it did not. */
export const hotlinePacks: readonly [Pack, ...Pack[]] = [
  hotlinePack('HL-CN', '12345热线（国家标准和本系统规则）', hotlineLimits),
  hotlinePack('HL-JN', '12345热线（济南）', jinan, '济南热线'),
  hotlinePack('HL-WF', '12345热线（潍坊）', weifang, '潍坊热线'),
  hotlinePack('HL-SD', '12345热线（山东，摘录）', shandong),
  hotlinePack('HL-GD', '12345热线（广东，摘录）', guangdong),
]

/** A pack by its id, of the national law or of the 12345 desk. */
export const packById = (id: string): Pack | undefined => [...packs, ...hotlinePacks].find((pack) => pack.id === id)

/** Local packs that come with the program; a city adds its own as files (docs/packs.md). */
export const localPacks: readonly LocalPack[] = [zj2016, sd2015, bj]

/** The pack that governs what was received on a day; the one day that decides, however long a matter lasts. */
export const packOn = (receivedOn: Day): Pack | Refusal =>
  packs.find((pack) => Temporal.PlainDate.compare(pack.inForceFrom, receivedOn) <= 0) ??
  refuse(
    'no-pack-on-day',
    'L05 51',
    `${zhDay(receivedOn)}早于2005年5月1日，当时的规定没有收录，不能计算期限。`,
    '历史信访件请按补录登记，不计算期限。',
  )
