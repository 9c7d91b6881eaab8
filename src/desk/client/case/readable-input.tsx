import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { FieldWords } from '../../law-words.ts'
import { dayWithWeekday } from '../days.ts'
import { fieldAnywhere, fieldsOfAct } from '../law/words.ts'
import type { CaseView } from '../server/api.ts'
import { today } from '../server/now.ts'
import { categoriesQuery, colleaguesQuery, organsQuery, regionsQuery } from '../server/queries.ts'
import { useSession } from '../session/session.tsx'
import { OpinionText } from './opinion-text.tsx'

/**
 * What an act was filled in with, in words: titles for names, names for codes.
 * @param verb null where it is not known; then a field is named as the first act that has it names it
 */
export function ReadableInput({
  verb,
  input,
  view,
}: {
  verb: string | null
  input: Readonly<Record<string, unknown>>
  view: CaseView
}) {
  if (Array.isArray(input.answers)) return <OpinionText input={input} />
  const known = verb ? fieldsOfAct(verb) : {}
  return (
    <dl className="readable">
      {Object.entries(input).map(([name, value]) => {
        const field = known[name] ?? fieldAnywhere(name)
        return (
          <div key={name}>
            <dt>{field?.title ?? name}</dt>
            <dd>
              <Value field={field} value={value} view={view} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function Value({ field, value, view }: { field: FieldWords | undefined; value: unknown; view: CaseView }) {
  const text = String(value ?? '')
  switch (field?.type) {
    case 'code':
      return <>{field.options?.[text] ?? text}</>
    case 'organ':
      return <OrganName code={text} />
    case 'category':
      return <CategoryName code={text} />
    case 'region':
      return <RegionName code={text} />
    case 'account':
      return <Colleague account={text} />
    case 'day':
      return <>{dayWithWeekday(text, today())}</>
    case 'boolean':
      return <>{value ? '是' : '否'}</>
    case 'document':
      return <>{view.documents.find(({ id }) => id === text)?.title ?? text}</>
    case 'case':
      return <Link to={`/cases/${text}`}>{text}</Link>
    case 'files':
      return <>{Array.isArray(value) ? `${value.length} 个附件` : text}</>
    default:
      return <>{text}</>
  }
}

type Named = { code: string; name: string }
const nameIn = (list: readonly Named[] | undefined, code: string): string =>
  list?.find((one) => one.code === code)?.name ?? code

const OrganName = ({ code }: { code: string }) => <>{nameIn(useQuery(organsQuery).data, code)}</>
const CategoryName = ({ code }: { code: string }) => <>{nameIn(useQuery(categoriesQuery).data, code)}</>
const RegionName = ({ code }: { code: string }) => <>{nameIn(useQuery(regionsQuery).data, code)}</>

function Colleague({ account }: { account: string }) {
  const { me } = useSession()
  const { data } = useQuery(colleaguesQuery(me.organ))
  const found = data?.find((one) => one.account === account)
  return <>{found ? `${found.name}（${found.post}）` : account}</>
}
