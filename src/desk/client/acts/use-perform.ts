import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useNavigate } from 'react-router'
import { documentTitle } from '../law/words.ts'
import type { Act, CaseView, Performed } from '../server/api.ts'
import { attemptKey } from '../server/drafts.ts'
import { problemFrom } from '../server/failure.ts'
import { casePath, caseQuery, countsQuery } from '../server/queries.ts'
import { call } from '../server/request.ts'

/**
 * Perform an act, fetch what it changed, and say what happened.
 * @param onDone at once when the server has done it, whatever becomes of the page
 */
export function usePerform(caseNo: string, act: Act, onDone: (input: Record<string, unknown>) => void) {
  const client = useQueryClient()
  const { notification } = App.useApp()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: ({ input, draft }: { input: Record<string, unknown>; draft: string }) =>
      call<Performed>(`${casePath(caseNo)}/actions/${act.action}`, {
        method: 'POST',
        body: input,
        key: attemptKey(draft, input),
      }),
    onSuccess: async (done, { input }) => {
      onDone(input)
      void client.invalidateQueries({ queryKey: ['list'] })
      void client.invalidateQueries({ queryKey: countsQuery.queryKey })
      try {
        await client.invalidateQueries({ queryKey: ['case', caseNo], refetchType: 'none' })
        const view = await client.fetchQuery(caseQuery(caseNo))
        await client.refetchQueries({ queryKey: ['case', caseNo, 'acts'] })
        notification.success({
          title: whatHappened(act, view),
          description: whereItIs(done, view),
          // Codes are shown once: they stay until somebody took them down.
          ...(done.opened ? { duration: 0 } : {}),
        })
      } catch (error) {
        const away = problemFrom(error).code === 'case-not-found'
        notification.success({
          title: `已办：${act.title}`,
          description: away ? '这一件已不在您能查看的范围里。' : '页面没有更新，请刷新。',
        })
        // Sealed, or given away: no longer ours to see.
        if (away) void navigate('/')
      }
    },
  })
}

const whatHappened = (act: Act, view: CaseView): string =>
  view.pending &&
  !['approve', 'return', 'supplement', 'correct', 'answer-urge', 'answer-data', 'deliver'].includes(act.action)
    ? `“${act.title}”已提交，等待负责人审批`
    : `已办：${act.title}`

function whereItIs(done: Performed, view: CaseView): string {
  const papers = done.documents.map(({ code, no }) => `${documentTitle(code)}${no ? ` ${no}` : ''}`)
  const opened = done.opened?.map(({ caseNo, queryCode }) => `${caseNo}（查询码 ${queryCode}）`) ?? []
  return [
    `现在是“${view.stateTitle}”。`,
    opened.length ? `分出：${opened.join('、')}。查询码只显示这一次，请抄给信访人；原件的正式回执上也有。` : '',
    papers.length ? `文书：${papers.join('、')}。` : '',
  ].join('')
}
