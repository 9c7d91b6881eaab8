import { Button } from 'antd'
import type { AdminSite } from '../api.ts'
import { TextField } from '../form/text-field.tsx'

type Counter = AdminSite['counters'][number]
const empty: Counter = { name: '', address: '', hours: '', phone: '', note: '' }

/** Where people can go in person, in the order in which they are shown; the first stands at the foot of every page. */
export function CounterFields({
  value,
  onChange,
  wrong,
}: {
  value: readonly Counter[]
  onChange: (counters: Counter[]) => void
  wrong: (field: string) => string | undefined
}) {
  const set = (index: number, change: Partial<Counter>): void =>
    onChange(value.map((counter, at) => (at === index ? { ...counter, ...change } : counter)))
  return (
    <fieldset>
      <legend>接待窗口</legend>
      <p className="hint">第一个窗口会写在每一页的页脚。</p>
      {value.map((counter, index) => {
        const text = (field: keyof Counter) => ({
          value: counter[field] ?? '',
          onChange: (words: string) => set(index, { [field]: words }),
          wrong: wrong(`counters.${index}.${field}`),
        })
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two counters may be worded alike; they keep their places
          <section key={index} className="site-counter" aria-label={`窗口${index + 1}`}>
            <div className="row">
              <TextField title="名称" required most={60} {...text('name')} />
              <TextField title="电话" required most={40} {...text('phone')} />
            </div>
            <TextField title="地址" required most={120} {...text('address')} />
            <div className="row">
              <TextField
                title="接待时间"
                required
                most={100}
                placeholder="如：工作日 8:30—12:00，14:30—17:30"
                {...text('hours')}
              />
              <TextField title="说明" most={120} placeholder="如：一楼有无障碍坡道" {...text('note')} />
            </div>
            <Button size="small" onClick={() => onChange(value.filter((_, at) => at !== index))}>
              去掉窗口{index + 1}
            </Button>
          </section>
        )
      })}
      <Button onClick={() => onChange([...value, empty])}>添加窗口</Button>
    </fieldset>
  )
}
