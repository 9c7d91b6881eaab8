import { deadlineCommand } from './deadline.ts'
import { doctorCommand } from './doctor.ts'
import { type CommandDoer, say, UsageError } from './program.ts'
import { reconcileCommand } from './reconcile.ts'
import { serveCommand } from './serve.ts'

/** The program `dengwen` (contract.md §2). Exit 0 done, 1 failed, 2 bad usage. */
const commands: Record<string, { does: string; run: CommandDoer }> = {
  serve: { does: '启动全部服务 (serve everything in one process)', run: serveCommand },
  deadline: { does: '计算法定期限 (compute a legal limit)', run: deadlineCommand },
  reconcile: { does: '重放事件，核对每一份副本 (replay and compare)', run: reconcileCommand },
  doctor: { does: '检查安装 (what is wrong, and how to mend it)', run: doctorCommand },
}

const usage = (): string =>
  [
    '用法 (usage): dengwen <命令> [选项]',
    '',
    ...Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(10)} ${does}`),
    '',
    '每个命令都接受 --data DIR（默认 ./data）和 --json。',
  ].join('\n')

async function main([name, ...args]: string[]): Promise<number> {
  if (!name || name === 'help' || name === '--help') {
    process.stdout.write(`${usage()}\n`)
    return name ? 0 : 2
  }
  const command = commands[name]
  if (!command) throw new UsageError(`没有命令“${name}”。\n${usage()}`)
  return command.run(args)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  say(error instanceof UsageError ? error.message : `失败：${(error as Error).message}`)
  if (!(error instanceof UsageError) && process.env.DENGWEN_DEBUG) console.error(error)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
