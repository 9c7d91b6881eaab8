/** Roles of contract.md §2 in words. */
const titles: Readonly<Record<string, string>> = {
  registrar: '登记员',
  dispatcher: '分办员',
  'office-head': '信访部门负责人',
  liaison: '信访联络员',
  handler: '经办人',
  'organ-head': '单位负责人',
  reviewer: '复查复核员',
  'review-head': '复查复核负责人',
  supervisor: '督查员',
  leader: '领导',
  'discipline-officer': '密封件专办员',
  custodian: '身份信息保管员',
}

export const roleTitle = (role: string): string => titles[role] ?? role
