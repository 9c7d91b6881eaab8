import '../styles/admin.css'
import '../styles/oversight.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Checkbox, Input } from 'antd'
import { useId } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { ChoiceControl } from '../acts/fields/choice.tsx'
import { DayControl } from '../acts/fields/day.tsx'
import { OrganPicker } from '../acts/fields/directory-pickers.tsx'
import { Field } from '../acts/fields/field.tsx'
import { AdminForm } from '../admin/form/admin-form.tsx'
import { useAdminForm } from '../admin/form/use-admin-form.ts'
import { shortDay } from '../days.ts'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { LetterDetail, OverdueLimit, OversightTerms } from '../server/api.ts'
import { today } from '../server/now.ts'
import { call } from '../server/request.ts'
import { letterQuery, lettersKey, overdueQuery, termsQuery } from './queries.ts'

type Values = {
  kind: string
  organ: string
  about: string
  grounds: string[]
  /** Numbers of the picked overdue limits, each with its rule. */
  picked: string[]
  others: string
  findings: string
  demand: string
  replyOn: string
  contact: string
}

/** Write or change a letter to an organ; the page itself follows from it. */
export function LetterFormPage() {
  const { id } = useParams()
  const [params] = useSearchParams()
  usePageTitle(id ? '改函' : '起草督办函')
  const terms = useQuery(termsQuery)
  const letter = useQuery({ ...letterQuery(id ?? ''), enabled: Boolean(id) })
  const trouble = terms.error ?? letter.error
  if (trouble) return <Trouble error={trouble} onRetry={() => void terms.refetch()} />
  if (!terms.data || (id && !letter.data)) return <Waiting />
  return (
    <main id="main" className="page oversight">
      <p>
        <Link to={id ? `/oversight/${id}` : '/oversight'}>回到{id ? '这份函' : '督查'}</Link>
      </p>
      <h1>{id ? '改函' : '起草督办函或建议书'}</h1>
      <p className="hint">
        写单位的职责和件的编号，不写人；件里的内容留在件里。起草后送审，由另一位负责人批准、编号、盖章。
      </p>
      <LetterForm
        key={id ?? 'new'}
        id={id ?? null}
        terms={terms.data}
        start={letter.data ? valuesOf(letter.data) : { ...empty, organ: params.get('organ') ?? '' }}
      />
    </main>
  )
}

const empty: Values = {
  ...{ kind: 'supervise', organ: '', about: '', grounds: [], picked: [], others: '' },
  ...{ findings: '', demand: '', replyOn: '', contact: '' },
}

const pickOf = ({ caseNo, rule, last }: { caseNo: string; rule: string | null; last: string | null }): string =>
  `${caseNo} ${rule ?? ''} ${last ?? ''}`

const valuesOf = ({ kind, organ, about, grounds, cases, words, replyOn }: LetterDetail): Values => ({
  ...{ kind, organ, about: about ?? '', grounds },
  picked: cases.filter(({ rule }) => rule).map(pickOf),
  others: cases
    .filter(({ rule }) => !rule)
    .map(({ caseNo }) => caseNo)
    .join('\n'),
  ...words,
  replyOn: replyOn ?? '',
})

function bodyOf({ picked, others, about, replyOn, ...values }: Values) {
  const listed = picked.map((one) => {
    const [caseNo = '', rule = '', last = ''] = one.split(' ')
    return { caseNo, rule, last }
  })
  const known = new Set(listed.map(({ caseNo }) => caseNo))
  const typed = [...new Set(others.split(/[\s,，、;；]+/).filter(Boolean))].filter((no) => !known.has(no))
  return {
    ...values,
    ...(about ? { about } : {}),
    ...(replyOn ? { replyOn } : {}),
    // Two limits of one case make one line, the first that was picked.
    cases: [
      ...listed.filter(({ caseNo }, at) => listed.findIndex((one) => one.caseNo === caseNo) === at),
      ...typed.map((caseNo) => ({ caseNo })),
    ],
  }
}

