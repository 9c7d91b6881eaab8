import type { PrivacyModel } from './models.ts'

/** How long things are kept (domain.md §7.4, RG-15); `ofCase`: said again to the person whose case it is. */
export const KEEP: readonly (PrivacyModel['keep'][number] & { ofCase?: true })[] = [
  { what: '有处理结果的来信', howLong: '30 年', article: '机关文件材料归档范围（国家档案局令第8号）', ofCase: true },
  { what: '没有处理结果的来信', howLong: '10 年', article: '同上', ofCase: true },
  { what: '谁看过您的姓名', howLong: '和来信一样久', article: '本系统的规定', ofCase: true },
  { what: '上传了没有提交的文件', howLong: '1 天', article: '本系统的规定' },
  { what: '网络日志', howLong: '180 天，地址只留前一段', article: '《网络安全法》第二十一条第三项' },
]
