import type { Role } from '../../law/index.ts'
import type { NewOrgan, NewRegion } from '../../people/index.ts'

/** The sample city: three levels, every name invented. Region codes have the form of GB/T 2260. */

export const city = { code: '450100', name: '示例市' }
const counties = [
  {
    code: '450102',
    key: 'cd',
    name: '城东区',
    population: 385000,
    towns: [
      ['001', 'dm', '东门街道'],
      ['002', 'wt', '梧桐街道'],
      ['101', 'lw', '柳湾镇'],
    ],
  },
  {
    code: '450103',
    key: 'hx',
    name: '河西区',
    population: 412000,
    towns: [
      ['001', 'xq', '西桥街道'],
      ['002', 'bs', '白沙洲街道'],
      ['101', 'sq', '石桥镇'],
    ],
  },
  {
    code: '450123',
    key: 'qs',
    name: '青山县',
    population: 268000,
    towns: [
      ['100', 'qsz', '青山镇'],
      ['101', 'cp', '茶坪镇'],
      ['200', 'yl', '云岭乡'],
    ],
  },
] as const

export const regions: NewRegion[] = [
  { code: city.code, name: city.name, parent: null, level: 3 },
  ...counties.flatMap((county) => [
    { code: county.code, name: county.name, parent: city.code, level: 4, population: county.population },
    ...county.towns.map(([code, , name]) => ({ code: `${county.code}${code}`, name, parent: county.code, level: 5 })),
  ]),
]

const cityDepartments = [
  ['zj', 'ZJ', '住房和城乡建设局', '住建', ['01', '01/02', '01/05', '01/07']],
  ['rs', 'RS', '人力资源和社会保障局', '人社', ['04', '10']],
  ['jy', 'JY', '教育局', '教', ['06']],
  ['wj', 'WJ', '卫生健康委员会', '卫', ['05']],
  ['hb', 'HB', '生态环境局', '环', ['13']],
  ['jt', 'JT', '交通运输局', '交', ['14']],
  ['ga', 'GA', '公安局', '公', ['08', '08/04', '08/05', '08/06']],
  ['sj', 'SJ', '市场监督管理局', '市监', ['12', '16', '15']],
  ['mz', 'MZ', '民政局', '民', ['07', '11']],
  ['zr', 'ZR', '自然资源局', '自然资', ['03', '01/01']],
  ['cg', 'CG', '城市管理局', '城管', ['01/08', '99']],
] as const
const countyDepartments = [
  ['zj', 'ZJ', '住房和城乡建设局', '住建', ['01']],
  ['rs', 'RS', '人力资源和社会保障局', '人社', ['04']],
  ['ny', 'NY', '农业农村局', '农', ['02']],
] as const

type Seat = { organ: string; login: string; role: Role; post: string }

const office: readonly (readonly [Role, string])[] = [
  ['registrar', '登记员'],
  ['dispatcher', '分办员'],
  ['office-head', '局长'],
  ['supervisor', '督查员'],
  ['statistician', '统计员'],
]
const cityOfficeOnly: readonly (readonly [Role, string])[] = [
  ['custodian', '身份信息保管员'],
  ['discipline-officer', '密封件专办员'],
  ['auditor', '审计员'],
  ['system-admin', '系统管理员'],
  ['security-admin', '安全管理员'],
  ['agent', '12345坐席'],
  ['agent', '12345坐席'],
  ['agent', '12345坐席'],
  ['shift-leader', '12345值班长'],
  ['knowledge-editor', '知识库编辑'],
]
const government: readonly (readonly [Role, string])[] = [
  ['leader', '分管领导'],
  ['reviewer', '复查复核员'],
  ['review-head', '复查复核办主任'],
]
const handling: readonly (readonly [Role, string])[] = [
  ['liaison', '信访联络员'],
  ['handler', '经办人'],
  ['organ-head', '负责人'],
]
/** A county department's opinion may go to the department above it as well as to its government (domain: 北京 48). */
const reviewing: readonly (readonly [Role, string])[] = [
  ['reviewer', '复查员'],
  ['review-head', '复查负责人'],
]
const seconds: readonly (readonly [Role, string])[] = [['handler', '经办人']]
const townDesk: readonly (readonly [Role, string])[] = [['registrar', '信访窗口']]

export const organs: NewOrgan[] = []
export const seats: Seat[] = []

let phone = 1_000_100
/** 0000-… numbers cannot be dialled. */
const nextPhone = (): string => `0000-${++phone}`

