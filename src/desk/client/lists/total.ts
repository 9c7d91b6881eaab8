import type { Total } from '../server/api.ts'

/** How many a list holds; the server stops counting at some point. */
export const totalInWords = (total: Total): string =>
  typeof total === 'number' ? `共 ${total} 件` : `${total.atLeast} 件以上`
