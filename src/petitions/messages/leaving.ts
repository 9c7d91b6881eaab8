import type { CarrierCode } from './carrier.ts'
import type { Channels } from './channels.ts'

const ways: Readonly<Record<CarrierCode, string>> = {
  gateway: '经短信网关发出',
  smtp: '经邮件服务器发出',
  file: '只写入数据目录的 outbox 文件夹',
  catcher: '只进消息试收，不发出',
  off: '没有接',
}
const titles = { sms: '短信', email: '邮件' } as const

/** Whether messages leave the house by at least one way, and in words by which. */
export function messagesLeave(channels: Pick<Channels, 'setups'>): { done: boolean; says: string } {
  const setups = channels
    .setups()
    .flatMap(({ channel, carrier }) => (channel === 'sms' || channel === 'email' ? [{ channel, carrier }] : []))
  return {
    done: setups.some(({ carrier }) => carrier === 'gateway' || carrier === 'smtp'),
    says: `${setups.map(({ channel, carrier }) => `${titles[channel]}${ways[carrier]}`).join('；')}。`,
  }
}
