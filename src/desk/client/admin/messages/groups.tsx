import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useId, useState } from 'react'
import { ChoiceControl } from '../../acts/fields/choice.tsx'
import { OrganPicker } from '../../acts/fields/directory-pickers.tsx'
import { Field } from '../../acts/fields/field.tsx'
import { FailureNote } from '../../frame/failure-note.tsx'
import { Trouble } from '../../frame/trouble.tsx'
import { Waiting } from '../../frame/waiting.tsx'
import { draftId } from '../../server/drafts.ts'
import { problemFrom } from '../../server/failure.ts'
import { call } from '../../server/request.ts'
import { TextField } from '../form/text-field.tsx'

type Group = {
  id: string
  organ: string
  account: string | null
  organName: string
  accountName: string | null
  name: string
  kinds: string[]
  robot: string
  quietFrom: number
  quietTo: number
  active: boolean
  hasSecret: boolean
}
type Groups = { kinds: Record<string, string>; robots: Record<string, { title: string }>; items: Group[] }
const groupsKey = ['push-groups']
const path = '/admin/push-groups'

/** 工作人员提醒: which group is told of what. */
export function Groups() {
  const groups = useQuery({ queryKey: groupsKey, queryFn: () => call<Groups>(path) })
  if (groups.error) return <Trouble error={groups.error} onRetry={() => void groups.refetch()} />
  if (groups.isPending) return <Waiting />
  return (
    <section className="admin-form">
      <h2>工作人员提醒</h2>
      <p className="hint">发到单位工作群的机器人。只有编号和最后日期；密封件从不提醒。</p>
      {groups.data.items.length > 0 && (
        <ul className="papers">
          {groups.data.items.map((group) => (
            <GroupRow key={group.id} group={group} all={groups.data} />
          ))}
        </ul>
      )}
      <h3>新建提醒群</h3>
      <GroupForm all={groups.data} />
    </section>
  )
}

function GroupRow({ group, all }: { group: Group; all: Groups }) {
  const client = useQueryClient()
  const [changing, setChanging] = useState(false)
  const test = useMutation({
    mutationFn: () => call<{ ok: boolean; says: string }>(`${path}/${group.id}/test`, { method: 'POST' }),
  })
  const remove = useMutation({
    mutationFn: () => call(`${path}/${group.id}`, { method: 'DELETE', key: draftId() }),
    onSuccess: () => client.invalidateQueries({ queryKey: groupsKey }),
  })
  return (
    <li>
      <div>
        <b>{group.name}</b> <span>{group.organName}</span> <span>{all.robots[group.robot]?.title}</span>
        <p className="hint">
          {group.kinds.map((kind) => all.kinds[kind] ?? kind).join('、')}
          {group.quietFrom === group.quietTo ? '' : `，${clock(group.quietFrom)}至${clock(group.quietTo)}不打扰`}
          {group.active ? '' : '。已停用，不提醒'}
        </p>
        <p role="status" className={test.data && !test.data.ok ? 'field-wrong' : 'hint'}>
          {test.data?.says}
        </p>
        {(test.error ?? remove.error) && <FailureNote error={test.error ?? remove.error} />}
        {changing && <GroupForm all={all} group={group} onDone={() => setChanging(false)} />}
      </div>
      <p className="paper-acts">
        <Button size="small" loading={test.isPending} onClick={() => test.mutate()}>
          试发到{group.name}
        </Button>
        <Button size="small" aria-expanded={changing} onClick={() => setChanging(!changing)}>
          {changing ? `不改${group.name}` : `修改${group.name}`}
        </Button>
        <Button size="small" loading={remove.isPending} onClick={() => remove.mutate()}>
          删除{group.name}
        </Button>
      </p>
    </li>
  )
}

const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
/** 22:00 as minutes after midnight, or null. */
const minutesOf = (typed: string): number | null => {
  const [, hour, minute] = /^(\d{1,2})[:：](\d{2})$/.exec(typed.trim()) ?? []
  const minutes = Number(hour) * 60 + Number(minute)
  return hour !== undefined && minutes < 1440 && Number(minute) < 60 ? minutes : null
}

const empty = {
  organ: '',
  name: '',
  robot: '',
  address: '',
  secret: '',
  kinds: ['to-sign', 'to-approve', 'due-soon', 'overdue'],
  quietFrom: '20:00',
  quietTo: '8:00',
}

