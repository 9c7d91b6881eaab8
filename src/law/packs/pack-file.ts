import { cite } from '../cite.ts'
import { parseDay, zhDay } from '../day.ts'
import { isInstant, type Limit, RULES, type Unit } from '../limits.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { limits as national } from './cn-2022.ts'
import { localPacks, packs } from './index.ts'
import { type LocalPack, localRow } from './local-pack.ts'

/** Longest limit and longest extension that a file may write, in days: a slip of the pen ends here. */
const MAX_DAYS = 366

/** Where people look first, so the file's name stands before every mistake. */
const packFields = ['id', 'title', 'law', 'region', 'evidence', 'from', 'to', 'limits', 'provisions']
const limitFields = ['id', 'amount', 'unit', 'article', 'practice', 'note', 'extendable', 'pausable']
const provisionFields = ['says', 'article', 'note']
const units: readonly Unit[] = ['日', '工作日']

/**
 * A local pack as a city writes it into `DIR/packs/*.json` (docs/packs.md), or one refusal that names the file and
 * every mistake in it. Strict, because a number that is silently left out looks like a promise that was kept.
 * @param json any JSON value
 * @param file name of the file, as the administrator knows it
 */
export function localPackFrom(json: unknown, file: string): LocalPack | Refusal {
  if (!isRecord(json)) return invalid(file, ['内容应当是一个对象，含 id、title、law、region、evidence、limits。'])
  const mistakes: string[] = []
  const says = (field: string, mistake: string): void => void mistakes.push(`${field}：${mistake}`)
  unknownFields(json, packFields, says)
  const { id, title, law, region, evidence, from, to, limits, provisions } = json

  if (typeof id !== 'string' || !/^[A-Z]{2,8}(-[A-Z0-9]{1,12}){0,3}$/.test(id))
    says('id（编号）', '应当是大写字母、数字和短横，例如 SFS-2026。')
  else if (id.startsWith('CN-') || [...packs, ...localPacks].some((known) => known.id === id))
    says('id（编号）', `“${id}”是系统自带的规则包，请换一个编号。`)
  for (const [field, value, what] of [
    ['title（名称）', title, '规定的全名和年份'],
    ['law（依据）', law, '规定的全名，带书名号，例如《示范市信访工作办法》'],
    ['region（适用地方）', region, '适用的省、市'],
    ['evidence（核对情况）', evidence, '原文读到什么程度，没有核对的也写明'],
  ] as const)
    if (!isText(value)) says(field, `应当写明${what}。`)
  for (const [field, value] of [
    ['from（施行日期）', from],
    ['to（失效日期）', to],
  ] as const)
    if (value !== undefined && value !== null && !parseDay(value))
      says(field, `${JSON.stringify(value)}不是存在的日期，应当写成 YYYY-MM-DD，不知道的写 null。`)
  if (isText(from) && isText(to) && from > to) says('to（失效日期）', '早于施行日期，请核对两个日期。')

  const rows = Array.isArray(limits) ? limits : []
  if (!rows.length) says('limits（期限）', '应当是列表，至少一项。')
  const seen = new Set<string>()
  for (const [index, row] of rows.entries())
    mistakesOfLimit(row, seen, (field, mistake) => says(`limits 第${index + 1}项 ${field}`, mistake))

  const sentences = Array.isArray(provisions) ? provisions : []
  if (provisions !== undefined && !Array.isArray(provisions)) says('provisions（其他规定）', '应当是列表。')
  for (const [index, one] of sentences.entries())
    mistakesOfProvision(one, (field, mistake) => says(`provisions 第${index + 1}项 ${field}`, mistake))

  if (mistakes.length) return invalid(file, mistakes)
  return {
    ...(json as Pick<LocalPack, 'id' | 'title' | 'law' | 'region' | 'evidence'>),
    local: true,
    from: isText(from) ? from : null,
    to: isText(to) ? to : null,
    limits: rows.map((row) => localRow(row as Limit)),
    provisions: sentences,
    file,
  }
}

type Says = (field: string, mistake: string) => void

