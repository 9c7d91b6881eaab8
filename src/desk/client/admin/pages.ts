import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { PolicyTag } from '../server/api.ts'

/** Groups of the navigation, in its order. */
export const adminGroups = {
  people: '单位与人员',
  work: '业务设置',
  public: '对外信息',
  start: '启用',
} as const

/** One page of administration: `/admin/<id>`, offered to whom the policy row `tag` admits. */
export type AdminPage = {
  id: string
  title: string
  /** What the page is for, in a sentence. */
  says: string
  tag: PolicyTag
  group: keyof typeof adminGroups
  /** Only where the sample city is. */
  demoOnly?: true
  Page: LazyExoticComponent<ComponentType>
}

/** The pages of administration. A new one is a row here and a component; each comes in a chunk of its own. */
export const adminPages: readonly AdminPage[] = [
  {
    id: 'organs',
    title: '单位与派单目录',
    says: '有哪些单位、谁归谁管、什么事由谁办。单位只停用，不删除。',
    tag: 'admin.organs',
    group: 'people',
    Page: lazy(async () => ({ default: (await import('./organs/organs-page.tsx')).OrgansPage })),
  },
  {
    id: 'accounts',
    title: '账号',
    says: '谁能登录、在哪个单位、能做什么。角色按工作需要给，保存后立即生效。',
    tag: 'admin.accounts',
    group: 'people',
    Page: lazy(async () => ({ default: (await import('./accounts/accounts-page.tsx')).AccountsPage })),
  },
  {
    id: 'deputies',
    title: '代理',
    says: '有人出差、休假，由同单位的人在这几天代办。到期自动结束，做的事记在代理人自己名下。',
    tag: 'admin.deputies',
    group: 'people',
    Page: lazy(async () => ({ default: (await import('./deputies/deputies-page.tsx')).DeputiesPage })),
  },
  {
    id: 'categories',
    title: '内容分类',
    says: '事情按什么分类，每一类由哪些单位承担。分办时据此建议，由人决定。',
    tag: 'admin.categories',
    group: 'work',
    Page: lazy(async () => ({ default: (await import('./categories/categories-page.tsx')).CategoriesPage })),
  },
  {
    id: 'calendar',
    title: '放假安排',
    says: '哪天放假、哪天调休上班。期限的最后一天遇放假顺延，工作日按这里计算。',
    tag: 'calendar.edit',
    group: 'work',
    Page: lazy(async () => ({ default: (await import('./calendar/calendar-page.tsx')).CalendarPage })),
  },
  {
    id: 'notice-texts',
    title: '通知文字',
    says: '给群众的短信和邮件怎样写。密封件的通知只有编号和日期。',
    tag: 'admin.notice-texts',
    group: 'public',
    Page: lazy(async () => ({ default: (await import('./messages/texts-page.tsx')).TextsPage })),
  },
  {
    id: 'message-channels',
    title: '消息通道',
    says: '短信、邮件从哪里发出，工作人员从哪个群里得到提醒。密码和密钥保存以后不再显示。',
    tag: 'admin.messages',
    group: 'public',
    Page: lazy(async () => ({ default: (await import('./messages/channels-page.tsx')).ChannelsPage })),
  },
  {
    id: 'caught-messages',
    title: '消息试收',
    says: '演示和试用时，消息不发出，都留在这里看。收件的号码和地址遮盖着。',
    tag: 'admin.messages',
    group: 'public',
    Page: lazy(async () => ({ default: (await import('./messages/caught-page.tsx')).CaughtPage })),
  },
  {
    id: 'practice',
    title: '本地期限',
    says: '本市承诺比法定期限更早办完的，写在这里。承诺显示在法定最后一日旁边，不改变法定期限。',
    tag: 'admin.practice',
    group: 'work',
    Page: lazy(async () => ({ default: (await import('./practice/practice-page.tsx')).PracticePage })),
  },
  {
    id: 'packs',
    title: '规则包',
    says: '哪天收到的件按哪个规定，各有哪些期限。地方规定和本地做法从哪天起启用，也在这里。',
    tag: 'admin.packs',
    group: 'work',
    Page: lazy(async () => ({ default: (await import('./packs/packs-page.tsx')).PacksPage })),
  },
  {
    id: 'proposals',
    title: '机器建议',
    says: '分类、办理路径、转给谁，由机器提个建议。先看它在本单位办结的件上对了多少，再决定用不用。',
    tag: 'admin.proposals',
    group: 'work',
    Page: lazy(async () => ({ default: (await import('./proposals/proposals-page.tsx')).ProposalsPage })),
  },
  {
    id: 'wordings',
    title: '文书模板',
    says: '文书前面那一页“简明说明”的话，可以换成本市的说法。法律要求写明的内容在正文里，这里改不到。',
    tag: 'admin.wordings',
    group: 'work',
    Page: lazy(async () => ({ default: (await import('./wordings/wordings-page.tsx')).WordingsPage })),
  },
  {
    id: 'site',
    title: '本市与对外信息',
    says: '群众看到的页面、回执和文书上怎样写本市、窗口、电话和印章。',
    tag: 'admin.site',
    group: 'public',
    Page: lazy(async () => ({ default: (await import('./site/site-page.tsx')).SitePage })),
  },
  {
    id: 'import',
    title: '批量导入',
    says: '区划、分类、单位和派单目录用表格放进来；先预览，有问题的行带着说明退回。',
    tag: 'admin.import',
    group: 'start',
    Page: lazy(async () => ({ default: (await import('./import/import-pages.tsx')).ImportPage })),
  },
  {
    id: 'import-accounts',
    title: '批量开立账号',
    says: '用表格开立账号；先预览，初始密码导入后只显示一次。',
    tag: 'admin.accounts',
    group: 'people',
    Page: lazy(async () => ({ default: (await import('./import/import-pages.tsx')).ImportAccountsPage })),
  },
  {
    id: 'go-live',
    title: '上线前检查',
    says: '对群众开放之前要做到的事，由系统按实际情况逐项判断。',
    tag: 'admin.site',
    group: 'start',
    Page: lazy(async () => ({ default: (await import('./golive/go-live-page.tsx')).GoLivePage })),
  },
  {
    id: 'leave-demo',
    title: '结束演示',
    says: '清空示例城市，从空目录建立本市自己的系统。',
    tag: 'admin.leave-demo',
    group: 'start',
    demoOnly: true,
    Page: lazy(async () => ({ default: (await import('./leave/leave-demo-page.tsx')).LeaveDemoPage })),
  },
]

/** Who looks, and where: a session of the desk. */
type Looking = { may: (tag: PolicyTag) => boolean; demo: boolean }

export const mayOpen = (page: AdminPage, { may, demo }: Looking): boolean => may(page.tag) && (demo || !page.demoOnly)

/** The pages that somebody may open, in the order of the groups. */
export const adminPagesFor = (looking: Looking): AdminPage[] =>
  Object.keys(adminGroups).flatMap((group) =>
    adminPages.filter((page) => page.group === group && mayOpen(page, looking)),
  )
