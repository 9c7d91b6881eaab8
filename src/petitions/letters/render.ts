import { Worker } from 'node:worker_threads'
import { facesOf } from './faces.ts'
import type { LetterModel } from './model.ts'
import { breakable, printable, UnprintableText } from './printable.ts'
import { readableText } from './text.ts'
import type { Job, Result, TypesetterOptions } from './typesetter.ts'

/** PDF/UA-1 for people (tagged, refuses what cannot be read), PDF/A-2a for the archive. */
export type Standard = 'ua-1' | 'a-2a'

export type LetterRenderer = {
  /**
   * The letter as PDF; the same model gives the same bytes on the same fonts.
   * @throws UnprintableText naming the characters that no font has
   */
  render(model: LetterModel, options: { standard: Standard }): Promise<Uint8Array>
  /** The same words without a page, for screen readers and the "readable text" of a web page. */
  text(model: LetterModel): string
  /** Ends the thread at once; a later call starts a new one. */
  close(): Promise<void>
}

export type LetterRendererOptions = {
  /** Font files, from `scripts/fonts.mjs`. */
  fontPaths: readonly string[]
  /** The city's own licensed 仿宋 for the body; 宋体 stands in where there is none. */
  bodyFontFile?: string
  /** The thread and its fonts (some 200 MB) are given back after this long without a letter. */
  idleMs?: number
  /** A letter that takes longer is given up, and its thread ended. */
  limitMs?: number
}

const IDLE_MS = 60_000
const LIMIT_MS = 30_000

/** @throws Error naming a font family that none of the files has */
export function createLetterRenderer(options: LetterRendererOptions): LetterRenderer {
  const { bodyFontFile, idleMs = IDLE_MS, limitMs = LIMIT_MS } = options
  const fontPaths = bodyFontFile === undefined ? options.fontPaths : [bodyFontFile, ...options.fontPaths]
  const setter = typesetter({ fontPaths, faces: facesOf(options.fontPaths, bodyFontFile) }, idleMs, limitMs)
  return {
    async render(model, { standard }) {
      const clean = printable(model)
      const result = await setter.run({
        model: JSON.stringify(breakable(clean)),
        url: clean.query?.url ?? null,
        standard,
      })
      if ('pdf' in result) return result.pdf
      if ('missing' in result) throw new UnprintableText(result.missing)
      throw new Error(`letter ${model.code} was not set: ${result.fault}`)
    },
    text: (model) => readableText(printable(model)),
    close: () => setter.end(),
  }
}

type Waiting = { resolve(result: Result): void; reject(error: Error): void; limit: NodeJS.Timeout }

/** One thread, started by the first job, ended when it was idle; jobs queue in its mailbox. */
function typesetter(workerData: TypesetterOptions, idleMs: number, limitMs: number) {
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let count = 0
  const waiting = new Map<number, Waiting>()

  async function end(): Promise<void> {
    clearTimeout(idle)
    const ending = worker
    worker = null
    await ending?.terminate()
  }

  function fail(error: Error): void {
    for (const { reject, limit } of waiting.values()) {
      clearTimeout(limit)
      reject(error)
    }
    waiting.clear()
    void end()
  }

  function settle(result: Result): void {
    const job = waiting.get(result.id)
    if (!job) return
    waiting.delete(result.id)
    clearTimeout(job.limit)
    job.resolve(result)
    if (waiting.size) return
    // Nothing under way: neither the thread nor its timer keeps the process alive.
    worker?.unref()
    idle = setTimeout(() => void end(), idleMs).unref()
  }

  function started(): Worker {
    const fresh = new Worker(new URL('./typesetter.ts', import.meta.url), { workerData })
    fresh.on('message', settle)
    fresh.on('error', fail)
    fresh.on('exit', () => {
      if (worker === fresh) fail(new Error('the typesetting thread ended'))
    })
    return fresh
  }

  function run(job: Omit<Job, 'id'>): Promise<Result> {
    clearTimeout(idle)
    worker ??= started()
    worker.ref()
    const id = ++count
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => fail(new Error(`a letter took longer than ${limitMs} ms`)), limitMs)
      waiting.set(id, { resolve, reject, limit })
      worker?.postMessage({ id, ...job } satisfies Job)
    })
  }

  return { run, end }
}
