import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { findFonts } from '../../scripts/fonts.mjs'
import { jobPrincipal } from '../kernel/index.ts'
import { isRefusal, publishedCalendar } from '../law/index.ts'
import { missingChoices, readLocalPacks } from '../petitions/index.ts'
import { withHouse } from './house.ts'
import { type CommandDoer, printJson, readArgs } from './program.ts'

type Finding = { what: string; ok: boolean; says: string; mend?: string }

/** `dengwen doctor`: what is wrong with an installation, and how to mend it. Exit 1 if anything is. */
export const doctorCommand: CommandDoer = async (args) => {
  const { values } = readArgs({ args, options: { data: { type: 'string' }, json: { type: 'boolean' } } })
  const dataDir = values.data ?? './data'
  const findings: Finding[] = [fonts(), build(), keys(dataDir), packs(dataDir)]
  try {
    findings.push(
      ...(await withHouse(dataDir, async (house) => {
        const { rows } = await house.kernel.units.read(jobPrincipal('doctor'), (tx) =>
          sql<{
            version: string
            fsync: string
            organs: number
            waiting: number
          }>`select current_setting('server_version') as version, current_setting('fsync') as fsync,
          (select count(*)::int from organ) as organs, (select count(*)::int from outbox where state = 'failed') as waiting`.execute(
            tx,
          ),
        )
        const [row] = rows
        const missing = await house.kernel.units.read(jobPrincipal('doctor'), (tx) =>
          missingChoices(tx, house.petitions),
        )
        const year = Temporal.Now.plainDateISO('Asia/Shanghai').year
        return [
          { what: 'database', ok: true, says: `PostgreSQL ${row?.version}，应用账号权限正常。` },
          {
            what: 'fsync',
            ok: row?.fsync === 'on',
            says: `fsync = ${row?.fsync}`,
            mend: '请打开 fsync，否则断电会丢失登记。',
          },
          {
            what: 'organs',
            ok: (row?.organs ?? 0) > 0,
            says: `单位 ${row?.organs} 个`,
            mend: '空目录：请用 dengwen serve 启动时打印的地址做首次设置，或用 dengwen setup 从文件建立。',
          },
          {
            what: 'outbox',
            ok: row?.waiting === 0,
            says: `没有发出的通知 ${row?.waiting} 条`,
            mend: '请在“管理 → 消息通道”检查通道，再在件上重发或改为邮寄。',
          },
          {
            what: 'pack-choices',
            ok: !missing.length,
            says: missing.length
              ? `已启用的地方规则包不见了：${missing.map(({ pack }) => pack).join('、')}`
              : '已启用的地方规则包都在。',
            mend: '请把规则包文件放回 packs 目录再重新启动，或者在“管理 → 规则包”停用。',
          },
          {
            what: 'calendar',
            ok: !publishedCalendar.provisional(year),
            says: `${year}年放假安排${publishedCalendar.provisional(year) ? '尚未录入' : '已录入'}`,
            mend: '请录入国务院办公厅公布的放假安排。',
          },
        ]
      })),
    )
  } catch (error) {
    findings.push({
      what: 'database',
      ok: false,
      says: (error as Error).message,
      mend: '请检查数据目录的权限和磁盘空间，或 DATABASE_URL。',
    })
  }
  if (values.json) printJson(findings)
  else
    for (const f of findings)
      process.stdout.write(
        `${f.ok ? '正常' : '异常'}  ${f.what}：${f.says}${f.ok || !f.mend ? '' : `\n      ${f.mend}`}\n`,
      )
  return findings.every((f) => f.ok) ? 0 : 1
}

function fonts(): Finding {
  const { missing } = findFonts()
  return {
    what: 'fonts',
    ok: !missing.length,
    says: missing.length ? `缺少字体：${missing.map((f) => f.family).join('、')}` : '文书字体齐全。',
    mend: '请以管理员身份运行 node scripts/fonts.mjs --install。',
  }
}

function build(): Finding {
  const ok = existsSync(join(import.meta.dirname, '..', '..', 'dist', 'desk', 'index.html'))
  return { what: 'build', ok, says: ok ? '页面已构建。' : '页面还没有构建。', mend: '请运行 npm run build。' }
}

function packs(dataDir: string): Finding {
  const found = readLocalPacks(dataDir)
  if (isRefusal(found)) return { what: 'packs', ok: false, says: found.says, mend: found.remedy }
  const names = found.map(({ id, file }) => (file ? `${id}（${file}）` : id)).join('、')
  return { what: 'packs', ok: true, says: `国家规则包 CN-2022、CN-2005；地方规则包 ${names}。` }
}

function keys(dataDir: string): Finding {
  const path = join(dataDir, 'keys', 'master.key')
  if (!existsSync(path)) return { what: 'keys', ok: true, says: '尚未生成主密钥（第一次启动时生成）。' }
  const open = (statSync(path).mode & 0o077) !== 0
  return {
    what: 'keys',
    ok: !open,
    says: open ? `主密钥文件 ${path} 别人可读。` : '主密钥只有本账号可读。请另行备份，遗失即无法打开任何内容。',
    mend: `请运行 chmod 600 ${path}`,
  }
}
