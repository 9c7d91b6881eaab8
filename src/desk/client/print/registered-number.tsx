import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import type { Posting } from '../server/api.ts'
import { problemFrom } from '../server/failure.ts'
import { call } from '../server/request.ts'

/** Typed or scanned: a scanner ends with Enter, which keeps the number and goes to the next letter. */
export function RegisteredNumber({ letter }: { letter: Posting }) {
  const client = useQueryClient()
  const [typed, setTyped] = useState(letter.number)
  const keep = useMutation({
    mutationFn: (number: string) => call(`/postings/${letter.document}`, { method: 'PUT', body: { number } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['postings'] }),
  })
  const tidy = typed.replace(/\s/g, '').toUpperCase()
  const save = (): void => {
    if (tidy !== letter.number) keep.mutate(tidy)
  }
  const says = keep.error
    ? problemFrom(keep.error).fields?.length
      ? '号码是8到20位数字和大写字母。'
      : keep.error.message
    : ''
  return (
    <div className="registered">
      <Input
        aria-label={`挂号号码 ${letter.title} ${letter.caseNo}`}
        placeholder="挂号号码"
        value={typed}
        status={says ? 'error' : ''}
        aria-invalid={says !== ''}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={save}
        onPressEnter={({ currentTarget }) => {
          save()
          const fields = [...document.querySelectorAll<HTMLInputElement>('.registered input')]
          fields[fields.indexOf(currentTarget) + 1]?.focus()
        }}
      />
      {says && (
        <p className="field-wrong" role="alert">
          {says}
        </p>
      )}
    </div>
  )
}
