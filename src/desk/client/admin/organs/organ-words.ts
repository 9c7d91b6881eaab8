import type { Organ } from '../../server/api.ts'

export const organKinds: Readonly<Record<Organ['kind'], string>> = {
  office: '信访部门',
  government: '党委政府',
  department: '部门',
  township: '乡镇街道',
  discipline: '纪检监察机关',
  litigation: '政法机关',
  enterprise: '企事业单位',
}

export const organLevels: Readonly<Record<Organ['level'], string>> = {
  1: '国家',
  2: '省级',
  3: '市级',
  4: '县级',
  5: '乡级',
}
