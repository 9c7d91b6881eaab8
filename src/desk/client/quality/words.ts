import type { Mark, QualityCheck, QualitySubject } from '../server/api.ts'

export const markWords: Readonly<Record<Mark, string>> = {
  full: '做到',
  partly: '部分',
  none: '没做到',
  'n/a': '不涉及',
}
export const subjectWords: Readonly<Record<QualitySubject, string>> = { order: '工单', call: '通话' }
export const stateWords: Readonly<Record<QualityCheck['state'], string>> = {
  open: '待检查',
  checked: '已检查',
  appealed: '有异议，待裁定',
  decided: '异议已裁定',
}
