import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Field } from '../../acts/fields/field.tsx'
import { dayWithWeekday, shortDay } from '../../days.ts'
import { FailureNote } from '../../frame/failure-note.tsx'
import { Trouble } from '../../frame/trouble.tsx'
import { Waiting } from '../../frame/waiting.tsx'
import type { PackChoice, Packs, PackView } from '../../server/api.ts'
import { draftId } from '../../server/drafts.ts'
import { problemFrom } from '../../server/failure.ts'
import { today } from '../../server/now.ts'
import { call } from '../../server/request.ts'
import { PackLimits } from './pack-limits.tsx'

const packsQuery = queryOptions({ queryKey: ['admin', 'packs'], queryFn: () => call<Packs>('/admin/packs') })

/** 规则包: which law holds for what was received when, and which local rules the city goes by beside it. */
export function PacksPage() {
  const known = useQuery(packsQuery)
  if (known.error) return <Trouble error={known.error} onRetry={() => void known.refetch()} />
  if (known.isPending) return <Waiting />
  const { packs, choices } = known.data
  const local = packs.filter(({ kind }) => kind === 'local')
  const national = packs.filter(({ kind }) => kind === 'national')
  const hotline = packs.filter(({ kind }) => kind === 'hotline')
  const ofHotline = new Set(hotline.map(({ id }) => id))
  return (
    <div className="packs">
      <section aria-labelledby="packs-national">
        <h2 id="packs-national">国家规定 {national.length} 份</h2>
        <p className="hint">按收到信访事项的日期自动选用，一件事从头到尾按同一份。</p>
        {national.map((pack) => (
          <Pack key={pack.id} pack={pack} />
        ))}
      </section>
      <section aria-labelledby="packs-hotline">
        <h2 id="packs-hotline">12345热线的期限表 {hotline.length} 份</h2>
        <p className="hint">
          同一天只按一份；没有启用哪一份的，按“{hotline[0]?.title}”。已经起算的期限不变，以后的步骤按当天启用的表起算。
        </p>
        {hotline.map((pack) => (
          <Pack key={pack.id} pack={pack} choices={choices.filter((choice) => choice.pack === pack.id)} />
        ))}
      </section>
      <section aria-labelledby="packs-local">
        <h2 id="packs-local">
          地方规定、本地做法 {local.length} 份，启用{' '}
          {choices.filter(({ pack, to }) => to === null && !ofHotline.has(pack)).length} 份
        </h2>
        <p className="hint">
          启用以后，比国家规定更早的日期显示在法定最后一日旁边，注明是地方规定。法定期限不变。2022年以前的地方规定现在还适用不适用，请先问法制机构。
        </p>
        {choices
          .filter(({ missing, to }) => missing && to === null)
          .map((choice) => (
            <div key={choice.id} className="pack-missing" role="alert">
              <p>
                已启用的规则包 {choice.pack} 的文件不见了，它的日期现在不显示。请把文件放回 packs
                目录再重新启动，或者停用。
              </p>
              <Ending choice={choice} />
            </div>
          ))}
        {local.map((pack) => (
          <Pack key={pack.id} pack={pack} choices={choices.filter((choice) => choice.pack === pack.id)} />
        ))}
      </section>
    </div>
  )
}

