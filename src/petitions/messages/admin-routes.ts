import { Type } from 'typebox'
import { dayAt, type Http, problem } from '../../kernel/index.ts'
import { zhDay } from '../../law/index.ts'
import { administer, staffOf } from '../../people/index.ts'
import type { Petitions } from '../petitions.ts'
import { type Carrier, type Channel, failureOf, failureWords, NotCarried } from './carrier.ts'
import { caughtMessages } from './catcher.ts'
import { type Channels, saveChannel } from './channels.ts'
import { type NoticeKind, notices } from './notices.ts'
import { type ChannelSetup, carriersOf, channelTitles, setupFaults } from './setup.ts'
import { saveText, textVersions } from './texts.ts'
import { allowedIn, faultsOf, fill, placeholders, standardWords, type Values, type Variant, variants } from './words.ts'

const Short = Type.String({ maxLength: 300 })
const SetupShape = Type.Object(
  {
    carrier: Type.Enum(['gateway', 'smtp', 'file', 'catcher', 'off']),
    url: Type.Optional(Short),
    signature: Type.Optional(Type.String({ maxLength: 20 })),
    host: Type.Optional(Short),
    port: Type.Optional(Type.Integer({ minimum: 0, maximum: 65_535 })),
    security: Type.Optional(Type.Enum(['tls', 'starttls', 'none'])),
    user: Type.Optional(Short),
    from: Type.Optional(Short),
    /** Empty: the one that is kept already. */
    secret: Type.Optional(Short),
  },
  { additionalProperties: false },
)
const ChannelParams = Type.Object({ channel: Type.Enum(['sms', 'email']) })
const TextParams = Type.Object({
  kind: Type.Enum(Object.keys(notices) as [NoticeKind, ...NoticeKind[]]),
  variant: Type.Enum(Object.keys(variants) as [Variant, ...Variant[]]),
})
const textChars = 1_000
const caughtAtOnce = 50

/** 管理: the channels that messages leave by, the words of the notices, and the trial box. */
export function messageAdminRoutes(app: Http, house: Petitions, channels: Channels): void {
  const { units, clock } = house.kernel
  const setup = { config: { policy: 'admin.messages' } } as const
  const setupOf = (channel: Channel): ChannelSetup => {
    const found = channels.setups().find((one) => one.channel === channel)
    if (!found) throw problem('not-found')
    return found
  }

  app.get('/api/v1/admin/message-channels', { ...setup, schema: { summary: '消息通道' } }, async () => ({
    items: channels.setups().map(channelView),
    trial: channels.setups().some(({ carrier }) => carrier === 'catcher'),
    reportUrl: `${house.publicUrl()}/api/v1/gateways/sms/reports`,
  }))

  app.put(
    '/api/v1/admin/message-channels/:channel',
    { ...setup, schema: { summary: '设置一条消息通道', params: ChannelParams, body: SetupShape } },
    async (request) => {
      const before = setupOf(request.params.channel)
      if (before.source === 'environment')
        throw problem('not-allowed', {
          says: '这条通道由服务器的环境变量设置，不能在这里改。',
          remedy: '请运维人员修改环境变量后重新启动。',
        })
      const wanted = wantedSetup(before, request.body)
      const faults = setupFaults(before.channel, wanted)
      if (faults.length) throw problem('bad-input', { fields: faults })
      await administer(house, request, async (tx, at) => {
        const given = { ...wanted, channel: before.channel, secret: request.body.secret ?? '' }
        await saveChannel(tx, house, given, at, staffOf(request).account)
        return { answer: null, act: 'set-message-channel', object: before.channel, detail: { carrier: wanted.carrier } }
      })
      await channels.reload()
      return channelView(setupOf(before.channel))
    },
  )

  app.post(
    '/api/v1/admin/message-channels/:channel/test',
    {
      ...setup,
      schema: {
        summary: '发一条试验消息，如实告诉结果',
        params: ChannelParams,
        body: Type.Object({ to: Type.String({ minLength: 3, maxLength: 200 }) }, { additionalProperties: false }),
      },
    },
    async (request) => {
      const before = setupOf(request.params.channel)
      return testOf(before, channels.carrierFor(before), request.body.to, clock.now())
    },
  )

  app.get(
    '/api/v1/admin/caught-messages',
    {
      ...setup,
      schema: {
        summary: '消息试收：演示或试用时没有发出去的消息',
        querystring: Type.Object({ cursor: Type.Optional(Type.String({ pattern: '^\\d{1,18}$' })) }),
      },
    },
    async (request) => caughtMessages(house, request.query.cursor ? Number(request.query.cursor) : null, caughtAtOnce),
  )

  const texts = { config: { policy: 'admin.notice-texts' } } as const
  app.get('/api/v1/admin/notice-texts', { ...texts, schema: { summary: '通知文字和历次版本' } }, async (request) => {
    const versions = await units.read({ name: staffOf(request).account, reach: [] }, textVersions)
    return {
      placeholders,
      variants,
      items: (Object.keys(notices) as NoticeKind[]).map((kind) => ({
        kind,
        title: notices[kind],
        variants: (Object.keys(variants) as Variant[]).map((variant) => {
          const own = versions.filter((one) => one.kind === kind && one.variant === variant)
          return {
            variant,
            words: own[0]?.words ?? standardWords(kind, variant),
            standard: standardWords(kind, variant),
            own: Boolean(own[0]?.words),
            allowed: allowedIn(kind, variant),
            versions: own.map(({ words, at, account }) => ({
              words,
              at,
              by: house.directory.account(account)?.name ?? '',
            })),
          }
        }),
      })),
    }
  })

  app.post(
    '/api/v1/admin/notice-texts/:kind/:variant/preview',
    {
      ...texts,
      schema: {
        summary: '预览通知文字并检查占位符',
        params: TextParams,
        body: Type.Object({ words: Type.String({ maxLength: textChars }) }, { additionalProperties: false }),
      },
    },
    async (request) => {
      const { kind, variant } = request.params
      const { words } = request.body
      const faults = faultsOf(kind, variant, words)
      return { words: fill(words, sampleValues(house, variant)), faults }
    },
  )

  app.put(
    '/api/v1/admin/notice-texts/:kind/:variant',
    {
      ...texts,
      schema: {
        summary: '修改通知文字（留空恢复原样）',
        params: TextParams,
        body: Type.Object(
          { words: Type.Union([Type.String({ maxLength: textChars }), Type.Null()]) },
          { additionalProperties: false },
        ),
      },
    },
    async (request) => {
      const { kind, variant } = request.params
      const words = request.body.words?.trim() || null
      const faults = words === null ? [] : faultsOf(kind, variant, words)
      if (faults.length) throw problem('bad-input', { fields: faults.map((says) => ({ field: 'words', says })) })
      return administer(house, request, async (tx, at) => {
        await saveText(tx, { kind, variant, words, at, account: staffOf(request).account })
        return {
          answer: { kind, variant, words: words ?? standardWords(kind, variant), own: words !== null },
          act: 'set-notice-text',
          object: `${kind}/${variant}`,
        }
      })
    },
  )
}

