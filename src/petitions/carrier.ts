import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Carrier } from './outbox.ts'

/**
 * File drop: one NDJSON file a day (0600) that a gateway of the city's, or the post room, takes over. Gateways of
 * their own come as further carriers.
 */
export function fileCarrier(dir: string): Carrier {
  return {
    name: 'file',
    async carry(message) {
      await mkdir(dir, { recursive: true, mode: 0o700 })
      const day = Temporal.Now.plainDateISO('Asia/Shanghai')
      await appendFile(join(dir, `${day}.ndjson`), `${JSON.stringify(message)}\n`, { mode: 0o600 })
    },
  }
}
