/** What a role may do, in words, where somebody decides who gets it. Groups as they stand beside each other in an office. */
export const roleGroups: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  [
    '信访部门',
    {
      registrar: '登记来信、来访、来电，打印回执，补正登记差错。',
      dispatcher: '判定重复，转送、交办给有权处理的单位。',
      'office-head': '批准信访部门的告知和决定，看密封件的编号和日期。',
      supervisor: '看本级和下级的件与期限，督促办理，不能代办。',
      custodian: '保管身份信息，可查看密封件里的信访人。',
      'discipline-officer': '办理揭发控告等密封件，其他人都打不开。',
      statistician: '核对数字和报表，看不到单件内容。',
    },
  ],
  [
    '承办单位',
    {
      liaison: '签收、受理告知、提出管辖异议、送达文书。',
      handler: '调查核实、听取陈述、起草处理意见书。',
      'organ-head': '批准受理和延期，签发处理意见书，指定经办人。',
    },
  ],
  [
    '政府和复查复核机构',
    {
      leader: '看交办和督办的件，不看身份信息。',
      reviewer: '承办复查、复核。',
      'review-head': '签发复查、复核意见。',
    },
  ],
  [
    '12345热线',
    {
      agent: '接听来电，登记诉求。',
      'shift-leader': '安排当班，登记诉求，处理升级的来电。',
      'knowledge-editor': '维护知识库。',
    },
  ],
  [
    '管理',
    {
      'system-admin': '管单位、分类、日历、对外信息和导入；看不到任何一件的内容。',
      'security-admin': '管账号、角色、密码和代理；看不到任何一件的内容。',
      auditor: '查谁看过什么、做过什么；内容已遮盖。',
    },
  ],
]
