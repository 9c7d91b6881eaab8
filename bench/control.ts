import type pg from 'pg'
import { type Measured, measure } from './measure.ts'

/**
 * The control: the same rows written and read by bare statements over the same role, row security included, one
 * statement a table, prepared, from this process. What remains above it is what the program costs.
 */
export type Control = ReturnType<typeof control>

const tables = [
  'submission',
  'case_head',
  'case_key',
  'event',
  'clock',
  'party',
  'search_index',
  'fact_submission',
] as const

export function control(app: pg.Pool, owner: pg.Pool, office: string) {
  let serial = 0
  let templates: Template[] | null = null

  return {
    async cases(): Promise<number> {
      const { rows } = await owner.query('select count(*)::int as n from case_head')
      return rows[0].n as number
    },
    /** Take the control's own rows away again: their keys are copies, the program could not open them. */
    async clean(): Promise<void> {
      for (const table of tables) await owner.query(`delete from ${table} where case_no like 'raw-%'`)
      await owner.query(`delete from idempotency where actor = 'raw'`)
      await owner.query('vacuum analyze')
    },
    analyze: () => owner.query('vacuum analyze'),

    /** Numbers of cases that the office may read. */
    async someCases(most: number): Promise<string[]> {
      const { rows } = await owner.query(
        `select case_no from case_head where office = $1 and not sealed and case_no not like 'raw%' order by random() limit $2`,
        [office, most],
      )
      return rows.map((row) => row.case_no as string)
    },

    /** The rows of one intake, copied from real ones under another number. */
    async create(runs: number, lanes: number): Promise<Measured> {
      templates ??= await readTemplates(owner)
      const list = templates
      return measure(runs, lanes, async (n) => {
        const template = list[n % list.length]
        if (!template) throw new Error('no templates')
        const no = `raw-${process.pid}-${serial++}`
        const client = await app.connect()
        try {
          await client.query('begin')
          await client.query({
            name: 'next',
            text: `select nextval('submission_serial') as s, nextval('submission_serial') as c`,
          })
          await client.query({
            name: 'idem',
            text: 'insert into idempotency (actor, key, digest, answer, at) values ($1, $2, $3, $4, now())',
            values: ['raw', no, Buffer.alloc(32), template.answer],
          })
          for (const { table, columns, values } of template.rows)
            await client.query({
              name: `raw_${table}`,
              text: `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
              values: values.map((value, i) => renamed(table, columns[i] ?? '', value, no)),
            })
          await client.query('commit')
        } finally {
          client.release()
        }
      })
    },

    /** The rows behind one case page. */
    open: (numbers: readonly string[], lanes: number): Promise<Measured> =>
      measure(400, lanes, async (n) => {
        const no = numbers[n % numbers.length]
        const client = await app.connect()
        try {
          await client.query(`begin read only; set local app.reach = '{${office}}'`)
          for (const [name, text] of openStatements) await client.query({ name, text, values: [no] })
          await client.query('commit')
        } finally {
          client.release()
        }
      }),

    /** One page of a work list, its keys and its count. */
    list: (runs: number, lanes: number): Promise<Measured> =>
      measure(runs, lanes, async () => {
        const client = await app.connect()
        try {
          await client.query(`begin read only; set local app.reach = '{${office}}'`)
          const { rows } = await client.query({
            name: 'list',
            text: `select case_no, title, stage, queue, desk, office, holder, channel, category, place_region, received_on, due, due_rule, pending, dup, urgency, sealed from case_head where desk = $1 and queue = $2 order by coalesce(due, 'infinity'::date), case_no limit 51`,
            values: [office, 'to-register'],
          })
          await client.query({
            name: 'keys',
            text: 'select case_no, epoch, dek, secret from case_key where case_no = any($1)',
            values: [rows.map((row) => row.case_no)],
          })
          await client.query('commit')
        } finally {
          client.release()
        }
      }),
  }
}

const openStatements: readonly (readonly [name: string, text: string])[] = [
  ['head', 'select case_no, seq, leaf, sealed, merged_into, title from case_head where case_no = $1'],
  ['key', 'select epoch, dek, secret from case_key where case_no = $1'],
  [
    'events',
    'select seq, kind, row_id, at, actor, organ, data, clocks, leaf from event where case_no = $1 order by seq',
  ],
  ['submission', 'select * from submission where case_no = $1'],
  ['documents', 'select id, seq, code, title, no, organ, recipient, issued_at from document where case_no = $1'],
  ['records', 'select id, seq, kind, shown, at, organ, body from record where case_no = $1'],
  ['parties', 'select id, role, masked from party where case_no = $1'],
  ['files', 'select id, name, key, media_type, bytes from file where case_no = $1'],
  ['views', 'select at, organ, post, purpose, reason from identity_view where case_no = $1'],
]

type Template = { answer: Buffer; rows: { table: string; columns: string[]; values: unknown[] }[] }

async function readTemplates(owner: pg.Pool): Promise<Template[]> {
  const { rows: cases } = await owner.query(
    `select case_no from case_head where seq = 1 and not sealed and case_no not like 'raw%' order by random() limit 200`,
  )
  const templates: Template[] = []
  for (const { case_no } of cases) {
    const rows: Template['rows'] = []
    for (const table of tables) {
      // As text, so that arrays, JSON and word lists go back in as they came out.
      const { rows: columns } = await owner.query(
        `select column_name as name from information_schema.columns where table_name = $1 and is_identity = 'NO' order by ordinal_position`,
        [table],
      )
      const names = columns.map((row) => row.name as string)
      const { rows: found } = await owner.query({
        text: `select ${names.map((name) => `${name}::text`).join(', ')} from ${table} where case_no = $1`,
        values: [case_no],
        rowMode: 'array',
      })
      for (const values of found) rows.push({ table, columns: names, values })
    }
    templates.push({ answer: Buffer.alloc(900), rows })
  }
  return templates
}

let unique = 10_000_000
function renamed(table: string, column: string, value: unknown, no: string): unknown {
  if (column === 'case_no') return no
  if (column === 'submission_no') return `raw-${no}`
  if (column === 'serial') return 1_000_000_000 + unique++
  if (table === 'party' && column === 'id') return no
  return value
}
