import { sql } from 'kysely'
import { type CaseKeys, freshBytes, openText, seal, type Tx, type Vault } from '../kernel/index.ts'

/** What a person told about themselves (domain.md §4.1). Everything is optional: nothing of it is a condition. */
export type Identity = {
  name?: string
  phone?: string
  address?: string
  idType?: string
  idNo?: string
  email?: string
  /** 未满14周岁, where somebody says so: a guardian acts for the child (PI-04); used for nothing else (RG-16). */
  minorU14?: boolean
}
export type PartyRole = 'self' | 'proxy' | 'representative' | 'coSigner'
/** What a proxy may do for the person, and the file that proves it (RGT-13); a guardian acts by law (PI-04). */
export type Authority = { scope?: string; document?: string; guardian?: boolean }
export type Party = { role: PartyRole; identity: Identity } & Authority
export type MaskedIdentity = {
  id: string
  role: PartyRole
  name: string
  phone: string
  address: string
  idNo: string
  /** Of a proxy: what for, and the file of the case that shows it; '' where nothing was handed in. */
  scope: string
  document: string
  guardian: boolean
  minorU14: boolean
}

/** 张* · 欧阳** : the first character stays, so that two files are not mixed up at the counter. */
export function maskName(name: string): string {
  const [first, ...rest] = [...name.trim()]
  return first ? first + '*'.repeat(Math.max(1, Math.min(rest.length, 3))) : '未具名'
}
export const maskPhone = (phone: string): string =>
  phone.length >= 7 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : phone ? '****' : ''
export const maskId = (idNo: string): string =>
  idNo.length >= 8 ? `${idNo.slice(0, 3)}***********${idNo.slice(-4)}` : idNo ? '****' : ''
const maskAddress = (address: string): string => (address ? `${[...address].slice(0, 3).join('')}……` : '')

type MaskedFacts = Omit<MaskedIdentity, 'id' | 'role'>

export const masked = (identity: Identity, authority: Authority = {}): MaskedFacts => ({
  name: identity.name ? maskName(identity.name) : '未具名',
  phone: maskPhone(identity.phone ?? ''),
  address: maskAddress(identity.address ?? ''),
  idNo: maskId(identity.idNo ?? ''),
  scope: authority.scope ?? '',
  document: authority.document ?? '',
  guardian: authority.guardian ?? false,
  minorU14: identity.minorU14 ?? false,
})

const normalName = (name: string): string => name.normalize('NFKC').replace(/[\s·•・]/g, '')
const normalPhone = (phone: string): string => phone.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '')

/** Sealed row of a person in one case. The keys serve the duplicate proposal only (RG-5a). */
export function partyRow(vault: Vault, caseNo: string, keys: CaseKeys, party: Party) {
  const { role, identity, ...authority } = party
  const id = freshBytes(12).toString('base64url')
  const person = keysOfIdentity(vault, identity)
  return {
    id,
    case_no: caseNo,
    role,
    identity: seal(keys.dek, `party|identity|${id}`, JSON.stringify(identity)),
    masked: seal(keys.dek, `party|masked|${id}`, JSON.stringify(masked(identity, authority))),
    name_key: person.name,
    phone_key: person.phone,
    id_key: person.id,
  }
}

/** The people of a case, masked: what everybody who may read the case sees. */
export async function maskedParties(tx: Tx, caseNo: string, keys: CaseKeys): Promise<MaskedIdentity[]> {
  const { rows } = await sql<{
    id: string
    role: PartyRole
    masked: Buffer
  }>`select id, role, masked from party where case_no = ${caseNo} order by role desc, id`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    // What was kept before proxies had an authority lacks it.
    ...masked({}),
    ...(JSON.parse(openText(keys.dek, `party|masked|${row.id}`, row.masked)) as Partial<MaskedFacts>),
  }))
}

/**
 * The full identity. The caller has already written the view (RG-8) in this same transaction. The connection
 * becomes dengwen_identity for this one statement: the app role cannot read the table.
 */
export async function revealedParties(
  tx: Tx,
  caseNo: string,
  keys: CaseKeys,
): Promise<(Identity & { id: string; role: PartyRole })[]> {
  await sql`set local role dengwen_identity`.execute(tx)
  const { rows } = await sql<{
    id: string
    role: PartyRole
    identity: Buffer
  }>`select id, role, identity from party where case_no = ${caseNo} order by role desc, id`.execute(tx)
  await sql`reset role`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    ...(JSON.parse(openText(keys.dek, `party|identity|${row.id}`, row.identity)) as Identity),
  }))
}

/** Keyed hashes of the people of a case: equal people have equal keys, and the keys tell nothing. */
export type PersonKeys = { name: Buffer | null; phone: Buffer | null; id: Buffer | null }

/** Keys of the people named in a form that is being filled in. */
export const keysOfIdentity = (vault: Vault, identity: Identity): PersonKeys => ({
  name: identity.name ? vault.blind('name', normalName(identity.name)) : null,
  phone: identity.phone ? vault.blind('phone', normalPhone(identity.phone)) : null,
  id: identity.idNo ? vault.blind('id', identity.idNo.toUpperCase()) : null,
})

/** Keys of the people whose matter a case is, not of their proxies (domain.md §1.3). Read as dengwen_identity: the app role cannot see them. */
export async function personKeys(tx: Tx, caseNo: string): Promise<PersonKeys[]> {
  await sql`set local role dengwen_identity`.execute(tx)
  const { rows } =
    await sql<PersonKeys>`select name_key as name, phone_key as phone, id_key as id from party where case_no = ${caseNo} and role <> 'proxy'`.execute(
      tx,
    )
  await sql`reset role`.execute(tx)
  return rows
}

/** Characters of a name that a text is searched for; one character alone is a word, not a name. */
const nameChars = { least: 2, most: 12 } as const

/**
 * Whether a text names one of the people of a case, proxies included. Compared by keyed hashes of all its pieces: the
 * names themselves are not opened, so this is no view of an identity (RG-8).
 */
export async function namesIn(tx: Tx, vault: Vault, caseNo: string, text: string): Promise<boolean> {
  await sql`set local role dengwen_identity`.execute(tx)
  const { rows } = await sql<{
    name: Buffer
  }>`select name_key as name from party where case_no = ${caseNo} and name_key is not null`.execute(tx)
  await sql`reset role`.execute(tx)
  const keys = new Set(rows.map(({ name }) => name.toString('base64')))
  if (keys.size === 0) return false
  const letters = [...normalName(text)]
  for (let from = 0; from < letters.length; from++)
    for (let length = nameChars.least; length <= nameChars.most && from + length <= letters.length; length++)
      if (keys.has(vault.blind('name', letters.slice(from, from + length).join('')).toString('base64'))) return true
  return false
}
