import { sql } from 'kysely'
import { jobPrincipal, openText, seal, type Tx } from '../../kernel/index.ts'
import type { Petitions } from '../petitions.ts'
import { type Carrier, type CarrierCode, type Channel, fileCarrier } from './carrier.ts'
import { catchingCarrier } from './catcher.ts'
import { fromEnvironment } from './environment.ts'
import { type GatewayConfig, gatewayCarrier } from './gateway.ts'
import type { Carriers } from './outbox.ts'
import type { ChannelSetup } from './setup.ts'
import { type SmtpConfig, smtpCarrier } from './smtp.ts'

/** The carriers in force; `reload` after a change, and now and then because another process may have changed them. */
export type Channels = Carriers & {
  setups(): readonly ChannelSetup[]
  carrierFor(setup: ChannelSetup): Carrier | null
  secretOf(channel: Channel): string | null
  reload(): Promise<void>
}

/** @throws with words for the operator when the environment sets a channel by halves */
export async function openChannels(house: Petitions, fileDir: string): Promise<Channels> {
  const { units, vault, clock, settings, demo } = house.kernel
  const environment = fromEnvironment(process.env)
  const file = fileCarrier(fileDir, () => clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate())
  const catcher = catchingCarrier(house)
  let setups: ChannelSetup[] = []
  const reload = async (): Promise<void> => {
    const { rows } = await units.read(jobPrincipal('channels'), (tx) =>
      sql<{
        channel: Channel
        carrier: CarrierCode
        config: ChannelSetup['config']
        secret: Buffer | null
        updated_at: string
      }>`select channel, carrier, config, secret, updated_at from message_channel`.execute(tx),
    )
    setups = (['sms', 'email'] as const).map((channel) => {
      const fixed = environment[channel]
      if (fixed) return { ...fixed, channel, source: 'environment', updatedAt: null }
      const row = rows.find((one) => one.channel === channel)
      if (row)
        return {
          channel,
          carrier: row.carrier,
          config: row.config,
          secret: row.secret ? openText(vault.system, secretAad(channel), row.secret) : '',
          source: 'screen',
          updatedAt: row.updated_at,
        }
      // A sample city sends nothing out; elsewhere SMS lie in a folder until somebody says where they go.
      const carrier = demo ? 'catcher' : channel === 'sms' ? 'file' : 'off'
      return { channel, carrier, config: {}, secret: '', source: 'standard', updatedAt: null }
    })
  }
  const carrierFor = ({ carrier, config, secret }: ChannelSetup): Carrier | null => {
    const limitMs = settings.messageLimitMs
    switch (carrier) {
      case 'gateway':
        return gatewayCarrier(config as GatewayConfig, secret, { now: () => clock.now(), limitMs })
      case 'smtp':
        return smtpCarrier(config as SmtpConfig, secret, { limitMs })
      case 'file':
        return file
      case 'catcher':
        return catcher
      case 'off':
        return null
    }
  }
  const setupOf = (channel: Channel): ChannelSetup | undefined => setups.find((setup) => setup.channel === channel)
  await reload()
  return {
    reload,
    carrierFor,
    setups: () => setups,
    secretOf: (channel) => setupOf(channel)?.secret || null,
    async on(channel) {
      const setup = setupOf(channel)
      return setup ? carrierFor(setup) : null
    },
  }
}

const secretAad = (channel: string): string => `message_channel|secret|${channel}`

/** Keep what the screen said. An empty secret leaves the one that is there. */
export async function saveChannel(
  tx: Tx,
  house: Petitions,
  setup: Pick<ChannelSetup, 'channel' | 'carrier' | 'config' | 'secret'>,
  at: string,
  account: string,
): Promise<void> {
  const sealed = setup.secret ? seal(house.kernel.vault.system, secretAad(setup.channel), setup.secret) : null
  await sql`insert into message_channel (channel, carrier, config, secret, updated_at, account)
    values (${setup.channel}, ${setup.carrier}, ${JSON.stringify(setup.config)}::jsonb, ${sealed}, ${at}, ${account})
    on conflict (channel) do update set carrier = excluded.carrier, config = excluded.config,
      secret = case when excluded.carrier in ('gateway', 'smtp') then coalesce(excluded.secret, message_channel.secret) end,
      updated_at = excluded.updated_at, account = excluded.account`.execute(tx)
}
