import { type NoticeKind, notices } from './notices.ts'

/**
 * Words of the notices: text with placeholders `{编号}`. A part in `[…]` falls away when a placeholder in it has no
 * value. A city may word them itself; of a sealed case only number and date may be said (RG-1).
 */
export const variants = {
  zh: '普通件',
  en: '普通件（英文）',
  sealed: '密封件',
  'sealed-en': '密封件（英文）',
} as const
export type Variant = keyof typeof variants

export const placeholders = {
  编号: '件的编号',
  日期: '这一步的日期',
  单位: '办这一步的单位',
  去向: '转送、交办给哪个单位',
  最迟: '下一步的法定最后日',
  网址: '查办理进度的网址',
  确认码: '撤回用的六位确认码',
  查询码: '新的查询码',
} as const
export type Placeholder = keyof typeof placeholders
export type Values = Partial<Record<Placeholder, string>>

/** What a notice is of no use without. */
export const needed: Readonly<Partial<Record<NoticeKind, Placeholder>>> = {
  'confirm-withdrawal': '确认码',
  'code-reissued': '查询码',
}

/** What may be put into this notice: dates and places of a step, never a code that another notice is for. */
export function allowedIn(kind: NoticeKind, variant: Variant): Placeholder[] {
  const own = needed[kind]
  const open: Placeholder[] = variant.startsWith('sealed')
    ? ['编号', '日期']
    : ['编号', '日期', '单位', '去向', '最迟', '网址']
  return own ? [...open, own] : open
}

const zh: Readonly<Record<NoticeKind, string>> = {
  registered: '您的来件已登记，编号{编号}[，最迟{最迟}前告知您由谁办理]。进度见 {网址} ，或拨打12345。',
  'sent-on': '您的件（{编号}）已送到{去向}依规定办理[，最迟{最迟}前书面告知您]。进度见 {网址} ，或拨打12345。',
  accepted: '{单位}已受理您的件（{编号}）[，最迟{最迟}前书面答复您]。受理告知书见 {网址} 。',
  'deemed-accepted': '您的件（{编号}）没有按期告知，自{日期}起视为已受理[，最迟{最迟}前书面答复您]。进度见 {网址} 。',
  extended: '您的件（{编号}）办理期限依规定延长[，新的答复期限是{最迟}]。理由见告知书： {网址} 。',
  redirected: '您的件（{编号}）反映的事有专门的法定途径，由谁办、怎么办、期限多长见告知书： {网址} 。',
  refused: '{单位}对您的件（{编号}）出具了告知书，不予受理或不再受理的理由、您还可以做什么见 {网址} 。',
  opinion: '{单位}对您的件（{编号}）出具了处理意见书，见 {网址} 。不服的，收到后可以申请复查，期限写在意见书上。',
  answered: '{单位}对您的件（{编号}）已有答复，见 {网址} 。',
  delivered: '您的件（{编号}）的告知书于{日期}登记送达。您没有收到的，请告诉我们： {网址} 或12345。',
  'review-open':
    '您的件（{编号}）的处理意见书于{日期}登记送达。不服的，可以[在{最迟}前]申请复查。您没有收到的，请告诉我们： {网址} 或12345。',
  'review-asked': '您对{编号}的复查（复核）申请已收到[，{去向}最迟{最迟}前书面答复您]。进度见 {网址} 。',
  'review-answer': '{单位}对您的复查（复核）申请（{编号}）出具了告知书[，最迟{最迟}前作出意见]。见 {网址} 。',
  'review-decided': '{单位}对您的件（{编号}）作出了复查（复核）意见，见 {网址} 。意见书会依规定送达您。',
  'rereview-open':
    '您的件（{编号}）的复查意见书于{日期}登记送达。不服的，可以[在{最迟}前]申请复核。您没有收到的，请告诉我们： {网址} 或12345。',
  hearing: '{单位}请您参加您的件（{编号}）的听证，时间和地点见通知书： {网址} 。来不来由您，可以请代理人。',
  'supplement-wanted':
    '我们多次联系不上您，您的件（{编号}）暂停办理。您补充情况或联系方式后立即恢复： {网址} 或12345。',
  'urge-answered': '{单位}回应了您对{编号}的催办，见 {网址} 。',
  merged: '您的件（{编号}）与另一件是同一件事，并在一起办理。原来的编号和查询码照常可用： {网址} 。',
  'confirm-withdrawal': '您申请撤回 {编号}，确认码 {确认码}。如非本人操作请忽略，件会继续办理。',
  withdrawn: '{编号}已按您的申请撤回，7日内可以随时取消： {网址} 。不是您本人撤回的，请马上取消。',
  'review-withdrawn':
    '您对{编号}的复查（复核）申请已按您的意思撤回，原意见书仍然有效，7日内可以取消撤回： {网址} 。不是您本人撤回的，请马上取消。',
  'code-reissued': '{编号}的新查询码：{查询码}。旧的查询码已经作废。不是您本人申请的，请拨打12345。',
  progress: '您的件（{编号}）有新的进展，见 {网址} 。',
}

