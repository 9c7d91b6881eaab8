import '../styles/knowledge.css'
import '../styles/approve.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { useAdminForm } from '../admin/form/use-admin-form.ts'
import { dayWithWeekday } from '../days.ts'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { KnowledgeDetail, KnowledgeFields } from '../server/api.ts'
import { today } from '../server/now.ts'
import { call } from '../server/request.ts'
import { useSession } from '../session/session.tsx'
import { DraftActs, EntryActs, ReviewActs } from './entry-acts.tsx'
import { EntryForm, type EntryValues, fieldsFrom, valuesOf } from './entry-form.tsx'
import { EntryHistory } from './entry-history.tsx'
import { EntryFacts, EntryLook, VersionChanges } from './entry-look.tsx'
import { entryPath, knowledgeEntryQuery, knowledgeKey } from './queries.ts'
import { fieldsOf, inForce, inWork, stateWords } from './words.ts'

/** One entry: written on the left, as people read it on the right, its versions below. `new` begins one. */
export function KnowledgeEntryPage() {
  const { id = '' } = useParams()
  return id === 'new' ? <NewEntry /> : <KnownEntry key={id} id={id} />
}

const emptyFields = (): KnowledgeFields => ({
  title: '',
  variants: [],
  short: '',
  long: '',
  sourceNo: '',
  sourceTitle: '',
  issuer: '',
  region: null,
  from: today(),
  to: null,
  category: '',
  owner: '',
  reviewOn: '',
})

function NewEntry() {
  usePageTitle('新建知识条目')
  const navigate = useNavigate()
  const client = useQueryClient()
  const [params] = useSearchParams()
  const { notification } = App.useApp()
  const task = params.get('task')
  const form = useAdminForm<EntryValues, { id: string }>({
    name: `knowledge/new/${task ?? ''}`,
    start: valuesOf(emptyFields(), ''),
    save: (values, key) =>
      call('/knowledge/entries', {
        method: 'POST',
        key,
        body: { fields: fieldsFrom(values), ...(task ? { task } : {}) },
      }),
    async onSaved({ id }) {
      await client.invalidateQueries({ queryKey: knowledgeKey })
      notification.success({ title: '草稿已保存', description: '看过没有问题就送审，由另一个人发布。' })
      void navigate(`/knowledge/entries/${id}`)
    },
  })
  return (
    <main id="main" className="page knowledge-page">
      <Back />
      <h1>新建知识条目</h1>
      <div className="knowledge-split">
        <EntryForm form={form} isNew />
        <EntryLook fields={fieldsFrom(form.values)} />
      </div>
    </main>
  )
}

function KnownEntry({ id }: { id: string }) {
  const entry = useQuery(knowledgeEntryQuery(id))
  const face = entry.data?.versions.find(({ version }) => version === entry.data.face)
  usePageTitle(face?.title ?? '知识条目')
  if (entry.error) return <Trouble error={entry.error} onRetry={() => void entry.refetch()} />
  if (entry.isPending || !face) return <Waiting />
  return (
    <main id="main" className="page knowledge-page">
      <Back />
      <h1>{face.title}</h1>
      <Standing entry={entry.data} />
      <Work entry={entry.data} />
      <EntryHistory entry={entry.data} />
    </main>
  )
}

const Back = () => (
  <p>
    <Link to="/knowledge/edit">回到知识维护</Link>
  </p>
)

function Standing({ entry }: { entry: KnowledgeDetail }) {
  const { state, why, work, hits, tasks } = entry
  return (
    <section aria-label="现在的状态" className="knowledge-standing">
      <p>
        <b className={state === 'expired' ? 'late-words' : undefined}>{stateWords[state]}</b>
        {why && `：${why}`}
        {work && state !== work && `，新版本${stateWords[work]}`}，用过{hits}次。
        {state === 'expired' && '过期的不能直接答复，群众页面上写明“过期”。'}
      </p>
      {tasks.map((task) => (
        <p key={task.id} className={task.due < today() ? 'note-wrong late-words' : 'note-wrong'}>
          更新任务：{task.says}（{dayWithWeekday(task.changedOn, today())}起变，{dayWithWeekday(task.due, today())}
          前发布新版本）
        </p>
      ))}
    </section>
  )
}

/** Whoever may write writes; what is in review is read beside what it changes. */
function Work({ entry }: { entry: KnowledgeDetail }) {
  const { may } = useSession()
  const draft = inWork(entry)
  const current = inForce(entry)
  if (draft?.state === 'in-review')
    return (
      <div className="knowledge-split">
        <div>
          <h2>待审的第{draft.version}版</h2>
          <p className="hint">
            {draft.authors.join('、')}写{draft.note && `：${draft.note}`}
          </p>
          <EntryLook fields={fieldsOf(draft)} />
          <EntryFacts fields={fieldsOf(draft)} />
          <ReviewActs entry={entry} />
        </div>
        {current && <VersionChanges before={fieldsOf(current)} after={fieldsOf(draft)} />}
      </div>
    )
  if (may('knowledge.edit')) return <Editing key={`${entry.id} ${draft?.version ?? 'new'}`} entry={entry} />
  return current ? <EntryLook fields={fieldsOf(current)} /> : <p className="empty">还在起草，没有发布过。</p>
}

function Editing({ entry }: { entry: KnowledgeDetail }) {
  const client = useQueryClient()
  const { notification } = App.useApp()
  const draft = inWork(entry)
  const current = inForce(entry)
  const from = draft ?? current
  const form = useAdminForm<EntryValues, unknown>({
    name: `knowledge/${entry.id}`,
    start: valuesOf(from ? fieldsOf(from) : emptyFields(), draft?.note ?? ''),
    save: ({ note, ...values }, key) =>
      call(`${entryPath(entry.id)}/draft`, {
        method: 'PUT',
        key,
        body: { fields: fieldsFrom({ ...values, note }), note: note.trim() },
      }),
    async onSaved() {
      await client.invalidateQueries({ queryKey: knowledgeKey })
      notification.success({ title: '草稿已保存', description: '发布以前，大家看到的还是原来的一版。' })
    },
  })
  return (
    <div className="knowledge-split">
      <div>
        <h2>{draft ? `第${draft.version}版（草稿）` : '修改，写成新的一版'}</h2>
        {draft?.returnedNote && <p className="note-wrong">审核退回：{draft.returnedNote}</p>}
        <EntryForm form={form} isNew={false} />
        <DraftActs entry={entry} changed={form.changed} />
        <EntryActs entry={entry} />
      </div>
      <div className="knowledge-beside">
        <EntryLook fields={fieldsFrom(form.values)} />
        {current && <VersionChanges before={fieldsOf(current)} after={fieldsFrom(form.values)} />}
      </div>
    </div>
  )
}
