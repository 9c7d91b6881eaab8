import { Button, Checkbox, Input } from 'antd'
import { Field } from '../acts/fields/field.tsx'
import { FilesControl } from '../acts/fields/files.tsx'
import { Doubt } from './doubt.tsx'
import { emptyProxy, type LetterProxy } from './letter.ts'
import type { PartProps } from './letter-form.tsx'
import { guardianDoubt, proxiesMost } from './warnings.ts'

/** Who acts for the person: at most two in writing (山东28), a guardian by law. What is missing is handed in later. */
export function LetterProxies({ id, letter, set }: Omit<PartProps, 'wrong'>) {
  const { proxies, minorU14 } = letter
  const put = (index: number, change: Partial<LetterProxy>): void =>
    set({ proxies: proxies.map((proxy, at) => (at === index ? { ...proxy, ...change } : proxy)) })
  return (
    <>
      <Checkbox checked={minorU14} onChange={({ target }) => set({ minorU14: target.checked })}>
        信访人未满14周岁（本人或者信上说明的才勾选）
      </Checkbox>
      <Doubt words={guardianDoubt(letter)} />
      <details className="more" open={minorU14 || proxies.some(({ name }) => name !== '')}>
        <summary>有代理人、监护人</summary>
        {proxies.map((proxy, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be written alike; they keep their places
          <ProxyFields key={index} id={`${id}-proxy${index}`} proxy={proxy} set={(change) => put(index, change)} />
        ))}
        {proxies.length < proxiesMost + (minorU14 ? 1 : 0) && (
          <Button size="small" onClick={() => set({ proxies: [...proxies, emptyProxy] })}>
            再加一位
          </Button>
        )}
      </details>
    </>
  )
}

function ProxyFields({
  id,
  proxy,
  set,
}: {
  id: string
  proxy: LetterProxy
  set: (change: Partial<LetterProxy>) => void
}) {
  const line = (name: 'name' | 'phone' | 'scope', title: string, maxLength: number, hint = '') => (
    <Field id={`${id}-${name}`} title={title} required={false} hint={hint}>
      {(tied) => (
        <Input
          {...tied}
          autoComplete="off"
          value={proxy[name]}
          maxLength={maxLength}
          onChange={({ target }) => set({ [name]: target.value })}
        />
      )}
    </Field>
  )
  const lacksPaper = proxy.name.trim() && !proxy.guardian && !proxy.document.length
  return (
    <div>
      <div className="row">
        {line('name', '代理人姓名', 100)}
        {line('phone', '代理人电话', 40)}
      </div>
      <Checkbox checked={proxy.guardian} onChange={({ target }) => set({ guardian: target.checked })}>
        是监护人（法定代理，不用委托书）
      </Checkbox>
      {!proxy.guardian && line('scope', '代理权限', 500, '照委托书写，如：代为提出、代收文书')}
      {!proxy.guardian && (
        <Field id={`${id}-document`} title="委托书" required={false}>
          {(tied) => (
            <>
              <FilesControl tied={tied} value={proxy.document} onChange={(document) => set({ document })} most={1} />
              <Doubt words={lacksPaper ? '还没有委托书。先登记，再请代理人补交；补交前文书仍送信访人本人。' : ''} />
            </>
          )}
        </Field>
      )}
    </div>
  )
}