function add(
  organ: Omit<NewOrgan, 'phone' | 'address' | 'shortName'> & { shortName?: string },
  key: string,
  posts: readonly (readonly [Role, string])[],
): void {
  organs.push({
    ...organ,
    shortName: organ.shortName ?? organ.name,
    phone: nextPhone(),
    address: `${organ.name.startsWith(city.name) ? '' : city.name}${organ.name}（示例地址）`,
  })
  const used = new Map<string, number>()
  for (const [role, post] of posts) {
    const n = (used.get(role) ?? 0) + 1
    used.set(role, n)
    seats.push({ organ: organ.code, login: `${key}.${role}${n > 1 ? n : ''}`, role, post })
  }
}

add(
  {
    code: '450100-ZF',
    name: `${city.name}人民政府`,
    kind: 'government',
    level: 3,
    region: city.code,
    superior: null,
    mark: '示政',
    duties: [],
  },
  'zf',
  government,
)
add(
  {
    code: '450100-XF',
    name: `${city.name}信访局`,
    kind: 'office',
    level: 3,
    region: city.code,
    superior: '450100-ZF',
    mark: '示',
    duties: [],
  },
  'xf',
  [...office, ...cityOfficeOnly],
)
add(
  {
    code: '450100-JW',
    name: `${city.name}纪委监委`,
    kind: 'discipline',
    level: 3,
    region: city.code,
    superior: null,
    mark: '示纪',
    duties: ['09'],
  },
  'jw',
  [['discipline-officer', '信访室']],
)
add(
  {
    code: '450100-ZFW',
    name: `${city.name}委政法委`,
    kind: 'litigation',
    level: 3,
    region: city.code,
    superior: null,
    mark: '示政法',
    duties: ['08/01'],
  },
  'zfw',
  [['liaison', '联络员']],
)
for (const [key, code, name, mark, duties] of cityDepartments)
  add(
    {
      code: `450100-${code}`,
      name: `${city.name}${name}`,
      shortName: `市${name}`,
      kind: 'department',
      level: 3,
      region: city.code,
      superior: '450100-ZF',
      mark: `示${mark}`,
      duties,
    },
    key,
    [...handling, ...seconds, ...reviewing],
  )
for (const county of counties) {
  const mark = county.name.slice(0, 1)
  add(
    {
      code: `${county.code}-ZF`,
      name: `${county.name}人民政府`,
      kind: 'government',
      level: 4,
      region: county.code,
      superior: '450100-ZF',
      mark: `${mark}政`,
      duties: [],
    },
    `${county.key}.zf`,
    government,
  )
  add(
    {
      code: `${county.code}-XF`,
      name: `${county.name}信访局`,
      kind: 'office',
      level: 4,
      region: county.code,
      superior: `${county.code}-ZF`,
      mark,
      duties: [],
    },
    `${county.key}.xf`,
    office,
  )
  for (const [key, code, name, word, duties] of countyDepartments)
    add(
      {
        code: `${county.code}-${code}`,
        name: `${county.name}${name}`,
        kind: 'department',
        level: 4,
        region: county.code,
        superior: `${county.code}-ZF`,
        mark: `${mark}${word}`,
        duties,
      },
      `${county.key}.${key}`,
      [...handling, ...seconds],
    )
  for (const [code, key, name] of county.towns)
    add(
      {
        code: `${county.code}${code}-ZF`,
        name: `${name}${name.endsWith('街道') ? '办事处' : '人民政府'}`,
        shortName: name,
        kind: 'township',
        level: 5,
        region: `${county.code}${code}`,
        superior: `${county.code}-ZF`,
        mark: name.slice(0, 2),
        duties: ['02/02', '07/05'],
      },
      `${county.key}.${key}`,
      [...handling, ...townDesk],
    )
}

const surnames = '赵钱孙李周吴郑王冯陈沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹喻苏潘葛范彭鲁韦马苗方俞任袁柳'
const givenNames = [
  '知夏',
  '小满',
  '谷雨',
  '立秋',
  '白露',
  '清和',
  '春分',
  '秋实',
  '冬青',
  '若谷',
  '守拙',
  '怀瑾',
  '思齐',
  '子衿',
  '维桢',
  '见山',
  '听松',
  '望舒',
]
/** Invented: seasons and classics, so that nobody is meant. */
export const sampleName = (n: number): string =>
  `${surnames[n % surnames.length]}${givenNames[(n * 7 + Math.floor(n / surnames.length)) % givenNames.length]}`
