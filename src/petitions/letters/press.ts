import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Job, Result, TypesetterOptions } from './typesetter.ts'

export type Press = {
  /** Sets one letter; others wait in turn. Rejects when the process fails or the letter takes too long. */
  run(job: Job): Promise<Result>
  /** Ends the process and rejects what was not set; a later letter starts a new one. */
  end(): Promise<void>
}

type Waiting = { readonly job: Job; resolve(result: Result): void; reject(error: Error): void }

/**
 * One typesetting process, started by the first letter and ended when it was idle. Not a thread: the fonts hold some
 * 200 MB that a thread never gave back when it ended, and a fault of the native compiler must not take the server along.
 * @param limits `idleMs` without a letter ends the process; a letter that takes `limitMs` is given up with it
 */
export function pressOf(options: TypesetterOptions, limits: { idleMs: number; limitMs: number }): Press {
  const queue: Waiting[] = []
  let child: ChildProcess | null = null
  let current: Waiting | null = null
  let timer: NodeJS.Timeout | undefined

  function next(): void {
    if (current) return
    clearTimeout(timer)
    current = queue.shift() ?? null
    if (current) {
      child ??= started()
      hold(child)
      child.send(current.job)
      // From here on, not from when it was asked for: a long queue is no reason to give up.
      timer = setTimeout(() => fail(new Error(`a letter took longer than ${limits.limitMs} ms`)), limits.limitMs)
    } else {
      if (child) release(child)
      timer = setTimeout(stop, limits.idleMs).unref()
    }
  }

  function started(): ChildProcess {
    const fresh = fork(join(import.meta.dirname, 'typesetter.ts'), [JSON.stringify(options)], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // It needs no secret of the server, nor the flags that the server was started with.
      env: {},
      execArgv: [],
    })
    // A process that was given up may still speak; it is no longer listened to.
    const whileHere = (act: () => void) => {
      if (child === fresh) act()
    }
    fresh.on('message', (result) => whileHere(() => settle(result as Result)))
    fresh.on('error', (error) => whileHere(() => fail(error)))
    fresh.on('exit', (code, signal) =>
      whileHere(() => fail(new Error(`the typesetting process ended (${signal ?? code})`))),
    )
    return fresh
  }

  function settle(result: Result): void {
    const done = current
    current = null
    done?.resolve(result)
    next()
  }

  function fail(error: Error): void {
    const failed = current
    current = null
    stop()
    failed?.reject(error)
    next()
  }

  function stop(): ChildProcess | null {
    clearTimeout(timer)
    const ending = child
    child = null
    // SIGKILL: a compiler in a loop hears nothing else, and there is nothing to save.
    ending?.kill('SIGKILL')
    return ending
  }

  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        queue.push({ job, resolve, reject })
        next()
      }),
    async end() {
      const unset = [...(current ? [current] : []), ...queue.splice(0)]
      current = null
      const ending = stop()
      if (ending?.exitCode === null && ending.signalCode === null) {
        ending.ref()
        await once(ending, 'exit')
      }
      for (const { reject } of unset) reject(new Error('the press was closed'))
    },
  }
}

/** While a letter is under way the process keeps the server alive, afterwards it does not. */
function hold(child: ChildProcess): void {
  child.ref()
  child.channel?.ref()
}

function release(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}
