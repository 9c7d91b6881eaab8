import { loadSettings } from '../../kernel/index.ts'
import { channels, purposes } from '../codes.ts'
import { outcomes, receptionKinds, sourceKinds } from './line.ts'

const settings = loadSettings()

/** What may stand in a field of an import line; the table of docs/import.md is made from it. */
export type Shape =
  | { is: 'text'; most: number }
  /** A day, or an instant whose day in Asia/Shanghai counts. `ahead`: may lie in the future. */
  | { is: 'day'; ahead?: true }
  | { is: 'code'; codes: Readonly<Record<string, string>> }
  | { is: 'number'; least: number; most: number }
  | { is: 'boolean' }
  /** A code or a name of this city's directory; one that it does not know is kept and flagged. */
  | { is: 'known'; of: 'region' | 'category' | 'organ' }
  | { is: 'object'; fields: readonly Field[] }
  | { is: 'list'; of: Shape; most: number }

export type Field = { name: string; title: string; shape: Shape; needed?: true; says?: string }

const text = (most: number): Shape => ({ is: 'text', most })
const day: Shape = { is: 'day' }
const code = (codes: Readonly<Record<string, string>>): Shape => ({ is: 'code', codes })
const number = (least: number, most: number): Shape => ({ is: 'number', least, most })

const levels: Shape = number(1, 5)
const levelSays = '1 国家、2 省（区）、3 市、4 县（市、区）、5 乡镇（街道）'
const score: Shape = number(1, 3)
const scoreSays = '1 满意、2 基本满意、3 不满意'
const manyPeople = 99_999
const nameChars = 100
const listMost = 100

/** Kind `submissions` of contract.md §5. */
export const submissionFields: readonly Field[] = [
  { name: 'no', title: '原编号', shape: text(nameChars), needed: true, says: '认出同一件，不会重复登记' },
  { name: 'channel', title: '渠道', shape: code(channels), needed: true },
  { name: 'registeredAt', title: '登记日期', shape: day, needed: true },
  { name: 'receivedAt', title: '收到日期', shape: day, says: '没有写的，按登记日期' },
  { name: 'exchangedAt', title: '交换日期', shape: day },
  { name: 'regLevel', title: '登记级别', shape: levels, says: `${levelSays}；没有写的，按登记单位的级别` },
  { name: 'sourceKind', title: '来源', shape: code(sourceKinds), says: '没有写的，按直接提出' },
  { name: 'sourceLevel', title: '来源级别', shape: levels, says: levelSays },
  { name: 'peopleCount', title: '来访人数', shape: number(1, manyPeople) },
  { name: 'signerCount', title: '署名人数', shape: number(1, manyPeople) },
  { name: 'dup', title: '初重件', shape: code({ first: '初件', repeat: '重件' }) },
  { name: 'linkedNo', title: '关联的原编号', shape: text(nameChars), says: '前面已登记的一件；密封件不关联' },
  { name: 'placeRegion', title: '问题属地', shape: { is: 'known', of: 'region' } },
  { name: 'place', title: '地点', shape: text(200) },
  { name: 'category', title: '内容分类', shape: { is: 'known', of: 'category' }, says: '一级，或一级/二级' },
  { name: 'purpose', title: '信访目的', shape: code(purposes), says: '04 到达即密封' },
  {
    name: 'class',
    title: '类别',
    shape: code({ appeal: '申诉求决', suggestion: '建议意见', accusation: '检举控告' }),
    says: 'accusation 到达即密封',
  },
  { name: 'accused', title: '被检举控告的人', shape: text(nameChars), says: '写了即密封，只存在密封的记录里' },
  { name: 'title', title: '标题', shape: text(settings.titleChars), says: '没有写的，取内容开头' },
  { name: 'content', title: '内容', shape: text(settings.contentChars) },
  {
    name: 'requests',
    title: '诉求',
    shape: { is: 'list', of: text(settings.requestChars), most: settings.requestsPerSubmission },
  },
  {
    name: 'petitioner',
    title: '信访人',
    shape: {
      is: 'object',
      fields: [
        { name: 'name', title: '姓名', shape: text(settings.nameChars) },
        { name: 'phone', title: '电话', shape: text(40) },
        { name: 'address', title: '地址', shape: text(200) },
      ],
    },
    says: '加密存放',
  },
  { name: 'handler', title: '办理单位', shape: { is: 'known', of: 'organ' } },
  { name: 'acceptedAt', title: '受理日期', shape: day },
  { name: 'due', title: '办理期限最后一日', shape: { is: 'day', ahead: true }, says: '含依法延长' },
  { name: 'opinionAt', title: '意见书出具日期', shape: day },
  { name: 'servedAt', title: '意见书送达日期', shape: day },
  { name: 'closedAt', title: '办结日期', shape: day, says: '没有写的，按送达日期' },
  { name: 'resolvedAt', title: '化解日期', shape: day },
  { name: 'outcome', title: '结果', shape: code(outcomes), says: '有办结日期而没有写结果的，按 closed' },
  {
    name: 'rating',
    title: '评价',
    shape: {
      is: 'object',
      fields: [
        { name: 'office', title: '对信访部门', shape: score },
        { name: 'handler', title: '对责任单位', shape: score },
      ],
    },
    says: scoreSays,
  },
  {
    name: 'instructions',
    title: '领导批示',
    shape: {
      is: 'list',
      most: listMost,
      of: {
        is: 'object',
        fields: [
          { name: 'leader', title: '批示领导的职务', shape: text(nameChars) },
          { name: 'level', title: '级别', shape: levels, needed: true, says: levelSays },
          { name: 'at', title: '批示日期', shape: day, needed: true },
        ],
      },
    },
  },
  {
    name: 'reception',
    title: '接访',
    shape: {
      is: 'object',
      fields: [
        { name: 'kind', title: '种类', shape: code(receptionKinds), needed: true },
        { name: 'date', title: '接访日期', shape: day, needed: true },
        { name: 'leaders', title: '接访领导的职务', shape: { is: 'list', of: text(nameChars), most: listMost } },
      ],
    },
  },
  {
    name: 'batch',
    title: '重点案件名册',
    shape: {
      is: 'object',
      fields: [
        { name: 'code', title: '名册代码', shape: text(40), needed: true, says: '字母、数字和短横' },
        { name: 'round', title: '第几次集中交办', shape: number(1, 99), needed: true },
      ],
    },
  },
  { name: 'valid', title: '有效', shape: { is: 'boolean' }, says: '没有写的，按有效' },
  {
    name: 'continue',
    title: '继续办理',
    shape: { is: 'boolean' },
    says: 'true 的，像刚登记一样分办，期限从收到之日起算；其余的只存档，不起算期限、不发通知',
  },
]
