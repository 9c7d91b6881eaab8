import { request } from './request.ts'

/** Fetch a file and hand it to the browser's downloads, under the name that the server gave it. @throws Failure */
export async function download(path: string, method: 'GET' | 'POST' = 'GET', body?: unknown): Promise<void> {
  const response = await request(path, { method, ...(body === undefined ? {} : { body }) })
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name ? decodeURIComponent(name) : ''
  link.click()
  // Chromium reads the blob when it begins to write the file, which is after this.
  window.setTimeout(() => URL.revokeObjectURL(address), keptMs)
}

const keptMs = 60_000
