import { randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { OrganDirectory } from './directory.ts'

/** Whether a folder waits for its city, has one, or is the sample. */
export type FirstRunState = 'open' | 'done' | 'demo'

/** The way into an empty folder: a word that only who may read the folder, or its first lines on the terminal, has. */
export type FirstRun = {
  state(): FirstRunState
  /** The word; the same until the city is there, kept in a file of its own (0600). */
  token(): string
  fits(token: string): boolean
  /** The city is there: the word opens nothing any more. */
  finish(): void
}

export const newToken = (): string => randomBytes(32).toString('base64url')

/** @param given the word that was promised already, when the sample city was left */
export function openFirstRun(parts: {
  demo: boolean
  directory: Pick<OrganDirectory, 'organs'>
  file: string
  given?: string
}): FirstRun {
  const { demo, directory, file, given } = parts
  const state = (): FirstRunState => (demo ? 'demo' : directory.organs().length ? 'done' : 'open')
  const finish = (): void => rmSync(file, { force: true })
  const token = (): string => {
    if (!existsSync(file)) writeFileSync(file, `${newToken()}\n`, { mode: 0o600 })
    return readFileSync(file, 'utf8').trim()
  }
  if (state() !== 'open') finish()
  else if (given) writeFileSync(file, `${given}\n`, { mode: 0o600 })
  return {
    state,
    token,
    finish,
    fits(said) {
      const [wanted, offered] = [Buffer.from(token()), Buffer.from(said)]
      return wanted.length === offered.length && timingSafeEqual(wanted, offered)
    },
  }
}
