import type { Letter } from './letter.ts'

/**
 * Doubts about numbers while they are typed. They warn and never stop a registration (L22 19); the server's own checks
 * are in law/checks.ts.
 */
export function phoneDoubt(typed: string): string {
  const digits = typed.replace(/[\s()（）-]/g, '').replace(/^(\+|00)86/, '')
  if (!digits || /^(1[3-9]\d{9}|(0\d{2,3})?[2-9]\d{6,7}|[48]00\d{7})$/.test(digits)) return ''
  return '电话号码看起来不完整，请核对；固定电话请带区号。可以照样登记。'
}

export function idNumberDoubt(typed: string): string {
  const idNo = typed.trim().toUpperCase()
  if (!idNo) return ''
  if (/^\d{15}$/.test(idNo)) return '这是15位的旧号码，请核对是否有18位的。可以照样登记。'
  if (!/^\d{17}[\dX]$/.test(idNo)) return '身份证号码应当是18位，请核对。可以照样登记。'
  const sum = weights.reduce((total, weight, index) => total + weight * Number(idNo[index]), 0)
  return checks[sum % 11] === idNo[17] ? '' : '身份证号码的校验位不符，可能写错了一位，请核对。可以照样登记。'
}

/** GB 11643 */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** L22 20(3): several people with one matter choose at most five who speak for them. Whoever came is received anyway. */
export const representativesMost = 5
export function representativesDoubt(visit: boolean, named: number, present: number, speakers: number): string {
  if (speakers > representativesMost)
    return `代表应当不超过${representativesMost}人，请他们商定哪几位发言；都照样登记、照样接待。`
  if (visit && Math.max(named, present) > representativesMost && speakers === 0)
    return `来了${Math.max(named, present)}人：请推选不超过${representativesMost}名代表；没有推选也照样接待，按实际人数登记。`
  return ''
}

/** What the letter says of its own day. @param receivedOn may still be empty */
export function letterDateDoubt(dated: string, receivedOn: string): string {
  if (dated && receivedOn && dated > receivedOn) return '信上写的日期晚于收到日期，请核对。可以照样登记。'
  return ''
}

/** A place that begins with the name of another city or province. @param own names of the own regions */
export function placeDoubt(place: string, own: readonly string[]): string {
  const elsewhere = place.trim().match(/^[\p{Script=Han}]{2,8}?(省|自治区|市|自治州|盟)/u)?.[0]
  if (!elsewhere || own.some((name) => name === elsewhere || name.startsWith(elsewhere) || elsewhere.endsWith(name)))
    return ''
  return `“${elsewhere}”不在本市，请核对地点。照样登记；确属外地的，登记后告知信访人有权处理的机关。`
}

/** 山东28: so many act for a person in writing; a guardian acts by law. */
export const proxiesMost = 2

/** A child's guardian is asked for, and a registration never waits for one (PI-04, L22 22). */
export const guardianDoubt = ({ minorU14, proxies }: Pick<Letter, 'minorU14' | 'proxies'>): string =>
  minorU14 && !proxies.some(({ name, guardian }) => guardian && name.trim())
    ? '未满14周岁的，请写上监护人，联系和送达经监护人；现在不知道的，照样登记，以后补上。'
    : ''