function LetterForm({ id, terms, start }: { id: string | null; terms: OversightTerms; start: Values }) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const name = useId()
  const form = useAdminForm<Values, { id: string } | undefined>({
    name: `oversight/${id ?? 'new'}`,
    start,
    save: (values, key) =>
      id
        ? call(`/oversight/letters/${id}`, { method: 'PUT', body: bodyOf(values), key })
        : call('/oversight/letters', { method: 'POST', body: bodyOf(values), key }),
    async onSaved(made) {
      await client.invalidateQueries({ queryKey: lettersKey })
      await client.invalidateQueries({ queryKey: ['oversight-letter'] })
      void navigate(`/oversight/${id ?? made?.id ?? ''}`)
    },
  })
  const { values, set, wrong } = form
  const kind = terms.kinds.find((one) => one.kind === values.kind)
  const proposal = values.kind !== 'supervise'
  return (
    <AdminForm form={form} label="存为草稿" isNew={!id} title="督办函">
      <Field id={`${name}-kind`} title="种类" required group hint={kind?.article ?? ''}>
        {(tied) => (
          <ChoiceControl
            tied={tied}
            value={values.kind}
            onChange={(chosen) => set({ kind: chosen })}
            options={terms.kinds.map((one) => ({ const: one.kind, title: one.title }))}
          />
        )}
      </Field>
      <Field id={`${name}-organ`} title="写给谁" required wrong={wrong('organ')}>
        {(tied) => <OrganPicker tied={tied} value={values.organ} onChange={(organ) => set({ organ, picked: [] })} />}
      </Field>
      {values.kind === 'account' && (
        <Field id={`${name}-about`} title="哪个单位的责任" required wrong={wrong('about')}>
          {(tied) => <OrganPicker tied={tied} value={values.about} onChange={(about) => set({ about })} />}
        </Field>
      )}
      <Overdue
        organ={values.kind === 'account' ? values.about : values.organ}
        picked={values.picked}
        onPick={(picked, ground) =>
          set({
            picked,
            grounds: ground && !values.grounds.includes(ground) ? [...values.grounds, ground] : values.grounds,
          })
        }
      />
      <Field
        id={`${name}-others`}
        title="其他涉及的件"
        required={false}
        hint="填编号，一行一个；密封件不能写进函里"
        wrong={wrong('cases')}
      >
        {(tied) => (
          <Input.TextArea
            {...tied}
            rows={2}
            value={values.others}
            onChange={({ target }) => set({ others: target.value })}
          />
        )}
      </Field>
      <Field id={`${name}-grounds`} title="事由" required group wrong={wrong('grounds')}>
        {() => (
          <Checkbox.Group
            className="grounds"
            aria-labelledby={`${name}-grounds-name`}
            value={values.grounds}
            onChange={(grounds) => set({ grounds })}
            options={terms.grounds.map(({ code, title, article }) => ({
              value: code,
              label: (
                <>
                  {title} <small className="hint">{article}</small>
                </>
              ),
            }))}
          />
        )}
      </Field>
      <Field id={`${name}-findings`} title={proposal ? '发现的问题' : '发现的情况'} required wrong={wrong('findings')}>
        {(tied) => (
          <Input.TextArea
            {...tied}
            autoSize={{ minRows: 3 }}
            value={values.findings}
            onChange={({ target }) => set({ findings: target.value })}
          />
        )}
      </Field>
      <Field id={`${name}-demand`} title={proposal ? '建议' : '督办要求'} required wrong={wrong('demand')}>
        {(tied) => (
          <Input.TextArea
            {...tied}
            autoSize={{ minRows: 3 }}
            value={values.demand}
            placeholder={proposal ? '' : usualDemand}
            onChange={({ target }) => set({ demand: target.value })}
          />
        )}
      </Field>
      {proposal ? (
        <p className="hint">采纳情况从发出之日起三十日内书面反馈，没有采纳的说明理由；期限在发出时算好。</p>
      ) : (
        <Field
          id={`${name}-reply`}
          title="哪天前回复（含当日）"
          required
          hint={`${terms.replyDays.most}天以内，通常给${terms.replyDays.usual}天`}
          wrong={wrong('replyOn')}
        >
          {(tied) => <DayControl tied={tied} value={values.replyOn} onChange={(replyOn) => set({ replyOn })} />}
        </Field>
      )}
      <Field id={`${name}-contact`} title="联系人和电话" required wrong={wrong('contact')}>
        {(tied) => <Input {...tied} value={values.contact} onChange={({ target }) => set({ contact: target.value })} />}
      </Field>
    </AdminForm>
  )
}

const usualDemand = '例：请立即核查，依法办理并纠正存在的问题；不能马上办结的，说明原因、措施和完成日期。'

/** What this organ has overrun: picked by hand, and each brings its ground. */
function Overdue({
  organ,
  picked,
  onPick,
}: {
  organ: string
  picked: readonly string[]
  onPick: (picked: string[], ground: string | null) => void
}) {
  const overdue = useQuery({ ...overdueQuery(organ), enabled: organ !== '' })
  const items = organ ? (overdue.data?.items ?? []) : []
  if (!items.length)
    return organ && overdue.isSuccess ? <p className="hint">这个单位在本单位经手的件里没有超期的期限。</p> : null
  const toggle = (item: OverdueLimit): void => {
    const key = pickOf(item)
    const on = picked.includes(key)
    onPick(on ? picked.filter((one) => one !== key) : [...picked, key], on ? null : item.ground)
  }
  return (
    <fieldset className="overdue-picks">
      <legend>超期的件（{items.length}），选要督办的</legend>
      {items.map((item) => (
        <Checkbox key={pickOf(item)} checked={picked.includes(pickOf(item))} onChange={() => toggle(item)}>
          {item.caseNo}　{item.title}，最后一日{shortDay(item.last, today())}，
          <b className="late-words">超期{item.daysLate}天</b>
        </Checkbox>
      ))}
    </fieldset>
  )
}