/** Address and key are never shown again: left empty, the kept ones stay. */
const valuesOf = (group: Group): typeof empty => ({
  organ: group.organ,
  name: group.name,
  robot: group.robot,
  address: '',
  secret: '',
  kinds: group.kinds,
  quietFrom: clock(group.quietFrom),
  quietTo: clock(group.quietTo),
})

function GroupForm({ all, group, onDone }: { all: Groups; group?: Group; onDone?: () => void }) {
  const id = useId()
  const client = useQueryClient()
  const [values, setValues] = useState(() => (group ? valuesOf(group) : empty))
  const [active, setActive] = useState(group?.active ?? true)
  const set = (part: Partial<typeof empty>): void => setValues((old) => ({ ...old, ...part }))
  const [from, to] = [minutesOf(values.quietFrom), minutesOf(values.quietTo)]
  const save = useMutation({
    mutationFn: () =>
      call(group ? `${path}/${group.id}` : path, {
        method: group ? 'PUT' : 'POST',
        key: draftId(),
        body: { ...values, account: group?.account ?? null, quietFrom: from, quietTo: to, active },
      }),
    onSuccess: async () => {
      if (!group) setValues(empty)
      onDone?.()
      await client.invalidateQueries({ queryKey: groupsKey })
    },
  })
  const wrong = Object.fromEntries(
    (save.error ? (problemFrom(save.error).fields ?? []) : []).map(({ field, says }) => [field, says]),
  )
  const ready =
    values.organ && values.name.trim() && values.robot && values.kinds.length && from !== null && to !== null
  return (
    <>
      <Field id={`${id}-organ`} title="单位" required wrong={wrong.organ}>
        {(tied) => <OrganPicker tied={tied} value={values.organ} onChange={(organ) => set({ organ })} />}
      </Field>
      <TextField title="群的名称" required value={values.name} onChange={(name) => set({ name })} wrong={wrong.name} />
      <Field id={`${id}-robot`} title="机器人" required group wrong={wrong.robot}>
        {(tied) => (
          <ChoiceControl
            tied={tied}
            value={values.robot}
            onChange={(robot) => set({ robot })}
            options={Object.entries(all.robots).map(([code, { title }]) => ({ const: code, title }))}
          />
        )}
      </Field>
      <TextField
        title="机器人的地址"
        required={!group}
        hint={group ? '已保存，不再显示。不换机器人就留空。' : '在群里添加机器人时得到，里面带密钥，保存以后不再显示。'}
        most={500}
        value={values.address}
        onChange={(address) => set({ address })}
        wrong={wrong.address}
      />
      {values.robot === 'dingtalk' && (
        <TextField
          title="加签密钥"
          hint={group?.hasSecret ? '已保存，不再显示。不换密钥就留空。' : '钉钉机器人的安全设置选“加签”时得到。'}
          value={values.secret}
          onChange={(secret) => set({ secret })}
        />
      )}
      <Field id={`${id}-kinds`} title="提醒什么" required group>
        {(tied) => (
          <Checkbox.Group
            {...tied}
            aria-labelledby={`${tied.id}-name`}
            value={values.kinds}
            onChange={(kinds) => set({ kinds: kinds.map(String) })}
            options={Object.entries(all.kinds).map(([value, label]) => ({ value, label }))}
          />
        )}
      </Field>
      <TextField
        title="不打扰从"
        required
        value={values.quietFrom}
        onChange={(quietFrom) => set({ quietFrom })}
        wrong={from === null ? '请写成 20:00 这样的时间。' : undefined}
      />
      <TextField
        title="不打扰到"
        required
        hint="两个时间相同，就没有不打扰的时段。"
        value={values.quietTo}
        onChange={(quietTo) => set({ quietTo })}
        wrong={to === null ? '请写成 8:00 这样的时间。' : undefined}
      />
      {group && (
        <Checkbox checked={active} onChange={({ target }) => setActive(target.checked)}>
          提醒这个群
        </Checkbox>
      )}
      {save.error && <FailureNote error={save.error} beside={Object.keys(wrong)} />}
      <p>
        <Button disabled={!ready} loading={save.isPending} onClick={() => save.mutate()}>
          {group ? '保存修改' : '新建提醒群'}
        </Button>
      </p>
    </>
  )
}
