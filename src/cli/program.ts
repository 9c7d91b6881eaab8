import { type ParseArgsConfig, parseArgs } from 'node:util'

/** Wrong words on the command line: exit 2. */
export class UsageError extends Error {}

/** A command of `dengwen`; returns the exit code. */
export type CommandDoer = (args: string[]) => Promise<number>

/** `parseArgs` whose complaints are usage errors. */
export function readArgs<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** One line for the person who waits; never on standard output, which belongs to the answer. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`)

export const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`)
