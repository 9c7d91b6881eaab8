/** Code tables of domain.md §4.4. Codes are ours unless an official one is known [U]. */

/** The person reads large print: so written on the form of the portal (RG-16), or typed at the counter. */
export const asksForLargePrint = (needs: readonly string[]): boolean => needs.some((need) => need.includes('大字'))

export const channels = {
  '01': '来信',
  '02': '来访',
  '03': '网上信访（网站）',
  '04': '网上信访（手机）',
  '05': '网上信访（微信）',
  '06': '来电（12345）',
  '07': '传真、电子邮件',
  '08': '领导接访现场',
  '09': '上级转送',
  '10': '上级交办',
  '11': '电视问政',
  '12': '巡视巡察转',
  '13': '媒体、网民留言转',
  '99': '其他',
} as const

export const purposes = {
  '01': '申诉',
  '02': '求决',
  '03': '意见建议',
  '04': '揭发控告',
  '05': '咨询',
  '06': '感谢表扬',
  '99': '其他',
} as const

/** People come in person: heads are counted (domain.md §4.2). */
export const visitChannels: ReadonlySet<string> = new Set(['02', '08'])

/** Purpose 04 is sealed on arrival (RG-1). */
export const sealedPurpose = '04'

export const answerResults = {
  support: '支持',
  partly: '部分支持',
  explain: '解释说明',
  'not-support': '不予支持',
} as const

export const revealPurposes = {
  contact: '联系信访人核实情况',
  deliver: '制作、送达文书',
  identity: '核对信访人身份',
  duplicate: '判定是否重复件',
} as const

/** How a new query code reaches its person. */
export const codeWays = { phone: '发到登记的手机', post: '寄到登记的地址', counter: '当面交给本人' } as const
export type CodeWay = keyof typeof codeWays

/** How a colleague made sure that it is the person (contract.md §1: an identity check at the counter). */
export const identityChecks = {
  'id-card': '核对了身份证件',
  household: '核对了户口簿、驾驶证等其他证件',
  'called-back': '按登记的电话打回去核对了',
} as const
export type IdentityCheck = keyof typeof identityChecks
