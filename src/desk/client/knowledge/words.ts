import type { KnowledgeDetail, KnowledgeFields, KnowledgeState } from '../server/api.ts'

export const stateWords: Readonly<Record<KnowledgeState, string>> = {
  draft: '草稿',
  'in-review': '待审',
  published: '发布',
  expired: '过期',
  stopped: '停用',
}

/** The fields in the order in which they are read, with their names on the desk. */
export const fieldWords: Readonly<Record<keyof KnowledgeFields, string>> = {
  title: '标题',
  variants: '问法',
  short: '简答',
  long: '详答',
  sourceTitle: '依据名称',
  sourceNo: '依据文号',
  issuer: '发文单位',
  region: '适用地区',
  from: '生效日',
  to: '失效日',
  category: '内容分类',
  owner: '归口单位',
  reviewOn: '下次复核日',
}

type Version = KnowledgeDetail['versions'][number]

/** What of a version an editor writes. */
export function fieldsOf(version: Version): KnowledgeFields {
  const { title, variants, short, long, sourceNo, sourceTitle, issuer, region, from, to, category, owner, reviewOn } =
    version
  return { title, variants, short, long, sourceNo, sourceTitle, issuer, region, from, to, category, owner, reviewOn }
}

/** The version in work, if there is one. */
export const inWork = ({ versions }: KnowledgeDetail): Version | undefined =>
  versions.find(({ state }) => state !== 'published')

/** The version in force; before the first publishing none. */
export const inForce = ({ versions, shown }: KnowledgeDetail): Version | undefined =>
  versions.find(({ version }) => version === shown)
