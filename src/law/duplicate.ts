/**
 * 判重: the same person AND the same matter (domain.md §1.3). The rule only proposes; a person confirms, the petitioner
 * is told and may object. A repeat stays registered and counted.
 */
export type DuplicateFacts = {
  /** Who raised it, by keyed identity: the same person has the same key, and the key tells nothing. */
  readonly people: readonly { readonly key: string; readonly as: Capacity }[]
  /** 检举控告: kept in the sealed store, compared inside it only. */
  readonly accusation: boolean
  readonly anonymous: boolean
  /** Keys of the accused persons or organs, for accusations. */
  readonly accused: readonly string[]
}

/** Everyone who may stand in a submission. Only the `proxy` speaks for another. */
export type Capacity = 'petitioner' | 'coSigner' | 'representative' | 'proxy'

/** Whether facts and requests of the two are basically the same: read by people or proposed by the similarity engine. */
export type Likeness = { readonly facts: boolean; readonly requests: boolean }

export type DuplicateReason = 'same-person' | 'same-accused' | 'same-matter' | 'only-proxy-shared' | 'sealed-apart'

export type DuplicateVerdict = {
  readonly verdict: 'repeat' | 'related' | 'none'
  readonly reasons: readonly DuplicateReason[]
}

export const DUPLICATE_REASONS: Readonly<Record<DuplicateReason, string>> = {
  'same-person': '至少有一名信访人相同（联名人、代表参与比对，代理的以被代理人为准）。',
  'same-accused': '匿名检举控告，被检举控告的对象相同。',
  'same-matter': '事实和请求基本相同。',
  'only-proxy-shared': '只有代理人相同，被代理人不同，不算同一人。',
  'sealed-apart': '检举控告密封保管，与其他信访件不作比对。',
}

/**
 * Both same person and same matter: `repeat`. Only one of them: `related`. Neither: `none`.
 *
 * An accusation has no request of its own, so its matter is its facts. An accusation and an open submission are never
 * even related: a link would tell the open side that an accusation exists (L22 30(3)). An anonymous accusation repeats
 * only another anonymous one: joined to a named one, it would show a stranger how that one proceeds [D].
 */
export function duplicate(earlier: DuplicateFacts, later: DuplicateFacts, same: Likeness): DuplicateVerdict {
  if (earlier.accusation !== later.accusation) return { verdict: 'none', reasons: ['sealed-apart'] }

  const reasons: DuplicateReason[] = []
  const bothAnonymous = earlier.accusation && earlier.anonymous && later.anonymous
  const samePerson = bothAnonymous
    ? later.accused.some((key) => earlier.accused.includes(key))
    : principals(later).some((key) => principals(earlier).includes(key))
  if (samePerson) reasons.push(bothAnonymous ? 'same-accused' : 'same-person')
  else if (proxies(later).some((key) => proxies(earlier).includes(key))) reasons.push('only-proxy-shared')

  const sameMatter = same.facts && (same.requests || later.accusation)
  if (sameMatter) reasons.push('same-matter')
  return { verdict: samePerson && sameMatter ? 'repeat' : samePerson || sameMatter ? 'related' : 'none', reasons }
}

const keysAs = (facts: DuplicateFacts, proxy: boolean) =>
  facts.people.filter((person) => (person.as === 'proxy') === proxy).map((person) => person.key)

const principals = (facts: DuplicateFacts) => keysAs(facts, false)
const proxies = (facts: DuplicateFacts) => keysAs(facts, true)