function Pack({ pack, choices }: { pack: PackView; choices?: PackChoice[] }) {
  const running = choices?.find(({ to }) => to === null)
  const ended = choices?.filter(({ to }) => to !== null) ?? []
  return (
    <article className="pack" aria-labelledby={`pack-${pack.id}`}>
      <header>
        <h3 id={`pack-${pack.id}`}>{pack.title}</h3>
        <span className="hint">
          {pack.id}
          {pack.region && ` · ${pack.region}`}
          {pack.file && ` · 文件 ${pack.file}`}
        </span>
        <span className={running || pack.kind === 'national' ? 'pack-state pack-on' : 'pack-state'}>
          {pack.kind === 'national' ? '国家规定' : running ? '已启用' : '没有启用'}
        </span>
      </header>
      <p>
        {periodOf(pack)}
        {pack.evidence && <span className="hint"> 原文核对：{pack.evidence}</span>}
      </p>
      {choices && (running ? <Running choice={running} /> : <Starting pack={pack} />)}
      {ended.length > 0 && (
        <p className="hint">
          {ended
            .map(({ from, to }) => `${shortDay(from, today())}至${shortDay(to ?? from, today())}收到的件启用过`)
            .join('；')}
          。
        </p>
      )}
      <details {...(pack.kind === 'local' ? { open: true } : {})}>
        <summary>
          期限 {pack.limits.length} 项{pack.provisions.length > 0 && `，其他规定 ${pack.provisions.length} 条`}
        </summary>
        <PackLimits pack={pack} />
        {pack.provisions.length > 0 && (
          <>
            <h4>其他规定（供查阅，系统不据此判断）</h4>
            <ul>
              {pack.provisions.map(({ says, article, note }) => (
                <li key={says}>
                  {says}
                  <span className="hint">
                    {article}
                    {note && `。${note}`}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </details>
    </article>
  )
}

function periodOf({ kind, from, to }: PackView): string {
  // Each row of these tables names its own source.
  if (kind === 'hotline') return ''
  const end = to ? `${dayWithWeekday(to, today())}止` : ''
  if (kind === 'national') return `${dayWithWeekday(from ?? '', today())}起收到的件${end && `，至${end}`}。`
  return from ? `${dayWithWeekday(from, today())}起施行${end && `，至${end}`}。` : '施行日期没有写明。'
}

function Running({ choice }: { choice: PackChoice }) {
  return (
    <div className="pack-choice">
      <span>
        {dayWithWeekday(choice.from, today())}起收到的件启用，{choice.madeBy}设定
      </span>
      <Ending choice={choice} />
    </div>
  )
}

function Ending({ choice }: { choice: PackChoice }) {
  const client = useQueryClient()
  const { modal } = App.useApp()
  const end = useMutation({
    mutationFn: () => call(`/admin/pack-choices/${choice.id}`, { method: 'DELETE', key: `end-${choice.id}` }),
    onSuccess: () => client.invalidateQueries({ queryKey: packsQuery.queryKey }),
  })
  const ask = (): void => {
    modal.confirm({
      title: `停用“${choice.title}”`,
      content: '明天起收到的件不再显示它的日期；今天和以前收到的，照旧显示。',
      okText: '停用',
      cancelText: '不停用',
      onOk: () => end.mutateAsync().catch(() => {}),
    })
  }
  return (
    <>
      {end.error && <FailureNote error={end.error} />}
      <Button onClick={ask} loading={end.isPending} aria-label={`停用${choice.title}`}>
        停用
      </Button>
    </>
  )
}

function Starting({ pack }: { pack: PackView }) {
  const id = useId()
  const client = useQueryClient()
  const { notification } = App.useApp()
  const [from, setFrom] = useState(today())
  const [key, setKey] = useState(draftId)
  const start = useMutation({
    mutationFn: () => call('/admin/pack-choices', { method: 'POST', key, body: { pack: pack.id, from } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: packsQuery.queryKey })
      notification.success({
        title: `已启用${pack.title}`,
        description: '起始日以后收到的件，会多显示一个地方规定的日期。',
      })
    },
    onSettled: () => setKey(draftId()),
  })
  const wrong = problemFrom(start.error ?? {}).fields?.find(({ field }) => field === 'from')?.says
  return (
    <form
      className="pack-choice"
      aria-label={`启用${pack.title}`}
      onSubmit={(event) => {
        event.preventDefault()
        start.mutate()
      }}
    >
      <Field id={`${id}-from`} title="从哪天收到的件起" required wrong={wrong}>
        {(tied) => <Input {...tied} type="date" value={from} onChange={({ target }) => setFrom(target.value)} />}
      </Field>
      <Button htmlType="submit" loading={start.isPending} disabled={from === ''} aria-label={`启用${pack.title}`}>
        启用
      </Button>
      {start.error && <FailureNote error={start.error} beside={['from']} />}
    </form>
  )
}
