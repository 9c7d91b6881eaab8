import { type Day, parseDay } from './day.ts'

/**
 * Checks of written numbers (domain.md §4.5). They warn and never stop a registration: L22 19 asks for name and
 * address only, and even an unclear one is no ground to turn a submission away.
 */
export type Warning = { readonly code: string; readonly says: string }

/**
 * Identity number, GB 11643: 18 characters with check character, or 15 digits of the first generation.
 * @param today the day on which it is written down: a birth date after it cannot be
 */
export function checkIdNumber(text: string, today: Day): Warning | null {
  const idNo = text.trim().toUpperCase()
  if (!/^(\d{17}[\dX]|\d{15})$/.test(idNo)) return warn('id-shape', '身份证号码应当是18位（旧证15位），请核对。')
  if (!PROVINCES.has(idNo.slice(0, 2))) return warn('id-region', '身份证号码开头的地区代码不存在，请核对。')
  const old = idNo.length === 15
  const digits = old ? `19${idNo.slice(6, 12)}` : idNo.slice(6, 14)
  const born = parseDay(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`)
  if (!born || Temporal.PlainDate.compare(born, today) > 0)
    return warn('id-birth', '身份证号码中的出生日期不存在或者晚于今天，请核对。')
  if (old) return warn('id-old', '这是15位的旧身份证号码，只见于旧材料，请核对是否有18位的号码。')
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(idNo[index]), 0)
  if (ID_CHECKS[sum % 11] !== idNo[17]) return warn('id-check', '身份证号码的校验位不符，可能写错了一位，请核对。')
  return null
}

/** Unified social credit code, GB 32100-2015. */
export function checkUscc(text: string): Warning | null {
  const uscc = text.trim().toUpperCase()
  const values = [...uscc].map((character) => USCC_ALPHABET.indexOf(character))
  if (values.length !== 18 || values.includes(-1))
    return warn('uscc-shape', '统一社会信用代码应当是18位，不含字母 I、O、S、V、Z，请核对。')
  let sum = 0
  let weight = 1 // 3^i mod 31
  for (const value of values.slice(0, 17)) {
    sum += value * weight
    weight = (weight * 3) % 31
  }
  return (31 - (sum % 31)) % 31 === values[17]
    ? null
    : warn('uscc-check', '统一社会信用代码的校验位不符，可能写错了一位，请核对。')
}

/** Telephone as people in mainland China write it: mobile, fixed line with or without area code, 400 and 800. */
export function checkPhone(text: string): Warning | null {
  const number = text.normalize('NFKC').replace(/^\s*(\+|00)86/, '')
  const [main = '', extension] = number.split(/转|[xX#]/)
  const digits = main.replace(/[\s()-]/g, '')
  const known = /^(1[3-9]\d{9}|(0\d{2,3})?[2-9]\d{6,7}|[48]00\d{7})$/.test(digits)
  return known && (extension === undefined || /^\s*\d{1,6}\s*$/.test(extension))
    ? null
    : warn('phone-shape', '电话号码看起来不完整，请核对；固定电话请带区号。')
}

/**
 * ISO 7064 MOD 11,10 check digit of case and submission numbers (contract.md §1).
 * @param number its digits; hyphens are passed over
 * @throws RangeError on anything else: numbers are made by us
 */
export function checkDigit(number: string): string {
  const digits = number.replaceAll('-', '')
  if (!/^\d+$/.test(digits)) throw new RangeError(`not digits: ${number}`)
  let product = 10
  for (const digit of digits) product = (((product + Number(digit)) % 10 || 10) * 2) % 11
  return String((11 - product) % 10)
}

/** Whether the last digit of a written number is its check digit: most slips of the pen are caught. */
export function hasCheckDigit(number: string): boolean {
  const digits = number.replaceAll('-', '')
  return /^\d{2,}$/.test(digits) && checkDigit(digits.slice(0, -1)) === digits.at(-1)
}

const warn = (code: string, says: string): Warning => ({ code, says })

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const ID_CHECKS = '10X98765432'
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** First two digits of GB/T 2260, with 81, 82 and 83 of the residence permits for Hong Kong, Macau and Taiwan. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)
