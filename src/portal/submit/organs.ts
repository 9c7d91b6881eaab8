import type { Organ, OrganDirectory, Region } from '../../people/index.ts'
import type { Choice, SubmitAnswers } from '../models.ts'

/**
 * Everyday words and the category of the duty list (派单目录) that they belong to, by its name: a city may number its
 * categories otherwise.
 */
const EVERYDAY: readonly (readonly [category: string, words: string])[] = [
  ['城市建设和市政管理', '停水 供水 自来水 路灯 井盖 垃圾 燃气 暖气 供热 道路 绿化 广场 占道 城管 下水道 排水 公厕'],
  ['住房保障与房地产', '物业 小区 业主 房产证 楼盘 开发商 公租房 廉租房 维修基金 电梯 烂尾'],
  ['工程质量', '漏水 裂缝 质量 危房'],
  ['国有土地上房屋征收与补偿', '拆迁 征收 安置房 补偿款'],
  ['土地征收', '征地 青苗'],
  ['土地资源管理', '宅基地 占地 违建'],
  ['工资福利', '工资 欠薪 讨薪 奖金 加班'],
  ['劳动关系', '辞退 劳动合同 工伤 裁员'],
  ['城镇职工社会保险', '社保 养老金 医保 失业金 公积金'],
  ['退休政策及待遇', '退休 养老待遇'],
  ['考试招生', '入学 招生 高考 学位 学区'],
  ['教育收费', '补课 学费 择校费 校外培训'],
  ['教育行政管理', '学校 老师 教师 幼儿园 食堂'],
  ['医政监管', '医院 医生 诊所 挂号'],
  ['公共卫生', '疫苗 传染病'],
  ['环境污染', '污染 噪音 噪声 油烟 臭味 扬尘 污水 黑烟'],
  ['客货运输', '公交 班车 客运 地铁 站台 货车'],
  ['出租车管理', '出租车 网约车 打车'],
  ['交通管理（交警）', '交警 红绿灯 停车 违章 车牌 斑马线 堵车'],
  ['户籍证件', '户口 身份证 居住证 落户'],
  ['社会治安', '派出所 治安 打架 偷盗 赌博 养狗'],
  ['市场监管', '假货 超市 价格 消费 退款 执照 食品 预付卡'],
  ['社会救助', '低保 救助 困难 临时救助 五保'],
  ['社会服务', '养老院 殡葬 公墓 结婚登记'],
  ['土地承包经营', '承包地 流转 田地'],
  ['惠农补贴', '种粮补贴 农机补贴 补贴'],
  ['村务管理', '村务 村账 集体资产'],
  ['水利水电', '水库 灌溉 水渠 河道'],
]

const found = 8
const dutiesNamed = 5
/** Organs that handle matters; governments and the discipline organ are reached through the office. */
const kinds: readonly Organ['kind'][] = ['department', 'township', 'enterprise', 'office']

/**
 * Organs that fit what was typed, the likely ones first, always with the one chosen before. A proposal: the office
 * routes what is addressed wrongly (RG-14), and `about` plays no part (RG-4).
 */
export function organsFor(directory: OrganDirectory, answers: SubmitAnswers): Choice[] {
  const scored = directory
    .organs()
    .filter((organ) => organ.active && kinds.includes(organ.kind) && directory.accountsOf(organ.code).length > 0)
    .map((organ) => ({ organ, score: scoreOf(directory, organ, answers.organQuery.trim()) }))
    .filter(({ score }) => score > 0)
    .map(({ organ, score }) => ({ organ, score: score + near(directory, organ, answers.placeRegion) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, found)
    .map(({ organ }) => organ)
  const chosen = directory.organ(answers.addressedTo)
  const all = chosen && !scored.includes(chosen) ? [chosen, ...scored] : scored
  return all.map((organ) => ({ value: organ.code, title: organ.name, hint: dutiesOf(directory, organ) }))
}

function scoreOf(directory: OrganDirectory, organ: Organ, query: string): number {
  if (query === '') return 0
  const wanted = query.toLowerCase()
  const byName = organ.name.includes(query) || query.includes(organ.shortName) || organ.shortName.includes(query)
  const byInitials = /^[a-z]{2,}$/.test(wanted) && organ.initials.includes(wanted)
  return (byName ? 12 : 0) + (byInitials ? 8 : 0) + dutyScore(directory, organ, query)
}

/** The category itself in the duty list counts more than its parent. */
function dutyScore(directory: OrganDirectory, organ: Organ, query: string): number {
  let best = 0
  for (const { code, name, parent } of directory.categories()) {
    const fits =
      (name.length > 1 && (query.includes(name) || (query.length > 1 && name.includes(query)))) ||
      EVERYDAY.some(([category, words]) => category === name && words.split(' ').some((word) => query.includes(word)))
    if (!fits) continue
    if (organ.duties.includes(code)) best = Math.max(best, 6)
    else if (parent && organ.duties.includes(parent)) best = Math.max(best, 4)
  }
  return best
}

/** In the place, or above it. */
function near(directory: OrganDirectory, organ: Organ, place: string): number {
  for (let at: string | undefined = place || undefined, n = 3; at; at = directory.region(at)?.parent ?? undefined, n--)
    if (organ.region === at) return n
  return 0
}

function dutiesOf(directory: OrganDirectory, organ: Organ): string | undefined {
  const names = organ.duties.flatMap((code) => directory.category(code)?.name ?? [])
  if (names.length === 0) return undefined
  return `管${names.slice(0, dutiesNamed).join('、')}${names.length > dutiesNamed ? '等' : ''}。`
}

/** The city with its counties first, then each county with its towns. */
export function regionGroups(regions: readonly Region[]): { title: string; options: Choice[] }[] {
  const below = (code: string): Choice[] =>
    regions.filter(({ parent }) => parent === code).map(({ code, name }) => ({ value: code, title: name }))
  return regions
    .map(({ code, name }) => ({ title: name, options: below(code) }))
    .filter(({ options }) => options.length > 0)
}
