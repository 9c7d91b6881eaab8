import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Job, Result } from './reader.ts'

export type Scanner = {
  /** One page of a scan, or its words. @throws where the file brought the process down, or it took too long */
  run(job: Job): Promise<Result>
  close(): void
}

/** One process for all scans, started by the first and ended when it was idle; jobs wait in turn. */
export function createScanner(limits: { idleMs: number; limitMs: number }): Scanner {
  let child: ChildProcess | null = null
  let turn: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined

  const close = (): void => {
    clearTimeout(idle)
    child?.kill('SIGKILL')
    child = null
  }
  const started = (): ChildProcess => {
    // Like the typesetter it needs no secret of the server, nor the flags that the server was started with.
    const fresh = fork(join(import.meta.dirname, 'reader.ts'), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {},
      execArgv: [],
    })
    fresh.on('exit', () => {
      if (child === fresh) child = null
    })
    return fresh
  }
  const one = (job: Job): Promise<Result> =>
    new Promise((resolve, reject) => {
      clearTimeout(idle)
      child ??= started()
      const at = child
      at.ref()
      const finish = (settle: () => void): void => {
        clearTimeout(timer)
        at.off('message', done)
        at.off('exit', ended)
        at.unref()
        at.channel?.unref()
        idle = setTimeout(close, limits.idleMs).unref()
        settle()
      }
      const done = (result: unknown): void => finish(() => resolve(result as Result))
      const ended = (): void => finish(() => reject(new Error('the scan could not be read: its process ended')))
      const timer = setTimeout(() => {
        close()
        finish(() => reject(new Error(`a scan took longer than ${limits.limitMs} ms`)))
      }, limits.limitMs)
      at.on('message', done)
      at.on('exit', ended)
      at.send(job)
    })
  return {
    run(job) {
      const mine = turn.then(() => one(job))
      turn = mine.catch(() => {})
      return mine
    },
    close,
  }
}
