import type { Upload } from './api.ts'
import { Failure, problemFrom, unreachable } from './failure.ts'
import { sessionGate } from './request.ts'

/**
 * Send one file. XMLHttpRequest, because `fetch` cannot tell how far a scan of 30 MB has got.
 * @param onProgress share that is sent, 0 to 1
 */
export async function upload(file: File, onProgress: (share: number) => void): Promise<Upload> {
  for (;;) {
    try {
      return await send(file, onProgress)
    } catch (error) {
      if (problemFrom(error).code !== 'not-signed-in') throw error
      await sessionGate.wait()
    }
  }
}

/** A file as the API takes it; texts that belong to it go before it. */
export function formOf(file: File, texts: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData()
  for (const [name, text] of Object.entries(texts)) form.append(name, text)
  form.append('file', file)
  return form
}

const send = (file: File, onProgress: (share: number) => void): Promise<Upload> =>
  new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    sending.open('POST', '/api/v1/files')
    sending.responseType = 'json'
    sending.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    sending.onload = () =>
      sending.status === 201
        ? resolve(sending.response as Upload)
        : reject(sending.response?.code ? new Failure(sending.response) : unreachable())
    sending.onerror = () => reject(unreachable())
    sending.send(formOf(file))
  })