/** What the screen may know: that a secret is there, never which. */
const channelView = ({ channel, carrier, config, secret, source, updatedAt }: ChannelSetup) => ({
  channel,
  title: channelTitles[channel],
  carrier,
  carriers: Object.entries(carriersOf[channel]).map(([code, title]) => ({ code, title })),
  config,
  hasSecret: secret !== '',
  source,
  updatedAt,
})

/** The setup as it would be: only what its carrier uses, with the kept secret where none was typed. */
function wantedSetup(
  before: ChannelSetup,
  given: { carrier: ChannelSetup['carrier']; secret?: string } & ChannelSetup['config'],
): Pick<ChannelSetup, 'carrier' | 'config' | 'secret'> {
  const { carrier, url = '', signature = '', host = '', port = 465, security = 'tls', user = '', from = '' } = given
  const kept = before.carrier === carrier ? before.secret : ''
  const secret = given.secret || kept
  if (carrier === 'gateway') return { carrier, config: { url: url.trim(), signature: signature.trim() }, secret }
  if (carrier === 'smtp')
    return { carrier, config: { host: host.trim(), port, security, user: user.trim(), from: from.trim() }, secret }
  return { carrier, config: {}, secret: '' }
}

/** Really sent, through the setup in force; what came back is told in words. */
async function testOf(
  setup: ChannelSetup,
  carrier: Carrier | null,
  to: string,
  now: Temporal.Instant,
): Promise<{ ok: boolean; says: string }> {
  if (!carrier) return { ok: false, says: '这条通道现在不用，没有发送。' }
  if (carrier.code === 'catcher')
    return { ok: true, says: '这条通道现在是试收，消息不会发出，都留在“消息试收”里；没有向这个号码或地址发送。' }
  const outcome = await carrier
    .carry({
      id: 0,
      key: `test-${now.epochMilliseconds}-${setup.channel}`,
      channel: setup.channel,
      to,
      subject: '消息通道试验',
      words: `这是一条试验消息，${zhDay(dayAt(now))}由系统管理员发出。收到说明通道已经接通。`,
      caseNo: '',
    })
    .catch(failureOf)
  if (outcome instanceof NotCarried) {
    const { kind } = outcome
    return { ok: false, says: `没有发出：${failureWords[kind] ?? kind}。请核对填写的内容，或与网关的维护单位联系。` }
  }
  return {
    ok: true,
    says:
      carrier.code === 'file'
        ? '已写入文件。取走文件的程序是否发出，请在手机或邮箱上核对。'
        : `对方已经接收${outcome.id ? `，消息号 ${outcome.id}` : ''}。请在手机或邮箱上核对是否收到。`,
  }
}

/** A made-up step, for the preview. */
function sampleValues(house: Petitions, variant: Variant): Values {
  const today = dayAt(house.kernel.clock.now())
  const dated = (value: Temporal.PlainDate): string => (variant.endsWith('en') ? value.toString() : zhDay(value))
  const [organ] = house.directory.organs()
  return {
    编号: `450100-${today.year}-0000017-4`,
    日期: dated(today),
    单位: organ?.name ?? '示例单位',
    去向: organ?.name ?? '示例单位',
    最迟: dated(today.add({ days: 60 })),
    网址: `${house.publicUrl()}/track`,
    确认码: '123456',
    查询码: 'ABCD-EFGH-JKMN-PQRS',
  }
}
