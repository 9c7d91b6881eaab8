import { type CommandDoer, say, UsageError } from './program.ts'

/**
 * The program `dengwen` (contract.md §2). Exit 0 done, 1 failed, 2 bad usage. Each command is loaded when it is called:
 * `deadline` needs no server.
 */
const commands: Record<string, { does: string; load: () => Promise<CommandDoer> }> = {
  serve: {
    does: '启动全部服务 (serve everything in one process)',
    load: async () => (await import('./serve.ts')).serveCommand,
  },
  deadline: {
    does: '计算法定期限 (compute a legal limit)',
    load: async () => (await import('./deadline.ts')).deadlineCommand,
  },
  setup: {
    does: '从文件建立区划和单位名录 (regions and organs of a new city)',
    load: async () => (await import('./setup.ts')).setupCommand,
  },
  accounts: {
    does: '账号：列出、新建、重置口令、停用 (accounts)',
    load: async () => (await import('./accounts.ts')).accountsCommand,
  },
  import: {
    does: '导入以前的件 (back-fill from a file)',
    load: async () => (await import('./import.ts')).importCommand,
  },
  figures: {
    does: '统计数字 (figures of a period)',
    load: async () => (await import('./figures.ts')).figuresCommand,
  },
  report: {
    does: '统计报告：docx、xlsx、pdf、json (a report of a period as a file)',
    load: async () => (await import('./report.ts')).reportCommand,
  },
  reconcile: {
    does: '重放事件，核对每一份副本 (replay and compare)',
    load: async () => (await import('./reconcile.ts')).reconcileCommand,
  },
  suggest: {
    does: '机器建议：学习、回测 (learn and back-test proposals)',
    load: async () => (await import('./suggest.ts')).suggestCommand,
  },
  doctor: {
    does: '检查安装 (what is wrong, and how to mend it)',
    load: async () => (await import('./doctor.ts')).doctorCommand,
  },
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
  return (await command.load())(args)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  say(error instanceof UsageError ? error.message : `失败：${(error as Error).message}`)
  if (!(error instanceof UsageError) && process.env.DENGWEN_DEBUG) console.error(error)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
