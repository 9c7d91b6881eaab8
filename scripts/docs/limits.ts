import { cite, cn2022, hotlinePacks, type Limit, localPacks, packs } from '../../src/law/index.ts'
import { code, generated, table } from './page.ts'

/** docs/limits.md: every limit of every rule pack that comes with the program. */
export function limitsPage(): string {
  return `${generated('`src/law/packs/`')}
# Limits by rule pack · 期限

Which pack holds follows from the day a matter was received, and from nothing else. A local pack stands beside the
national one: what it sets earlier is shown as 地方规定 or 本地做法 once an administrator has switched it on, and no
legal last day moves (\`docs/packs.md\`). Every row has a vector in \`src/law/packs/<id>.vectors.ndjson\`.

${packs
  .map(
    (pack) => `## ${code(pack.id)} ${pack.title}

Received from ${pack.inForceFrom} on.

${limitTable(pack.limits)}`,
  )
  .join('\n\n')}

${hotlinePacks
  .map(
    (pack) => `## ${code(pack.id)} ${pack.title}

12345热线的期限，由城市选用一张表；没有选的用 \`HL-CN\`。

${limitTable(pack.limits)}`,
  )
  .join('\n\n')}

${localPacks
  .map(
    (pack) => `## ${code(pack.id)} ${pack.title}

地方规定，适用于${pack.region}，由管理员决定是否启用。原文核对：${pack.evidence}

${limitTable(pack.limits, cn2022.limits)}

${pack.provisions.map(({ says, article, note }) => `- ${says}（${cite(article)}${note ? `；${note}` : ''}）`).join('\n')}`,
  )
  .join('\n\n')}
`
}

const limitTable = (limits: readonly Limit[], national: readonly Limit[] | null = null): string =>
  table(
    ['limit', 'what', 'counted from', 'how long', ...(national ? ['national'] : []), 'basis', 'remarks'],
    limits.map((limit) => [
      limit.id,
      limit.title,
      limit.trigger,
      `${lengthOf(limit)}${limit.practice ? (national ? '（本地做法）' : '（非法定）') : ''}`,
      ...(national ? [lengthOf(national.find(({ id }) => id === limit.id))] : []),
      cite(limit.article),
      [
        limit.extendable ? `可以延长${limit.extendable.maxDays}日以内（${cite(limit.extendable.article)}）` : '',
        limit.pausable ? `听证时间不计入（${cite(limit.pausable.article)}）` : '',
        limit.note ?? '',
      ]
        .filter(Boolean)
        .join('；'),
    ]),
  )

const lengthOf = (limit: Limit | undefined): string => (limit ? `${limit.amount ?? ''}${limit.unit}` : '—')
