/** Code tables of petitions/codes.ts: the API hands out titles with what it shows, and none for what is filled in. */
export const channels: Readonly<Record<string, string>> = {
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
}

export const purposes: Readonly<Record<string, string>> = {
  '01': '申诉',
  '02': '求决',
  '03': '意见建议',
  '04': '揭发控告',
  '05': '咨询',
  '06': '感谢表扬',
  '99': '其他',
}
/** Sealed on arrival (RG-1). */
export const sealedPurpose = '04'

export const revealPurposes: Readonly<Record<string, string>> = {
  contact: '联系信访人核实情况',
  deliver: '制作、送达文书',
  identity: '核对信访人身份',
  duplicate: '判定是否重复件',
}

export const answerResults: Readonly<Record<string, string>> = {
  support: '支持',
  partly: '部分支持',
  explain: '解释说明',
  'not-support': '不予支持',
}

export const partyRoles: Readonly<Record<string, string>> = {
  self: '信访人',
  proxy: '代理人',
  representative: '代表',
  coSigner: '联名人',
}

/** People come in person. */
export const isVisit = (channel: string): boolean => channel === '02' || channel === '08'

/** How a new query code reaches its person, and how it was made sure who it is. */
export const codeWays: Readonly<Record<string, string>> = {
  phone: '发到登记的手机',
  post: '寄到登记的地址',
  counter: '当面交给本人',
}
export const identityChecks: Readonly<Record<string, string>> = {
  'id-card': '核对了身份证件',
  household: '核对了户口簿、驾驶证等其他证件',
  'called-back': '按登记的电话打回去核对了',
}
