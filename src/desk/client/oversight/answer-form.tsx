import '../styles/admin.css'
import { useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { useId } from 'react'
import { ChoiceControl } from '../acts/fields/choice.tsx'
import { Field } from '../acts/fields/field.tsx'
import { AdminForm } from '../admin/form/admin-form.tsx'
import { useAdminForm } from '../admin/form/use-admin-form.ts'
import type { LetterDetail } from '../server/api.ts'
import { call } from '../server/request.ts'
import { adoptions } from './oversight-page.tsx'
import { lettersKey } from './queries.ts'

type Values = { measures: string; adopted: string; reasons: string; contact: string }
const start: Values = { measures: '', adopted: '', reasons: '', contact: '' }

/** The organ answers: a proposal with whether it is adopted, and why not (L22 40(4)). */
export function AnswerForm({ letter }: { letter: LetterDetail }) {
  const client = useQueryClient()
  const id = useId()
  const proposal = letter.kind !== 'supervise'
  const form = useAdminForm<Values, { no: string | null }>({
    name: `oversight/${letter.id}/answer`,
    start,
    save: ({ adopted, reasons, ...rest }, key) =>
      call(`/oversight/letters/${letter.id}/answer`, {
        method: 'POST',
        body: { ...rest, ...(proposal && adopted ? { adopted } : {}), ...(proposal && reasons ? { reasons } : {}) },
        key,
      }),
    async onSaved() {
      await client.invalidateQueries({ queryKey: ['oversight-letter', letter.id] })
      await client.invalidateQueries({ queryKey: lettersKey })
    },
  })
  const { values, set, wrong } = form
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{proposal ? '反馈采纳情况' : '回复'}</h2>
      <AdminForm form={form} label={proposal ? '盖章发出反馈' : '回复'} isNew title="回复">
        {proposal && (
          <Field
            id={`${id}-adopted`}
            title="采纳情况"
            required
            group
            hint="《信访工作条例》第四十条第四款"
            wrong={wrong('adopted')}
          >
            {(tied) => (
              <ChoiceControl
                tied={tied}
                value={values.adopted}
                onChange={(adopted) => set({ adopted })}
                options={Object.entries(adoptions).map(([code, title]) => ({ const: code, title }))}
              />
            )}
          </Field>
        )}
        <Field id={`${id}-measures`} title="措施和进展" required wrong={wrong('measures')}>
          {(tied) => (
            <Input.TextArea
              {...tied}
              autoSize={{ minRows: 4 }}
              value={values.measures}
              onChange={({ target }) => set({ measures: target.value })}
            />
          )}
        </Field>
        {proposal && values.adopted !== 'adopted' && (
          <Field id={`${id}-reasons`} title="没有采纳的理由" required={values.adopted !== ''} wrong={wrong('reasons')}>
            {(tied) => (
              <Input.TextArea
                {...tied}
                autoSize={{ minRows: 2 }}
                value={values.reasons}
                onChange={({ target }) => set({ reasons: target.value })}
              />
            )}
          </Field>
        )}
        <Field id={`${id}-contact`} title="联系人和电话" required wrong={wrong('contact')}>
          {(tied) => (
            <Input {...tied} value={values.contact} onChange={({ target }) => set({ contact: target.value })} />
          )}
        </Field>
        <p className="hint">回复以后不能再改；以后有新的进展，由信访部门另行了解。</p>
      </AdminForm>
    </section>
  )
}
