import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { FailureNote } from '../frame/failure-note.tsx'
import type { Posting } from '../server/api.ts'
import { call, request } from '../server/request.ts'
import { useSession } from '../session/session.tsx'

/** What can be done with the chosen letters: addresses on paper, and that the post has them. */
export function PostBar({
  chosen,
  onAll,
  onNone,
}: {
  chosen: readonly Posting[]
  onAll: () => void
  onNone: () => void
}) {
  const { may } = useSession()
  const { modal, notification } = App.useApp()
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: ['postings'] })
  const print = useMutation({
    mutationFn: async (as: 'labels' | 'envelopes') => {
      const documents = chosen.map(({ document }) => document)
      const answer = await request('/postings/addresses', { method: 'POST', body: { documents, as } })
      const leftOut = Number(answer.headers.get('x-left-out') ?? 0)
      window.open(URL.createObjectURL(await answer.blob()), '_blank')
      if (leftOut)
        notification.info({ title: `有 ${leftOut} 件没有打印`, description: '没有留下地址，或者要求对本单位保密。' })
    },
    onSuccess: refresh,
  })
  const handOver = useMutation({
    mutationFn: async () => {
      for (const { document } of chosen) await call(`/postings/${document}`, { method: 'PUT', body: { posted: true } })
    },
    onSettled: refresh,
    onSuccess: onNone,
  })
  const ask = (as: 'labels' | 'envelopes'): void => {
    modal.confirm({
      title: `打印 ${chosen.length} 件的${as === 'labels' ? '标签' : '信封'}`,
      content: '上面有信访人的完整姓名和地址。每一件记一次，信访人本人看得见是哪个单位、什么岗位、什么时间打印的。',
      okText: '打印',
      cancelText: '不打印',
      onOk: () => print.mutateAsync(as).catch(() => {}),
    })
  }
  const numbered = chosen.filter(({ number }) => number).length
  return (
    <section className="bulk-bar" aria-label="寄送所选">
      <span role="status">
        {chosen.length ? `已选 ${chosen.length} 件，${numbered} 件有挂号号码` : '勾选要寄的文书'}
      </span>
      <button type="button" className="link-button" onClick={onAll}>
        全选
      </button>
      {may('identity.reveal') && (
        <>
          <Button disabled={!chosen.length} loading={print.isPending} onClick={() => ask('labels')}>
            打印标签
          </Button>
          <Button disabled={!chosen.length} loading={print.isPending} onClick={() => ask('envelopes')}>
            打印信封
          </Button>
        </>
      )}
      <Button type="primary" disabled={!chosen.length} loading={handOver.isPending} onClick={() => handOver.mutate()}>
        今天已交邮政
      </Button>
      {(print.error ?? handOver.error) && <FailureNote error={print.error ?? handOver.error} />}
    </section>
  )
}
