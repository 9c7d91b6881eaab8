import type { Page } from '@playwright/test'
import type { Role } from '../../src/law/index.ts'
import { city, officeOf, water, works } from '../office.ts'
import type { World } from '../world.ts'

/** One screen of the desk: who looks, where, and what is opened or typed on it. */
export type Scene = {
  name: string
  title: string
  organ: string
  role: Role
  path: string
  open?: (page: Page) => Promise<void>
}

const letters = [
  '长青路路灯坏了两个月',
  '楼下餐馆油烟直排',
  '公交26路末班车太早',
  '小区电梯停了十天',
  '学校门口没有斑马线',
  '工地夜里十二点还在打桩',
]

/** An office in the middle of its day, and the screens that its people have before them. */
export async function scenesOf(world: World): Promise<Scene[]> {
  const office = officeOf(() => world)
  const p = office.who()
  for (const title of letters)
    await office.send({
      title,
      content: `${title}，请尽快处理。`,
      requests: ['尽快处理'],
      petitioner: { name: '周示例' },
    })
  const { caseNo: toTransfer } = await office.send()
  await office.act(p.registrar, toTransfer, 'register')
  await office.act(p.registrar, toTransfer, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  const { caseNo: toApprove } = await office.send()
  await office.act(p.registrar, toApprove, 'register')
  await office.act(p.registrar, toApprove, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  await office.act(p.dispatcher, toApprove, 'assign', { to: works, demand: '请依法办理并在期限内提交办结报告。' })
  const { caseNo: toAccept } = await office.send()
  await office.act(p.registrar, toAccept, 'register')
  await office.act(p.registrar, toAccept, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  await office.act(p.dispatcher, toAccept, 'transfer', { to: works, reason: '供水归其管' })
  await office.act(p.liaison, toAccept, 'sign')
  const { caseNo: toWrite } = await office.send()
  await office.toHandling(toWrite)
  const { caseNo: toSign } = await office.send()
  await office.toHandling(toSign)
  await office.act(p.handler, toSign, 'draft-opinion', {
    answers: office.answers(water.requests),
    basis: '《城市供水条例》第二十二条',
    executeOn: '2026-07-01',
    contact: '王示例 0000-1234567',
  })

  const { caseNo: returned } = await office.send({ title: '退回重写的一件' })
  await office.toHandling(returned)
  const draft = (facts: string) =>
    office.act(p.handler, returned, 'draft-opinion', {
      answers: office.answers(water.requests).map((answer) => ({ ...answer, facts })),
      basis: '《城市供水条例》第二十二条',
      executeOn: '2026-07-01',
      contact: '王示例 0000-1234567',
    })
  await draft('经核实属实')
  await office.act(p.chief, returned, 'return', { reason: '写明核实的日期' })
  await draft('6月2日现场核实属实')

  const at = (caseNo: string, act = '') => `/cases/${caseNo}${act ? `?act=${act}&tab=preview` : ''}`
  const drawn = (page: Page) => page.locator('.pages img').first().waitFor()
  const office_ = { organ: city, role: 'registrar' } as const
  const handling = { organ: works } as const
  return [
    { name: 'registrar-list', title: '待登记', ...office_, path: '/lists/to-register' },
    {
      name: 'registrar-form',
      title: '登记一件',
      ...office_,
      path: '/register',
      open: async (page) => {
        await page.getByLabel('标题').fill('长青路路灯坏了两个月')
        await page.getByLabel('内容').fill('长青路从学校到菜场一段路灯坏了两个月，晚上有人摔伤。')
      },
    },
    { name: 'backfill', title: '台账补录', ...office_, path: '/backfill' },
    { name: 'urgent', title: '重大紧急', ...office_, path: '/lists/urgent' },
    { name: 'to-decide', title: '待决定', ...office_, path: '/lists/to-decide' },
    { name: 'search', title: '搜索', ...office_, path: '/search?q=路灯' },
    { name: 'case', title: '一件', ...office_, path: at(toWrite) },
    {
      name: 'dispatcher-preview',
      title: '转送，文书在旁边',
      organ: city,
      role: 'dispatcher',
      path: at(toTransfer, 'transfer'),
      open: drawn,
    },
    {
      name: 'office-head-approve',
      title: '审批交办',
      organ: city,
      role: 'office-head',
      path: at(toApprove, 'approve'),
      open: drawn,
    },
    { name: 'liaison-list', title: '待告知', ...handling, role: 'liaison', path: '/lists/to-notify' },
    {
      name: 'liaison-accept',
      title: '受理并告知',
      ...handling,
      role: 'liaison',
      path: at(toAccept, 'accept'),
      open: drawn,
    },
    {
      name: 'handler-opinion',
      title: '起草处理意见书',
      ...handling,
      role: 'handler',
      path: at(toWrite, 'draft-opinion'),
      open: async (page) => {
        await page
          .getByLabel('查明的事实和证据')
          .first()
          .fill('经现场核实，6月3日至5日小区水管检修停水，物业没有公告。')
        await drawn(page)
        await page.waitForTimeout(1500)
      },
    },
    {
      name: 'organ-head-sign',
      title: '签发',
      ...handling,
      role: 'organ-head',
      path: at(toSign, 'issue-opinion'),
      open: drawn,
    },
    ...(
      [
        ['matter', '诉求与材料'],
        ['course', '经过'],
        ['papers', '文书'],
        ['messages', '送达与通知'],
      ] as const
    ).map(
      ([tab, title]): Scene => ({
        name: `case-${tab}`,
        title: `一件：${title}`,
        ...handling,
        role: 'liaison',
        path: `/cases/${toWrite}?tab=${tab}`,
      }),
    ),
    { name: 'visits', title: '来访接待', ...office_, path: '/visits' },
    { name: 'visit-record', title: '来访笔录', ...office_, path: `/visits/record/${toAccept}` },
    { name: 'visit-evidence', title: '证据材料清单', ...office_, path: `/visits/evidence/${toAccept}` },
    {
      name: 'dispatcher-bulk',
      title: '批量转送',
      organ: city,
      role: 'dispatcher',
      path: '/lists/to-route',
      open: async (page) => {
        await page.keyboard.press('j')
        await page.keyboard.press('x')
        await page.keyboard.press('b')
        await page.getByLabel('为什么归它管').waitFor()
      },
    },
    {
      name: 'organ-head-inbox',
      title: '逐件审批，与退回的稿相比',
      ...handling,
      role: 'organ-head',
      path: `/approve/${returned}`,
      open: (page) => page.getByRole('img', { name: /第1页/ }).first().waitFor(),
    },
    { name: 'liaison-post', title: '寄送', ...handling, role: 'liaison', path: '/post' },
    { name: 'liaison-messages', title: '没有发出的通知', ...handling, role: 'liaison', path: '/messages' },
    { name: 'law', title: '法规与期限', ...office_, path: '/law' },
    { name: 'help', title: '帮助', ...office_, path: '/help' },
    { name: 'account', title: '密码与登录记录', ...office_, path: '/account' },
    ...(
      [
        ['system-admin', 'organs', '单位与派单目录'],
        ['system-admin', 'categories', '内容分类'],
        ['system-admin', 'calendar', '放假安排'],
        ['system-admin', 'practice', '本地期限'],
        ['system-admin', 'packs', '规则包'],
        ['system-admin', 'proposals', '机器建议'],
        ['system-admin', 'wordings', '文书模板'],
        ['system-admin', 'notice-texts', '通知文字'],
        ['system-admin', 'message-channels', '消息通道'],
        ['system-admin', 'caught-messages', '消息试收'],
        ['system-admin', 'leave-demo', '结束演示'],
        ['system-admin', 'site', '本市与对外信息'],
        ['system-admin', 'go-live', '上线前检查'],
        ['system-admin', 'import', '批量导入'],
        ['security-admin', 'accounts', '账号'],
        ['security-admin', 'deputies', '代理'],
      ] as const
    ).map(
      ([role, id, title]): Scene => ({
        name: `${role}-${id}`,
        title: `管理：${title}`,
        organ: city,
        role,
        path: `/admin/${id}`,
        ...(id === 'wordings' ? { open: drawn } : {}),
      }),
    ),
  ]
}
