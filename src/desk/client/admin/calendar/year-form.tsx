import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Select } from 'antd'
import { useId, useState } from 'react'
import { inLandmark } from '../../acts/fields/in-landmark.tsx'
import { shortDay } from '../../days.ts'
import { draftId } from '../../server/drafts.ts'
import { call } from '../../server/request.ts'
import { useSession } from '../../session/session.tsx'
import { AdminForm } from '../form/admin-form.tsx'
import { TextField } from '../form/text-field.tsx'
import { useAdminForm } from '../form/use-admin-form.ts'
import { calendarQuery, type KnownYear } from '../queries.ts'
import { MonthGrids } from './month-grids.tsx'
import { NoticeDialog } from './notice-dialog.tsx'
import { festivals, festivalsOf, turned, unannounced, type Year } from './year.ts'

const yearOf = (known: KnownYear): Year =>
  known.source
    ? { year: known.year, source: known.source, notices: known.notices ?? [], days: known.days }
    : unannounced(known.year)

/** One year as twelve months; a click on a day turns it. Nothing holds before it is saved. */
export function YearForm({ known, onYear }: { known: KnownYear; onYear: (year: number) => void }) {
  const id = useId()
  const client = useQueryClient()
  const { notification } = App.useApp()
  const { drafts } = useSession()
  const [festival, setFestival] = useState<string>(festivals[0])
  const [pasting, setPasting] = useState(false)
  const form = useAdminForm<Year, { casesChanged: number }>({
    name: `calendar/${known.year}`,
    start: yearOf(known),
    save: (year) =>
      call(`/calendars/${year.year}`, {
        method: 'PUT',
        body: {
          ...year,
          source: year.source.trim() || '本单位录入',
          notices: year.notices.map((one) => one.trim()).filter(Boolean),
        },
      }),
    async onSaved({ casesChanged }) {
      await client.invalidateQueries({ queryKey: calendarQuery(known.year).queryKey })
      notification.success({
        title: `${known.year}年的放假安排已生效`,
        description: casesChanged
          ? `有${casesChanged}件的期限因此变动，已逐件重算并记入经过。`
          : '没有一件的期限因此变动。',
      })
    },
  })
  const { values: year, set } = form
  return (
    <>
      <AdminForm form={form} label="保存并重算期限" isNew={!known.source} title={`${year.year}年放假安排`}>
        {(known.notices ?? []).length === 0 && (
          <p className="note-wrong">
            <strong>{year.year}年还没有正式通知，按暂定计算。</strong>
            国务院办公厅通常在上一年11月公布，公布后请录入，未完的期限会自动重算。
          </p>
        )}
        <div className="year-tools">
          <label htmlFor={`${id}-festival`}>点日期时标为</label>
          <Select
            id={`${id}-festival`}
            value={festival}
            onChange={setFestival}
            options={festivals.map((name) => ({ value: name, label: name }))}
            popupRender={inLandmark}
          />
          <Button onClick={() => setPasting(true)}>粘贴放假通知</Button>
          <span className="hint year-legend">
            <b className="day-off">放假</b> <b className="day-work">调休上班</b>；没有标的，周六、周日休息。
          </span>
        </div>
        <MonthGrids year={year} onTurn={(day) => set(turned(year, day, festival))} />
        <section className="year-sum">
          <h2>{year.year}年一览</h2>
          {year.days.length ? (
            <ul>
              {festivalsOf(year).map(({ name, rest, work }) => (
                <li key={name}>
                  <b>{name}</b> 放假{rest.length}天：{rest.map((day) => shortDay(day, day)).join('、') || '无'}
                  {work.length > 0 && `；调休上班：${work.map((day) => shortDay(day, day)).join('、')}`}
                </li>
              ))}
            </ul>
          ) : (
            <p className="hint">没有标出任何一天。</p>
          )}
        </section>
        <TextField
          title="通知的文号或者网址"
          hint="一行一个。写了才算正式，不写按暂定计算。"
          rows={2}
          most={2000}
          value={year.notices.join('\n')}
          onChange={(text) => set({ notices: text ? text.split('\n') : [] })}
          wrong={form.wrong('notices')}
        />
      </AdminForm>
      {pasting && (
        <NoticeDialog
          onClose={() => setPasting(false)}
          onRead={(read) => {
            setPasting(false)
            if (read.year === year.year) return set(read)
            drafts.keep(`admin/calendar/${read.year}`, { id: draftId(), values: read })
            notification.info({ title: `这是${read.year}年的通知，已填到那一年`, description: '请核对后保存。' })
            onYear(read.year)
          }}
        />
      )}
    </>
  )
}
