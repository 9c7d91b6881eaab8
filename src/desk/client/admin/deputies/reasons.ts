/** Codes of people/admin/deputies.ts: why somebody is away, no more than an office needs to know. */
export const deputyReasons: Readonly<Record<string, string>> = {
  leave: '休假',
  trip: '出差',
  training: '学习培训',
  vacancy: '岗位空缺',
  other: '其他公务',
}
