import { request } from '../server/request.ts'

const keptMs = 60_000

/** Fetch a paper and open it for printing, in a window of its own. */
export async function openPdf(path: string, body?: unknown): Promise<void> {
  const answer = await request(path, body === undefined ? {} : { method: 'POST', body })
  const address = URL.createObjectURL(await answer.blob())
  window.open(address, '_blank')
  window.setTimeout(() => URL.revokeObjectURL(address), keptMs)
}
