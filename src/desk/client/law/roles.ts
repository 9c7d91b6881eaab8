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
  statistician: '统计员',
  custodian: '身份信息保管员',
  'discipline-officer': '密封件专办员',
  auditor: '审计员',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  agent: '12345坐席',
  'shift-leader': '12345值班长',
  'knowledge-editor': '知识库编辑',
}

export const roleTitle = (role: string): string => titles[role] ?? role
