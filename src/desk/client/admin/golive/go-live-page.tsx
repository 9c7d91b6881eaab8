import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { Link } from 'react-router'
import { FailureNote } from '../../frame/failure-note.tsx'
import { Trouble } from '../../frame/trouble.tsx'
import { Waiting } from '../../frame/waiting.tsx'
import { draftId } from '../../server/drafts.ts'
import { call } from '../../server/request.ts'
import type { GoLiveItem } from '../api.ts'
import { goLiveQuery } from '../queries.ts'

/** 上线前检查 (RGT-17): what must be in order before the public comes, each computed from what is there. */
export function GoLivePage() {
  const list = useQuery(goLiveQuery)
  if (list.error) return <Trouble error={list.error} onRetry={() => void list.refetch()} />
  if (list.isPending) return <Waiting />
  const open = list.data.filter(({ done }) => !done)
  return (
    <>
      <p className="golive-sum" role="status">
        {open.length
          ? `${list.data.length}项里还有${open.length}项没有做到。`
          : `${list.data.length}项都已做到，可以对群众开放。`}{' '}
        <Button size="small" loading={list.isFetching} onClick={() => void list.refetch()}>
          再查一次
        </Button>
      </p>
      <ul className="golive">
        {[...open, ...list.data.filter(({ done }) => done)].map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
    </>
  )
}

function Item({ item: { id, title, done, says, remedy, to } }: { item: GoLiveItem }) {
  return (
    <li className={done ? 'done' : ''}>
      <strong>{done ? '已做到' : '未做到'}</strong>
      <div>
        <b>{title}</b>
        <p>{says}</p>
        {!done && <p className="hint">{remedy}</p>}
      </div>
      {!done && (id === 'backup-key' ? <BackupKey /> : <Mend title={title} to={to} />)}
    </li>
  )
}

/** Pages of the desk open here; those of the portal as the public sees them. */
function Mend({ title, to }: { title: string; to: string }) {
  return to.startsWith('/admin/') ? (
    <Link to={to} aria-label={`去补：${title}`}>
      去补
    </Link>
  ) : (
    <a href={to} aria-label={`去看：${title}`}>
      去看
    </a>
  )
}

function BackupKey() {
  const client = useQueryClient()
  const { modal } = App.useApp()
  const note = useMutation({
    mutationFn: () => call('/admin/go-live/backup-key', { method: 'PUT', body: {}, key: draftId() }),
    onSuccess: () => client.invalidateQueries({ queryKey: goLiveQuery.queryKey }),
  })
  return (
    <div>
      <Button
        loading={note.isPending}
        onClick={() =>
          modal.confirm({
            title: '主密钥已经抄存好了吗？',
            content: '确认会记入审计：由您本人确认，主密钥已另存在安全处，与数据库备份分开。',
            okText: '已另行备份',
            cancelText: '还没有',
            onOk: () => note.mutate(),
          })
        }
      >
        确认已备份
      </Button>
      {note.error && <FailureNote error={note.error} />}
    </div>
  )
}
