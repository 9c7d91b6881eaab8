import { sql } from 'kysely'
import { dayAt, publicPrincipal, type Tx } from '../../kernel/index.ts'
import type { Organ } from '../directory.ts'
import type { Administration } from './administer.ts'

/** One thing that must be in order before the public may come (RGT-17, L22 18(1)); `to` is the page that mends it. */
export type GoLiveItem = { id: string; title: string; done: boolean; says: string; remedy: string; to: string }

/** From this month on the holidays of the coming year are published and belong into the calendar. */
const holidaysKnownFrom = 12
const namedMost = 5

/** Each line is computed from what is stored now: nothing is ticked by hand but the copy of the key. */
export async function goLive(house: Administration): Promise<GoLiveItem[]> {
  return [
    ...siteItems(house),
    ...(await pageItems(house)),
    ...organItems(house),
    ...accountItems(house),
    calendarItem(house),
    ...(await machineItems(house)),
  ]
}

function siteItems({ site }: Administration): GoLiveItem[] {
  const { counters, hotline, letters, dataContact, host, sealText } = site.current()
  const said = site.isSaid()
  const to = '/admin/site'
  const unheard = '还是从单位名录推出的默认值，没有人填写过。'
  const item = (id: string, title: string, ok: boolean, says: string, remedy: string): GoLiveItem => ({
    id,
    title,
    done: said && ok,
    says: said ? says : unheard,
    remedy,
    to,
  })
  return [
    item(
      'contacts',
      '联系方式',
      Boolean(hotline.number && counters.some(({ phone }) => phone)),
      `热线 ${hotline.number}，窗口电话${counters.filter(({ phone }) => phone).length}个。`,
      '请填写热线和接待窗口的电话。',
    ),
    item(
      'hours',
      '服务时间',
      Boolean(hotline.hours) && counters.length > 0 && counters.every(({ hours }) => hours),
      counters.map(({ name, hours }) => `${name} ${hours}`).join('；') || '没有接待窗口。',
      '请填写热线和每个窗口的服务时间。',
    ),
    item(
      'counters',
      '接待窗口',
      counters.some(({ address }) => address),
      counters.length ? `${counters.length}个窗口。` : '没有接待窗口。',
      '请至少填写一个接待窗口的地址。',
    ),
    item(
      'letters',
      '来信地址',
      Boolean(letters.address && letters.postcode),
      letters.postcode ? `${letters.address}，邮编${letters.postcode}。` : `${letters.address}，没有邮编。`,
      '请填写来信地址和邮政编码。',
    ),
    item(
      'data-contact',
      '个人信息负责人',
      Boolean(dataContact.name && dataContact.phone && dataContact.address),
      `${dataContact.name}，${dataContact.phone}。`,
      '请填写姓名或岗位、电话和地址（个人信息保护法第十七条）。',
    ),
    item('seal', '印章文字', Boolean(sealText), `“${sealText}”`, '请核对文书上的印章文字。'),
    item('host', '写在纸上的网址', Boolean(host), host || '没有填写。', '请填写群众在浏览器里要输入的网址。'),
  ]
}

/** The pages that the law wants published are asked for, as anybody would. */
async function pageItems(house: Administration): Promise<GoLiveItem[]> {
  const pages = [
    ['law', '法律依据页面', '/law'],
    ['procedure', '办理程序与期限页面', '/guide'],
    ['rights', '权利告知页面', '/rights'],
    ['privacy', '个人信息告知页面', '/privacy'],
  ] as const
  return Promise.all(
    pages.map(async ([id, title, path]) => {
      const done = await house.pageAnswers(path)
      return {
        id,
        title,
        done,
        says: done ? `${path} 可以打开。` : `${path} 打不开。`,
        remedy: '请检查服务日志，或重新构建页面。',
        to: path,
      }
    }),
  )
}

function organItems({ directory }: Administration): GoLiveItem[] {
  const organs = directory.organs().filter((organ) => organ.active)
  const covered = new Set(organs.flatMap((organ) => organ.duties.map((code) => code.slice(0, 2))))
  const open = directory
    .categories()
    .filter((category) => category.active && !category.parent && !covered.has(category.code))
  const headless = organs.filter(
    (organ) => headOf(organ) && !directory.accountsOf(organ.code, headOf(organ) ?? 'organ-head').length,
  )
  const offices = organs.filter((organ) => organ.kind === 'office')
  return [
    {
      id: 'office',
      title: '信访工作机构',
      done: offices.length > 0,
      says: offices.length ? `${offices.length}个。` : '单位名录里没有信访工作机构。',
      remedy: '请建立信访工作机构。',
      to: '/admin/organs',
    },
    {
      id: 'duties',
      title: '派单目录',
      done: open.length === 0,
      says: open.length ? `没有单位负责：${named(open)}。` : '每个一级分类都有单位负责。',
      remedy: '请在单位的派单目录里补上这些分类；本市确实没有的分类可以停用。',
      to: '/admin/organs',
    },
    {
      id: 'heads',
      title: '每个单位有负责人',
      done: headless.length === 0,
      says: headless.length ? `没有负责人账号：${named(headless)}。` : '都有。',
      remedy: '请为这些单位开立负责人账号，否则拟办的文书没有人审批。',
      to: '/admin/accounts',
    },
  ]
}

