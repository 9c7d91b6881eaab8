import { useQuery } from '@tanstack/react-query'
import { Parts } from '../approve/changes.tsx'
import { difference } from '../approve/diff.ts'
import { dayWithWeekday } from '../days.ts'
import type { KnowledgeFields } from '../server/api.ts'
import { today } from '../server/now.ts'
import { categoriesQuery, organsQuery, regionsQuery } from '../server/queries.ts'
import { fieldWords } from './words.ts'

/** The entry as people will read it. */
export function EntryLook({ fields }: { fields: KnowledgeFields }) {
  const { data: regions = [] } = useQuery(regionsQuery)
  const where = regions.find(({ code }) => code === fields.region)?.name ?? '全市'
  const day = (on: string): string => (/^\d{4}-\d\d-\d\d$/.test(on) ? dayWithWeekday(on, today()) : '……')
  return (
    <section className="site-paper knowledge-paper" aria-label="群众看到的样子">
      <p className="soft">群众看到的样子</p>
      <h2>{fields.title || '（标题）'}</h2>
      <p className="knowledge-answer">{fields.short || '（简答）'}</p>
      {fields.long && <p className="pre">{fields.long}</p>}
      <p className="soft">
        依据：《{fields.sourceTitle || '……'}》 {fields.sourceNo}，{fields.issuer || '……'}
      </p>
      <p className="soft">
        适用：{where}，{day(fields.from)}起{fields.to && `，到${day(fields.to)}为止`}；最迟{day(fields.reviewOn)}再核对
      </p>
    </section>
  )
}

/** What people do not see, and a reviewer has to: how it is found, and who answers for it. */
export function EntryFacts({ fields }: { fields: KnowledgeFields }) {
  const { category, owner, variants } = useWords()(fields)
  return (
    <p className="hint">
      分类：{category}；归口：{owner}；问法：{variants || '没有另写'}
    </p>
  )
}

/** What is different from the version in force, field by field. */
export function VersionChanges({ before, after }: { before: KnowledgeFields; after: KnowledgeFields }) {
  const inWords = useWords()
  const [old, now] = [inWords(before), inWords(after)]
  const changed = (Object.keys(fieldWords) as (keyof KnowledgeFields)[]).filter((field) => old[field] !== now[field])
  return (
    <section className="changes" aria-label="与正在用的一版相比">
      <h3>与正在用的一版相比</h3>
      {changed.length === 0 && <p>一个字也没有改。</p>}
      {changed.map((field) => (
        <div key={field}>
          <h4>{fieldWords[field]}</h4>
          <p>
            <Parts parts={difference(old[field], now[field])} />
          </p>
        </div>
      ))}
    </section>
  )
}

/** Codes as the names that people know. */
function useWords(): (fields: KnowledgeFields) => Record<keyof KnowledgeFields, string> {
  const { data: organs = [] } = useQuery(organsQuery)
  const { data: categories = [] } = useQuery(categoriesQuery)
  const { data: regions = [] } = useQuery(regionsQuery)
  const nameIn = (list: readonly { code: string; name: string }[], code: string): string =>
    list.find((one) => one.code === code)?.name ?? code
  return (fields) => ({
    ...fields,
    variants: fields.variants.join('；'),
    region: fields.region ? nameIn(regions, fields.region) : '全市',
    to: fields.to ?? '没有',
    category: nameIn(categories, fields.category),
    owner: nameIn(organs, fields.owner),
  })
}
