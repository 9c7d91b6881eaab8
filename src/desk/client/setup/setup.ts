/** What the three steps ask. Further organs, accounts and texts follow by screen and sheet. */
export type Setup = {
  token: string
  regionCode: string
  regionName: string
  regionLevel: string
  officeName: string
  officeShort: string
  officeMark: string
  officePhone: string
  officeAddress: string
  hotlineNumber: string
  hotlineHours: string
  adminLogin: string
  adminName: string
  adminPassword: string
  securityLogin: string
  securityName: string
  securityPassword: string
}

export const emptySetup: Setup = {
  ...{ token: '', regionCode: '', regionName: '', regionLevel: '3' },
  ...{ officeName: '', officeShort: '', officeMark: '', officePhone: '', officeAddress: '' },
  ...{ hotlineNumber: '12345', hotlineHours: '' },
  ...{ adminLogin: '', adminName: '', adminPassword: '' },
  ...{ securityLogin: '', securityName: '', securityPassword: '' },
}

const passwordChars = 12

/** Field of the API → field of the form. */
const fields: Readonly<Record<string, keyof Setup>> = {
  token: 'token',
  city: 'regionName',
  'region.code': 'regionCode',
  'region.name': 'regionName',
  'region.level': 'regionLevel',
  'office.name': 'officeName',
  'office.shortName': 'officeShort',
  'office.mark': 'officeMark',
  'office.phone': 'officePhone',
  'office.address': 'officeAddress',
  'hotline.number': 'hotlineNumber',
  'hotline.hours': 'hotlineHours',
  'admin.login': 'adminLogin',
  'admin.name': 'adminName',
  'admin.password': 'adminPassword',
  'securityAdmin.login': 'securityLogin',
  'securityAdmin.name': 'securityName',
  'securityAdmin.password': 'securityPassword',
}
export const fieldOf = (path: string): string => fields[path] ?? path

/** POST /setup */
export const bodyOf = (s: Setup) => ({
  token: s.token.trim(),
  city: s.regionName.trim(),
  region: { code: s.regionCode.trim(), name: s.regionName.trim(), level: Number(s.regionLevel) },
  office: {
    name: s.officeName.trim(),
    shortName: s.officeShort.trim() || s.officeName.trim(),
    mark: s.officeMark.trim(),
    phone: s.officePhone.trim(),
    address: s.officeAddress.trim(),
  },
  hotline: { number: s.hotlineNumber.trim(), hours: s.hotlineHours.trim() },
  admin: { login: s.adminLogin.trim(), name: s.adminName.trim(), password: s.adminPassword },
  securityAdmin: { login: s.securityLogin.trim(), name: s.securityName.trim(), password: s.securityPassword },
})

const ofStep: readonly (readonly (keyof Setup)[])[] = [
  ['token', 'regionCode', 'regionName', 'regionLevel'],
  ['officeName', 'officeShort', 'officeMark', 'officePhone', 'officeAddress', 'hotlineNumber', 'hotlineHours'],
  ['adminLogin', 'adminName', 'adminPassword', 'securityLogin', 'securityName', 'securityPassword'],
]
const mayBeEmpty: readonly (keyof Setup)[] = ['officeShort']

/** The step in which a field is filled in. */
export const stepOfField = (field: string): number =>
  Math.max(
    0,
    ofStep.findIndex((step) => (step as readonly string[]).includes(field)),
  )

/** What keeps a step from being left; the server looks at everything again. */
export function stepFaults(setup: Setup, step: number): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const field of ofStep[step] ?? [])
    if (!setup[field].trim() && !mayBeEmpty.includes(field)) faults[field] = '请填写。'
  if (step === 0 && setup.regionCode.trim() && !/^\d{6}$/.test(setup.regionCode.trim()))
    faults.regionCode = '行政区划代码是六位数字。'
  if (step !== 2) return faults
  for (const field of ['adminPassword', 'securityPassword'] as const)
    if (setup[field] && [...setup[field]].length < passwordChars) faults[field] = `至少${passwordChars}个字符。`
  if (setup.adminLogin.trim() && setup.adminLogin.trim() === setup.securityLogin.trim())
    faults.securityLogin = '两位管理员要用两个账号。'
  if (setup.adminPassword && setup.adminPassword === setup.securityPassword)
    faults.securityPassword = '两位管理员的密码要各自保管，不能相同。'
  return faults
}

const key = 'dengwen/setup'

/** What was typed, without the passwords and the token. */
export function keepSetup(setup: Setup | null): void {
  try {
    if (setup)
      sessionStorage.setItem(key, JSON.stringify({ ...setup, token: '', adminPassword: '', securityPassword: '' }))
    else sessionStorage.removeItem(key)
  } catch {
    // The browser keeps nothing: then it is typed again after a reload.
  }
}

export function keptSetup(): Setup | null {
  try {
    const kept = sessionStorage.getItem(key)
    return kept ? { ...emptySetup, ...JSON.parse(kept) } : null
  } catch {
    return null
  }
}

/** The one-time token in the address that the program printed; behind `#` it never reaches a log. */
export const tokenHere = (): string => decodeURIComponent(window.location.hash.replace(/^#(token=)?/, ''))