/** Who signs there; governments, courts and the like sign outside of this program. */
const headOf = ({ kind }: Organ) =>
  kind === 'office' ? 'office-head' : ['department', 'township', 'enterprise'].includes(kind) ? 'organ-head' : null

const named = (things: readonly { name: string }[]): string =>
  things
    .slice(0, namedMost)
    .map(({ name }) => name)
    .join('、') + (things.length > namedMost ? `等${things.length}个` : '')

function accountItems({ directory }: Administration): GoLiveItem[] {
  const accounts = directory.accounts().filter((account) => account.active)
  const missing = (
    [
      ['system-admin', '系统管理员'],
      ['security-admin', '安全管理员'],
      ['auditor', '审计员'],
      ['discipline-officer', '密封件专办员'],
    ] as const
  ).filter(([role]) => !accounts.some((account) => account.roles.includes(role)))
  return [
    {
      id: 'administrators',
      title: '管理与密封件岗位',
      done: missing.length === 0,
      says: missing.length ? `还缺：${missing.map(([, title]) => title).join('、')}。` : '齐全。',
      remedy: '请开立这些岗位的账号：三员分立，检举控告件要有人能打开。',
      to: '/admin/accounts',
    },
  ]
}

function calendarItem(house: Administration): GoLiveItem {
  const today = dayAt(house.kernel.clock.now())
  const [now, next] = [house.yearProvisional(today.year), house.yearProvisional(today.year + 1)]
  const late = next && today.month >= holidaysKnownFrom
  return {
    id: 'calendar',
    title: '放假安排',
    done: !now && !late,
    says: now
      ? `${today.year}年的放假安排没有录入，期限按周末推算。`
      : next
        ? `${today.year}年已录入；${today.year + 1}年${late ? '应已公布，还没有录入' : '尚未公布，跨年的期限先按周末推算并注明'}。`
        : `${today.year}年、${today.year + 1}年都已录入。`,
    remedy: '请录入国务院办公厅公布的放假安排。',
    to: '/admin/calendar',
  }
}

async function machineItems(house: Administration): Promise<GoLiveItem[]> {
  const { kernel } = house
  const url = house.publicUrl()
  const secure = kernel.secure && url.startsWith('https:')
  const messages = await house.messagesOut()
  const noted = await kernel.units.read(publicPrincipal, backupKeyNoted)
  return [
    {
      id: 'real',
      title: '正式数据',
      done: !kernel.demo,
      says: kernel.demo ? '现在是示例数据：人名、单位和来信都是编的。' : '是正式数据目录。',
      remedy: '请用“结束演示”清空示例，建立本市自己的单位。',
      to: '/admin/leave-demo',
    },
    {
      id: 'public-address',
      title: '对外地址',
      done: secure,
      says: secure ? url : `现在是 ${url}，不是 https 地址。`,
      remedy: '请由运维设置 DENGWEN_PUBLIC_URL 为 https 地址，并配置反向代理（见 README）。',
      to: '/admin/site',
    },
    {
      id: 'messages',
      title: '短信、邮件与邮寄',
      ...messages,
      remedy: '请在“消息通道”里接好短信或邮件，并试发一条。',
      to: '/admin/messages',
    },
    {
      id: 'backup-key',
      title: '主密钥备份',
      done: noted !== null,
      says: noted ? `${noted.slice(0, 10)}已确认另行备份。` : '没有人确认过。丢失主密钥，任何内容都打不开。',
      remedy: '请把数据目录里 keys/master.key 抄存到安全处（与数据库备份分开），再在这里确认。',
      to: '/admin/go-live',
    },
  ]
}

export async function noteBackupKey(tx: Tx, at: string): Promise<void> {
  await sql`insert into setting (key, value, updated_at) values ('backup-key', 'true', ${at})
    on conflict (key) do update set updated_at = excluded.updated_at`.execute(tx)
}

async function backupKeyNoted(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ at: string }>`select updated_at as at from setting where key = 'backup-key'`.execute(tx)
  return rows[0]?.at ?? null
}
