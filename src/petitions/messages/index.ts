// Messages out: notices to the person, their words, the carriers, and pushes to staff.

export { type Carrier, fileCarrier, type Message } from './carrier.ts'
export { type Notice, noticesOf, putInOutbox } from './notices.ts'
export { type Carriers, sendDue, sendMessage } from './outbox.ts'
