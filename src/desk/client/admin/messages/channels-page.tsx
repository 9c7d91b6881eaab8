import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { ChoiceControl } from '../../acts/fields/choice.tsx'
import { Field } from '../../acts/fields/field.tsx'
import { FailureNote } from '../../frame/failure-note.tsx'
import { Trouble } from '../../frame/trouble.tsx'
import { Waiting } from '../../frame/waiting.tsx'
import { draftId } from '../../server/drafts.ts'
import { problemFrom } from '../../server/failure.ts'
import { call } from '../../server/request.ts'
import { TextField } from '../form/text-field.tsx'
import { Groups } from './groups.tsx'

type Channel = {
  channel: string
  title: string
  carrier: string
  carriers: { code: string; title: string }[]
  config: Record<string, string | number>
  hasSecret: boolean
  source: 'environment' | 'screen' | 'standard'
}
type Channels = { items: Channel[]; trial: boolean; reportUrl: string }
type Values = Record<string, string>

const channelsKey = ['message-channels']
const sources = {
  environment: '由服务器的环境变量设置，不能在这里改。',
  screen: '',
  standard: '还没有设置，先按这样处理。',
}

/** What each carrier asks for; `secret` is typed anew or left as it is. */
const asked: Readonly<Record<string, readonly (readonly [name: string, title: string, hint: string])[]>> = {
  gateway: [
    ['url', '网关地址', '以 https:// 开头；在单位内网的可以用 http:// 。接口写法见 docs/messages.md。'],
    ['secret', '签名密钥', '与网关约定的同一个，至少16个字符。保存以后不再显示。'],
    ['signature', '短信签名', '放在短信最前面的【】里，可不填。'],
  ],
  smtp: [
    ['host', '邮件服务器', '例如 smtp.example.gov.cn'],
    ['port', '端口', '常用465（tls）或587（starttls）。'],
    ['security', '加密方式', 'tls、starttls；只有单位内网的服务器可以填 none。'],
    ['user', '用户名', '服务器不要求登录的，可不填。'],
    ['secret', '密码', '保存以后不再显示。'],
    ['from', '发件地址', '例如 xinfang@example.gov.cn'],
  ],
}

/** 消息通道: by what messages leave, tried with a real message. */
export function ChannelsPage() {
  const channels = useQuery({ queryKey: channelsKey, queryFn: () => call<Channels>('/admin/message-channels') })
  if (channels.error) return <Trouble error={channels.error} onRetry={() => void channels.refetch()} />
  if (channels.isPending) return <Waiting />
  const { items, trial, reportUrl } = channels.data
  return (
    <div className="admin-parts">
      {trial && (
        <p className="note-wrong" role="status">
          有通道正在试收：消息不会发出，都留在<Link to="/admin/caught-messages">消息试收</Link>里。正式启用前请改掉。
        </p>
      )}
      {items.map((channel) => (
        <ChannelForm key={channel.channel} channel={channel} reportUrl={reportUrl} />
      ))}
      <Groups />
    </div>
  )
}

function ChannelForm({ channel, reportUrl }: { channel: Channel; reportUrl: string }) {
  const client = useQueryClient()
  const [values, setValues] = useState<Values>(startOf(channel))
  const set = (name: string, value: string): void => setValues((old) => ({ ...old, [name]: value }))
  const fields = asked[values.carrier ?? ''] ?? []
  const save = useMutation({
    mutationFn: () =>
      call(`/admin/message-channels/${channel.channel}`, { method: 'PUT', key: draftId(), body: bodyOf(values) }),
    onSuccess: async () => {
      set('secret', '')
      await client.invalidateQueries({ queryKey: channelsKey })
    },
  })
  const wrong = Object.fromEntries(
    (save.error ? (problemFrom(save.error).fields ?? []) : []).map(({ field, says }) => [field, says]),
  )
  const fixed = channel.source === 'environment'
  const id = `channel-${channel.channel}`
  return (
    <section className="admin-form">
      <h2>{channel.title}</h2>
      {sources[channel.source] && <p className="hint">{sources[channel.source]}</p>}
      {!fixed && (
        <>
          <Field id={id} title="怎么发" required group wrong={wrong.carrier}>
            {(tied) => (
              <ChoiceControl
                tied={tied}
                value={values.carrier ?? ''}
                onChange={(carrier) => set('carrier', carrier)}
                options={channel.carriers.map(({ code, title }) => ({ const: code, title }))}
              />
            )}
          </Field>
          {fields.map(([name, title, hint]) => (
            <TextField
              key={name}
              title={title}
              hint={name === 'secret' && channel.hasSecret ? `${hint}已经保存了一个，留空就不变。` : hint}
              value={values[name] ?? ''}
              onChange={(value) => set(name, value)}
              wrong={wrong[name]}
            />
          ))}
          {values.carrier === 'gateway' && (
            <p className="hint">
              网关回报送达结果的地址：<code>{reportUrl}</code>
            </p>
          )}
          {save.error && <FailureNote error={save.error} beside={Object.keys(wrong)} />}
          <p>
            <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
              保存{channel.title}通道
            </Button>
          </p>
        </>
      )}
      <Trial channel={channel} />
    </section>
  )
}

/** A real message through the setup in force. */
function Trial({ channel }: { channel: Channel }) {
  const [to, setTo] = useState('')
  const test = useMutation({
    mutationFn: () =>
      call<{ ok: boolean; says: string }>(`/admin/message-channels/${channel.channel}/test`, {
        method: 'POST',
        body: { to },
      }),
  })
  return (
    <>
      <TextField
        title={channel.channel === 'sms' ? '试发到手机' : '试发到邮箱'}
        hint="用上面已经保存的设置真发一条，结果如实告诉您。"
        value={to}
        onChange={setTo}
      />
      <p>
        <Button loading={test.isPending} disabled={to.trim().length < 3} onClick={() => test.mutate()}>
          试发一条
        </Button>
      </p>
      <p role="status" className={test.data && !test.data.ok ? 'field-wrong' : ''}>
        {test.data?.says}
      </p>
      {test.error && <FailureNote error={test.error} />}
    </>
  )
}

const startOf = ({ carrier, config }: Channel): Values => ({
  carrier,
  secret: '',
  ...Object.fromEntries(Object.entries(config).map(([name, value]) => [name, String(value)])),
})

/** What the server takes: names of this carrier only, the port as a number. */
const bodyOf = (values: Values): Record<string, string | number> => ({
  carrier: values.carrier ?? 'off',
  ...Object.fromEntries(
    (asked[values.carrier ?? ''] ?? [])
      .filter(([name]) => values[name])
      .map(([name]) => [name, name === 'port' ? Number(values[name]) || 0 : (values[name] ?? '').trim()]),
  ),
})
