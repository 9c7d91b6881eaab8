/** What an agent writes down while somebody talks. It survives a reload and a lost connection, and goes with the wrap-up. */
export type OrderDraft = {
  type: string
  urgency: 'normal' | 'urgent' | 'critical'
  category: string
  title: string
  content: string
  wish: string
  region: string
  place: string
  eventDate: string
  name: string
  phone: string
  anonymous: boolean
  confidential: boolean
  noReply: boolean
  /** Cases that were written down of this call already. */
  made: { caseNo: string; title: string; queryCode: string }[]
}

export const emptyOrder = (): OrderDraft => ({
  type: '',
  urgency: 'normal',
  category: '',
  title: '',
  content: '',
  wish: '',
  region: '',
  place: '',
  eventDate: '',
  name: '',
  phone: '',
  anonymous: false,
  confidential: false,
  noReply: false,
  made: [],
})

export type Wrong = Readonly<Record<string, string>>

/** What is missing before the server is asked (HL-02). */
export function faultsOfOrder(draft: OrderDraft): Wrong {
  const wrong: Record<string, string> = {}
  if (!draft.type) wrong.type = '请选类型。'
  if (!draft.title.trim()) wrong.title = '请用一句话写下是什么事。'
  if (!draft.content.trim()) wrong.content = '请写下发生了什么。'
  if (!/^(\d{4}-\d\d-\d\d)?$/.test(draft.eventDate)) wrong.eventDate = '日期写成 2026-06-01 这样。'
  return wrong
}

/** The body of `POST /orders`. The caller's number is put in by the server: the agent sees it masked only. */
export function orderBody(draft: OrderDraft, callId: string) {
  const { name, phone } = { name: draft.name.trim(), phone: draft.phone.trim() }
  const petitioner = { ...(name ? { name } : {}), ...(phone ? { phone } : {}) }
  return {
    callId,
    type: draft.type,
    urgency: draft.urgency,
    title: draft.title.trim(),
    content: draft.content.trim(),
    ...(draft.wish.trim() ? { requests: [draft.wish.trim()] } : {}),
    ...(draft.anonymous || !(name || phone) ? {} : { petitioner }),
    ...(draft.anonymous ? { anonymous: true } : {}),
    ...(draft.confidential ? { confidential: true } : {}),
    ...(draft.noReply ? { noReply: true } : {}),
    ...(draft.region ? { placeRegion: draft.region } : {}),
    ...(draft.place.trim() ? { place: draft.place.trim() } : {}),
    ...(draft.category ? { category: draft.category } : {}),
    ...(draft.eventDate ? { eventDate: draft.eventDate } : {}),
  }
}

/** The next matter of the same caller: the same person and place, another thing. */
export const nextMatter = (draft: OrderDraft, made: OrderDraft['made'][number]): OrderDraft => ({
  ...emptyOrder(),
  name: draft.name,
  phone: draft.phone,
  anonymous: draft.anonymous,
  region: draft.region,
  made: [...draft.made, made],
})
