import { parentPort, workerData } from 'node:worker_threads'
import decode from 'heic-decode'

/** A thread of its own: the decoder holds its processor for a second or two, and the server must not wait for it. */
const { content } = workerData as { content: Uint8Array }
const { width, height, data } = await decode({ buffer: content })
const pixels = new Uint8Array(data)
parentPort?.postMessage({ width, height, pixels }, [pixels.buffer])
