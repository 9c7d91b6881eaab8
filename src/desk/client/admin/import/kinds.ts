/** Sheets that can be taken in, in the order in which a new city fills them. */
export const cityKinds = {
  regions: { title: '区划', says: '县区、乡镇街道和上级区划。' },
  categories: { title: '内容分类', says: '大类和小类。' },
  organs: { title: '单位名录', says: '单位、上级、发文代字、联系方式和负责的分类。' },
  duties: { title: '派单目录', says: '单位负责哪些分类；只增加，不拿掉。' },
} as const

export const accountKinds = {
  accounts: { title: '账号', says: '姓名、单位、职务和角色；新账号的初始密码导入后只显示一次。' },
} as const

export type Kinds = Readonly<Record<string, { title: string; says: string }>>