function mistakesOfLimit(row: unknown, seen: Set<string>, says: Says): void {
  if (!isRecord(row)) {
    says('', '应当含 id、amount、unit、article。')
    return
  }
  unknownFields(row, limitFields, says)
  const { id, amount, unit, article, practice, note, extendable, pausable } = row
  const known = national.find((limit) => limit.id === id)
  if (typeof id !== 'string' || !known) {
    says('id（期限编号）', `没有期限${JSON.stringify(id) ?? ''}。可以写：${ruleIds().join('、')}。`)
  } else {
    if (seen.has(id)) says('id（期限编号）', `${id}写了两次，同一天只能有一个数。请留一项，新旧规定分成两个文件。`)
    seen.add(id)
    if (known.whose === 'petitioner')
      says('id（期限编号）', `${id}是信访人的权利（${cite(known.article)}），地方规定不能改变，请删去这一项。`)
    else if (!ruleIds().includes(id))
      says('id（期限编号）', `${id}不由地方规定改变（${cite(known.article)}），请删去这一项。`)
  }
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount) || amount < 1 || amount > MAX_DAYS)
    says('amount（天数）', `${JSON.stringify(amount) ?? '空'}应当是1至${MAX_DAYS}的整数。`)
  if (!units.some((known) => known === unit)) says('unit（单位）', `应当是“日”或者“工作日”。`)
  mistakesOfArticle(article, practice === true, says)
  if (practice !== undefined && practice !== true)
    says('practice（本地做法）', '是本地做法的写 true，不是的删去这个字段。')
  if (note !== undefined && !isText(note)) says('note（说明）', '应当是文字。')
  if (extendable !== undefined) {
    const { maxDays, article: basis, ...rest } = isRecord(extendable) ? extendable : {}
    if (!isRecord(extendable) || Object.keys(rest).length)
      says('extendable（可以延长）', '应当只含 maxDays（最多延长的天数）和 article（依据）。')
    if (typeof maxDays !== 'number' || !Number.isSafeInteger(maxDays) || maxDays < 1 || maxDays > MAX_DAYS)
      says('extendable.maxDays（最多延长的天数）', `应当是1至${MAX_DAYS}的整数。`)
    mistakesOfArticle(basis, false, (field, mistake) => says(`extendable.${field}`, mistake))
  }
  if (pausable !== undefined) {
    if (id !== 'DL-10')
      says('pausable（不计入的时间）', `只有复核（DL-10）的听证时间不计入（${cite('L22 36(2)')}），请删去这个字段。`)
    mistakesOfArticle(isRecord(pausable) ? pausable.article : undefined, false, (field, mistake) =>
      says(`pausable.${field}`, mistake),
    )
  }
}

function mistakesOfProvision(one: unknown, says: Says): void {
  if (!isRecord(one)) {
    says('', '应当含 says、article。')
    return
  }
  unknownFields(one, provisionFields, says)
  if (!isText(one.says)) says('says（规定的内容）', '应当写明。')
  mistakesOfArticle(one.article, false, says)
  if (one.note !== undefined && !isText(one.note)) says('note（说明）', '应当是文字。')
}

/** An article is what `cite` can read, or words that name a document and an article; a mark alone is for practice only. */
function mistakesOfArticle(article: unknown, practice: boolean, says: Says): void {
  if (!isText(article)) {
    says('article（依据）', '没有写。请写条文，例如《示范市信访工作办法》第十条。')
    return
  }
  if (practice && (article === '[U]' || article === '[D]')) return
  const words = cite(article)
  if (!/《.+》第[零一二三四五六七八九十百千]+条/.test(words))
    says(
      'article（依据）',
      `“${article.slice(0, 40)}”看不出哪个规定的第几条。请写成《…》第…条；没有条文的，写 "[U]" 并加上 "practice": true。`,
    )
}

/** Limits of organs that are counted in days: what a local rule may set. */
const ruleIds = (): string[] =>
  RULES.filter((rule) =>
    national.some(
      ({ id, whose, unit, extends: of }) =>
        id === rule && whose !== 'petitioner' && !isInstant(unit) && !of && id !== 'DL-04' && id !== 'DL-21',
    ),
  )

/**
 * Two files that would hold in one place on one day, or one id twice; null where every day has one rule.
 * @returns a refusal that names both files
 */
export function clashingPacks(loaded: readonly LocalPack[]): Refusal | null {
  for (const [index, one] of loaded.entries())
    for (const other of loaded.slice(index + 1)) {
      const files = `${one.file}和${other.file}`
      if (one.id === other.id) return invalid(files, [`id（编号）：两个文件都是${one.id}，请改其中一个。`])
      if (one.region !== other.region || one.from === null || other.from === null) continue
      const from = [one.from, other.from].toSorted()[1] ?? one.from
      if ((one.to === null || one.to >= from) && (other.to === null || other.to >= from))
        return invalid(files, [
          `from、to（施行、失效日期）：都适用于${one.region}，${dayInWords(from)}起重叠。请给先施行的写上失效日期。`,
        ])
    }
  return null
}

const dayInWords = (text: string): string => {
  const on = parseDay(text)
  return on ? zhDay(on) : text
}

function unknownFields(record: Record<string, unknown>, known: readonly string[], says: Says): void {
  for (const field of Object.keys(record))
    if (!known.includes(field)) says(field.slice(0, 40), `没有这个字段。可以写：${known.join('、')}。`)
}

const invalid = (file: string, mistakes: readonly string[]): Refusal =>
  refuse(
    'pack-invalid',
    '[D]',
    `规则包文件 ${file} 有${mistakes.length}处问题：${mistakes.join('')}`,
    '请改正文件后重新启动；暂时不用的，把文件移出 packs 目录。',
  )

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