const en: Readonly<Record<NoticeKind, string>> = {
  registered:
    'Your petition is registered, no. {编号}.[ You will be told who handles it by {最迟}.] See {网址} or call 12345.',
  'sent-on':
    'Your petition {编号} was sent to {去向}.[ You will be told in writing by {最迟}.] See {网址} or call 12345.',
  accepted:
    '{单位} accepted your petition {编号}.[ You will get a written answer by {最迟}.] The notice is at {网址} .',
  'deemed-accepted':
    'No notice came in time: your petition {编号} counts as accepted from {日期}.[ You will get a written answer by {最迟}.] See {网址} .',
  extended:
    'The time for your petition {编号} was extended by law.[ The new last day is {最迟}.] The reason is at {网址} .',
  redirected: 'For your petition {编号} there is another legal procedure. Who decides, how, and by when: {网址} .',
  refused:
    '{单位} issued a notice on your petition {编号}: why it is not accepted, and what you can do, is at {网址} .',
  opinion:
    '{单位} issued its opinion on your petition {编号}: {网址} . You may ask for a review; the opinion says by when.',
  answered: '{单位} answered your petition {编号}: {网址} .',
  delivered:
    'A notice on your petition {编号} is recorded as delivered on {日期}. If you did not get it, tell us: {网址} or 12345.',
  'review-open':
    'The opinion on your petition {编号} is recorded as delivered on {日期}. You may ask for a review[ by {最迟}]. If you did not get it, tell us: {网址} or 12345.',
  'review-asked':
    'Your request for review of {编号} was received.[ {去向} will answer in writing by {最迟}.] See {网址} .',
  'review-answer': '{单位} answered your request for review of {编号}.[ It will decide by {最迟}.] See {网址} .',
  'review-decided': '{单位} decided your request for review of {编号}: {网址} . The opinion will be delivered to you.',
  'rereview-open':
    'The review opinion on {编号} is recorded as delivered on {日期}. You may ask for a re-review[ by {最迟}]. If you did not get it, tell us: {网址} or 12345.',
  hearing:
    '{单位} invites you to a hearing on {编号}. Time and place are in the notice: {网址} . You are free to come or not.',
  'supplement-wanted':
    'We could not reach you; your petition {编号} is paused. It goes on as soon as you tell us more: {网址} or 12345.',
  'urge-answered': '{单位} answered your reminder on {编号}: {网址} .',
  merged:
    'Your petition {编号} is handled together with another on the same matter. Your number and code still work: {网址} .',
  'confirm-withdrawal':
    'You asked to withdraw {编号}. Confirmation code {确认码}. If it was not you, ignore this; your petition goes on.',
  withdrawn:
    '{编号} was withdrawn as you asked. You can undo it within 7 days: {网址} . If it was not you, undo it now.',
  'review-withdrawn':
    'Your request for review of {编号} was withdrawn as you asked; the opinion stands. You can undo it within 7 days: {网址} . If it was not you, undo it now.',
  'code-reissued': 'New query code for {编号}: {查询码}. The old one no longer works. If it was not you, call 12345.',
  progress: 'There is news on your petition {编号}: {网址} .',
}

/** The program's own words for a notice. */
export function standardWords(kind: NoticeKind, variant: Variant): string {
  switch (variant) {
    case 'zh':
      return zh[kind]
    case 'en':
      return en[kind]
    case 'sealed':
      return needed[kind] ? `编号{编号}，{日期}，${needed[kind]} {${needed[kind]}}。` : '编号{编号}，{日期}有新的进展。'
    case 'sealed-en':
      return needed[kind] ? `No. {编号}, {日期}, code {${needed[kind]}}.` : 'No. {编号}: news on {日期}.'
  }
}

/** The message in words. */
export function fill(words: string, values: Values): string {
  const put = (text: string): string => text.replace(/\{([^{}]*)\}/g, (_, name: Placeholder) => values[name] ?? '')
  return put(
    words.replace(/\[([^[\]]*)\]/g, (_, part: string) =>
      [...part.matchAll(/\{([^{}]*)\}/g)].every(([, name]) => values[name as Placeholder]) ? part : '',
    ),
  )
}

/** Two messages' worth on most networks; longer ones are cut by some gateways. */
export const wordsMost = 200

/** Words that would tell what a sealed case is about, or that it is one. */
const telling = ['举报', '检举', '控告', '揭发', '纪检', '监委', '监察', '密封', '保密', '违纪', '违法', '信访', '投诉']
const tellingEn = /\b(report|accus|corrupt|disciplin|secret|seal|petition|complain)/i

/** Everything that is wrong with a text, in words; an empty list means that it can be used. */
export function faultsOf(kind: NoticeKind, variant: Variant, words: string): string[] {
  const used = [...words.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '')
  const allowed = allowedIn(kind, variant)
  const sealed = variant.startsWith('sealed')
  const must: Placeholder[] = ['编号', ...(needed[kind] ? [needed[kind]] : [])]
  const bare = words.replace(/\{[^{}]*\}/g, '')
  return [
    ...used
      .filter((name) => !(name in placeholders))
      .map((name) => `不认识占位符{${name}}，可以用：${allowed.map((one) => `{${one}}`).join('')}。`),
    ...used
      .filter((name) => name in placeholders && !allowed.includes(name as Placeholder))
      .map((name) => (sealed ? `密封件只能写编号和日期，不能用{${name}}。` : `“${notices[kind]}”里不能用{${name}}。`)),
    ...must.filter((name) => !used.includes(name)).map((name) => `缺少{${name}}，收到的人不知道说的是哪一件。`),
    ...(/[{}]/.test(bare) ? ['大括号没有成对。'] : []),
    ...(/[[\]]/.test(bare.replace(/\[[^[\]]*\]/g, '')) ? ['方括号没有成对，或者套了两层。'] : []),
    ...(/https?:|www\./i.test(bare) ? ['不要写死网址，请用{网址}。'] : []),
    ...(sealed
      ? [...telling.filter((word) => bare.includes(word)), ...(tellingEn.exec(bare)?.slice(0, 1) ?? [])].map(
          (word) => `密封件的通知不能出现“${word}”：别人看到会猜出内容。`,
        )
      : []),
    ...([...words].length > wordsMost ? [`太长：${[...words].length}字，最多${wordsMost}字。`] : []),
    ...(words.trim() ? [] : ['内容是空的。']),
  ]
}
