// Messages out: notices to the person, their words, the carriers, and pushes to staff.

export { countFailedMessages, type MessageView, type Told, toldPerson } from './case-messages.ts'
export { type Channels, openChannels } from './channels.ts'
export { messagesLeave } from './leaving.ts'
export { type Notice, noticesOf, putInOutbox } from './notices.ts'
export { messageTotals, sendDue, sendMessage } from './outbox.ts'
export { notifyOfLimits, pushProjector, pushUrgent, sendPushes } from './push.ts'
export { messageRoutes } from './routes.ts'
