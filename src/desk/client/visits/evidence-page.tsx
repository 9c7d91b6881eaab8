import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input, InputNumber } from 'antd'
import { type FormEvent, useCallback, useRef } from 'react'
import { flushSync } from 'react-dom'
import { Link, useParams } from 'react-router'
import { useDraft } from '../acts/use-draft.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import type { Performed } from '../server/api.ts'
import { attemptKey } from '../server/drafts.ts'
import { casePath } from '../server/queries.ts'
import { call } from '../server/request.ts'
import { openPdf } from './open-pdf.ts'

type Item = { name: string; original: boolean; count: number; pages: number }
const blank: Item = { name: '', original: false, count: 1, pages: 1 }
const most = 100

/** 证据材料清单: what was handed in, counted together, on two copies. */
export function EvidencePage() {
  const { caseNo = '' } = useParams()
  const client = useQueryClient()
  usePageTitle(`证据材料清单 ${caseNo}`)
  const kept = useDraft<Item[]>(
    `evidence/${caseNo}`,
    useCallback(() => [blank], []),
  )
  const table = useRef<HTMLTableElement>(null)
  const items = kept.values
  const set = (index: number, part: Partial<Item>): void =>
    kept.change(items.map((item, at) => (at === index ? { ...item, ...part } : item)))
  const add = (): void => {
    flushSync(() => kept.change([...items, blank]))
    table.current?.querySelector<HTMLElement>('tbody tr:last-of-type input')?.focus()
  }
  const named = items.filter(({ name }) => name.trim()).map((item) => ({ ...item, name: item.name.trim() }))
  const save = useMutation({
    mutationFn: async () => {
      const body = { text: `收到证据材料：${named.map(inWords).join('；')}。` }
      const done = await call<Performed>(`${casePath(caseNo)}/actions/supplement`, {
        method: 'POST',
        body,
        key: attemptKey(kept.id, body),
      })
      await openPdf(`${casePath(caseNo)}/evidence-list.pdf`, { items: named })
      return done
    },
    onSuccess: () => {
      kept.forget()
      void client.invalidateQueries({ queryKey: ['case', caseNo] })
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (named.length && !save.isPending) save.mutate()
  }
  return (
    <main id="main" className="page visit-record">
      <h1>证据材料清单</h1>
      <p>
        <Link to={`/cases/${caseNo}`}>{caseNo}</Link>　一式两份：一份交信访人，一份存卷。
      </p>
      <form onSubmit={submit}>
        <table ref={table} className="visit-table evidence-table">
          <thead>
            <tr>
              <th scope="col">材料名称</th>
              <th scope="col">原件</th>
              <th scope="col">份数</th>
              <th scope="col">页数</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the line is its place in the list
              <tr key={index}>
                <td data-head="材料名称">
                  <Input
                    aria-label={`材料${index + 1}名称`}
                    value={item.name}
                    maxLength={200}
                    onChange={({ target }) => set(index, { name: target.value })}
                  />
                </td>
                <td data-head="原件">
                  <Checkbox
                    aria-label={`材料${index + 1}是原件`}
                    checked={item.original}
                    onChange={({ target }) => set(index, { original: target.checked })}
                  />
                </td>
                {(['count', 'pages'] as const).map((part) => (
                  <td key={part} data-head={part === 'count' ? '份数' : '页数'}>
                    <InputNumber
                      aria-label={`材料${index + 1}${part === 'count' ? '份数' : '页数'}`}
                      min={1}
                      max={999}
                      precision={0}
                      value={item[part]}
                      onChange={(value) => set(index, { [part]: value ?? 1 })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {save.error && <FailureNote error={save.error} />}
        {save.isSuccess && (
          <p role="status">
            已记入本件并打开打印。<Link to="/visits">回到来访接待</Link>
          </p>
        )}
        <div className="visit-acts">
          {items.length < most && (
            <Button type="dashed" onClick={add}>
              再加一份
            </Button>
          )}
          <Button type="primary" htmlType="submit" disabled={!named.length} loading={save.isPending}>
            记入本件并打印两份
          </Button>
        </div>
      </form>
    </main>
  )
}

const inWords = ({ name, original, count, pages }: Item): string =>
  `${name}（${original ? '原件' : '复印件'}，${count}份，${pages}页）`
