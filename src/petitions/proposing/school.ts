import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Letter } from './features.ts'
import type { Least, Lesson } from './study.ts'
import type { Learned, Message } from './study-process.ts'

export type TaughtText = Letter & { readonly answers: Lesson['answers'] }

/**
 * Learn in a process of its own, which ends with the work.
 * @param portions texts, some at a time, so that the server never holds them all
 * @throws where the process ended or took longer than `limitMs`
 */
export async function learnApart(
  portions: AsyncIterable<readonly TaughtText[]>,
  least: Least,
  limitMs: number,
): Promise<Learned> {
  const child = fork(join(import.meta.dirname, 'study-process.ts'), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {},
    execArgv: [],
  })
  let timer: NodeJS.Timeout | undefined
  const failed = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`learning took longer than ${limitMs} ms`)), limitMs)
    child.once('exit', (code) => reject(new Error(`the process that learns ended (${code})`)))
    child.once('error', reject)
  })
  // Said by whoever waits at that moment; a process that ends with the work is no failure.
  failed.catch(() => {})
  const ask = <T>(message: Message): Promise<T> =>
    Promise.race([
      failed,
      new Promise<T>((resolve) => {
        child.once('message', (answer) => resolve(answer as T))
        child.send(message)
      }),
    ])
  try {
    for await (const texts of portions) if (texts.length) await ask({ texts })
    return await ask<Learned>({ learn: least })
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}
