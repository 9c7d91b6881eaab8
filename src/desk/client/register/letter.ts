import { type Matter, matterFaults, matterOf } from '../acts/form-model.ts'
import { sealedPurpose } from '../law/codes.ts'
import type { Submission, Upload } from '../server/api.ts'
import { peopleIn } from './people-list.ts'

/** The registration form as it is filled in. Everything is text until it is sent. */
export type Letter = {
  channel: string
  receivedOn: string
  letterDate: string
  purpose: string
  title: string
  content: string
  requests: readonly string[]
  placeRegion: string
  place: string
  about: string
  anonymous: boolean
  confidential: boolean
  name: string
  phone: string
  address: string
  idType: string
  idNo: string
  /** Who signed along and who speaks for them: one a line, as on the paper. */
  coSigners: string
  representatives: string
  /** Whoever acts for the person: at most two with written authority, and a guardian by law. */
  proxies: readonly LetterProxy[]
  /** 未满14周岁, where the letter says so. */
  minorU14: boolean
  eService: boolean
  peopleCount: number | null
  signerCount: number | null
  /** The paper itself, opened beside the form. */
  scan: Upload | null
  files: readonly Upload[]
  /** Further matters of the same letter. */
  matters: readonly Matter[]
}

export type LetterProxy = { name: string; phone: string; scope: string; document: readonly Upload[]; guardian: boolean }
export const emptyProxy: LetterProxy = { name: '', phone: '', scope: '', document: [], guardian: false }

/** What a person may show; a foreigner's counts as much (RGT-18). */
export const idTypes = [
  '身份证',
  '港澳居民来往通行证',
  '台湾居民来往大陆通行证',
  '护照',
  '外国人永久居留身份证',
  '统一社会信用代码',
] as const

/** @param channel the one of the letter before: letters are registered by the pile */
export const emptyLetter = (channel: string, receivedOn: string): Letter => ({
  channel,
  receivedOn,
  letterDate: '',
  purpose: '',
  title: '',
  content: '',
  requests: [''],
  placeRegion: '',
  place: '',
  about: '',
  anonymous: false,
  confidential: false,
  name: '',
  phone: '',
  address: '',
  idType: idTypes[0],
  idNo: '',
  coSigners: '',
  representatives: '',
  proxies: [emptyProxy],
  minorU14: false,
  eService: false,
  peopleCount: null,
  signerCount: null,
  scan: null,
  files: [],
  matters: [],
})

export const isSealed = (letter: Letter): boolean => letter.purpose === sealedPurpose

/**
 * The body of POST /submissions; what is empty is left out.
 * @param today a letter received today is stamped by the server's clock, an earlier one carries its day
 */
export function submissionOf(letter: Letter, today: string): Submission {
  const identity = letter.anonymous ? {} : identityOf(letter)
  const parties = letter.anonymous ? [] : partiesOf(letter)
  const requests = letter.requests.map((request) => request.trim()).filter(Boolean)
  return {
    channel: letter.channel,
    title: letter.title.trim(),
    content: letter.content.trim(),
    ...(letter.receivedOn && letter.receivedOn !== today ? { receivedAt: `${letter.receivedOn}T00:00:00+08:00` } : {}),
    ...text('letterDate', letter.letterDate),
    ...text('purpose', letter.purpose),
    ...(requests.length ? { requests } : {}),
    ...text('placeRegion', letter.placeRegion),
    ...text('place', letter.place),
    ...text('about', letter.about),
    ...(letter.anonymous ? { anonymous: true } : {}),
    ...(Object.keys(identity).length ? { petitioner: identity } : {}),
    ...(parties.length ? { parties } : {}),
    ...(letter.confidential ? { confidential: true } : {}),
    ...(letter.eService ? { eService: true } : {}),
    ...(letter.peopleCount ? { peopleCount: letter.peopleCount } : {}),
    ...(letter.signerCount ? { signerCount: letter.signerCount } : {}),
    ...(letter.matters.length ? { matters: letter.matters.map(matterOf) } : {}),
    ...(letter.scan ? { scan: letter.scan.id } : {}),
    ...(letter.files.length ? { files: letter.files.map(({ id }) => id) } : {}),
  }
}

/** Who wrote it, as far as the letter says. */
export function identityOf(letter: Letter): Submission['petitioner'] & object {
  return {
    ...text('name', letter.name),
    ...text('phone', letter.phone),
    ...text('address', letter.address),
    ...(letter.idNo.trim() ? { idType: letter.idType, idNo: letter.idNo.trim().toUpperCase() } : {}),
    ...(letter.minorU14 ? { minorU14: true } : {}),
  }
}

/** Everybody beside the one who is named first. */
function partiesOf(letter: Letter): NonNullable<Submission['parties']> {
  return [
    ...peopleIn(letter.representatives).map((person) => ({ role: 'representative' as const, ...person })),
    ...peopleIn(letter.coSigners).map((person) => ({ role: 'coSigner' as const, ...person })),
    ...letter.proxies
      .filter(({ name }) => name.trim())
      .map(({ name, phone, scope, document: [document], guardian }) => ({
        role: 'proxy' as const,
        name: name.trim(),
        ...text('phone', phone),
        ...text('scope', scope),
        ...(document ? { document: document.id } : {}),
        ...(guardian ? { guardian: true } : {}),
      })),
  ]
}

/** How many stand behind it, as far as they are named: a proxy stands for the person. */
export const namedIn = (letter: Letter): number =>
  letter.anonymous
    ? 0
    : [...peopleIn(letter.coSigners), ...peopleIn(letter.representatives)].length + (letter.name.trim() ? 1 : 0)

/** Only these stop a registration: unclear names and addresses never do (L22 19). */
export function faultsOf(letter: Letter, today: string): Record<string, string> {
  return {
    ...(letter.channel ? {} : { channel: '请选择渠道。' }),
    ...(letter.title.trim() ? {} : { title: '请写一句话概括。' }),
    ...(letter.content.trim() ? {} : { content: '请录入内容，或者写明“见扫描件”。' }),
    ...(letter.receivedOn > today ? { receivedOn: '收到日期不能晚于今天。' } : {}),
    ...Object.fromEntries(matterFaults('matters', letter.matters)),
  }
}

const text = <K extends string>(key: K, value: string): { [P in K]?: string } =>
  (value.trim() ? { [key]: value.trim() } : {}) as { [P in K]?: string }
