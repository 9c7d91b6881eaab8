import {
  addEntry,
  giveAnswer,
  type KnowledgeFields,
  keepDraft,
  knowledgeJob,
  markWrong,
  openTask,
  publishDraft,
  reportEntry,
  stopEntry,
  submitDraft,
} from '../../hotline/index.ts'
import { dayAt, isoAt, type Tx } from '../../kernel/index.ts'
import { isRefusal, type Role } from '../../law/index.ts'
import type { House } from '../../main.ts'
import { type Staff, staffPrincipal } from '../../people/index.ts'
import { city } from './city.ts'
import { type SampleEntry, sampleEntries } from './knowledge-entries.ts'

/** How many of the entries, from the end, stand somewhere else than published and in force. */
const drafts = 1
const inReview = 2
const expired = 3
const stopped = 1

/**
 * The knowledge base of the sample city in every state: written by the editor, published by the shift leader, one found
 * wrong with people who have to be told.
 * @returns how many entries
 */
export async function buildKnowledge(house: House, find: (organ: string, role: Role) => Staff): Promise<number> {
  const { kernel, directory, petitions } = house
  const office = `${city.code}-XF`
  const [editor, reviewer] = [find(office, 'knowledge-editor'), find(office, 'shift-leader')]
  const today = dayAt(kernel.clock.now())
  const onDay = (daysAgo: number) => ({
    today: today.subtract({ days: daysAgo }).toString(),
    at: isoAt(kernel.clock.now().subtract({ hours: 24 * daysAgo })),
    calendar: petitions.calendar(),
  })
  const publish = async (tx: Tx, id: string, daysAgo: number): Promise<void> => {
    sure(await submitDraft(tx, id, directory, onDay(daysAgo)))
    sure(await publishDraft(tx, id, directory, reviewer, onDay(daysAgo)))
  }
  return kernel.units
    .write(staffPrincipal(editor), async (tx) => {
      const ids = new Map<string, string>()
      for (const [index, entry] of sampleEntries.entries()) {
        const left = sampleEntries.length - index
        const state =
          left <= drafts
            ? 'draft'
            : left <= drafts + inReview
              ? 'in-review'
              : left <= drafts + inReview + expired
                ? 'expired'
                : left <= drafts + inReview + expired + stopped
                  ? 'stopped'
                  : 'published'
        const age = 20 + ((index * 37) % 240)
        const reviewOn =
          state === 'expired'
            ? today.subtract({ days: 1 + (index % 5) })
            : today.add({ days: 5 + ((index * 29) % 100) })
        const id = await addEntry(tx, fieldsOf(entry, index, today, reviewOn.toString()), editor, onDay(age))
        ids.set(entry.title, id)
        if (state === 'in-review') sure(await submitDraft(tx, id, directory, onDay(1)))
        if (state !== 'draft' && state !== 'in-review') await publish(tx, id, age)
        if (state === 'stopped') sure(await stopEntry(tx, id, true, onDay(10)))
      }
      await tellOfChanges(tx, ids)
      return sampleEntries.length
    })
    .then(async (count) => {
      await knowledgeJob(kernel).run()
      return count
    })

  /** A second version, a wrong one, a duty, a report: what the screens are for. */
  async function tellOfChanges(tx: Tx, ids: ReadonlyMap<string, string>): Promise<void> {
    const idOf = (title: string): string => ids.get(title) ?? fail(title)
    const again = async (title: string, change: Partial<KnowledgeFields>, note: string, daysAgo: number) => {
      const index = sampleEntries.findIndex((entry) => entry.title === title)
      const entry = sampleEntries[index] ?? fail(title)
      const fields = { ...fieldsOf(entry, index, today, today.add({ days: 200 }).toString()), ...change }
      sure(await keepDraft(tx, idOf(title), { fields, note }, editor, onDay(daysAgo)))
    }
    await again(
      '住房公积金租房提取',
      { short: '在本市无房、租房居住的，每月可以提取一次，网上申请，三个工作日到账。' },
      '提取次数由每季一次改为每月一次',
      6,
    )
    await publish(tx, idOf('住房公积金租房提取'), 5)
    await again(
      '小学入学报名要带什么',
      { short: '带户口簿或居住证、房产或租房证明，每年五月在网上报名，六月现场核对。' },
      '明年起报名提前一个月',
      1,
    )

    const allowance = idOf('高龄津贴标准')
    for (const contact of ['0000-1000201', '0000-1000202', undefined])
      sure(await giveAnswer(tx, kernel, allowance, { version: 1, ...(contact ? { contact } : {}) }, onDay(3)))
    sure(
      await markWrong(
        tx,
        allowance,
        { version: 1, wrong: '还是去年的标准', right: '今年起八十岁以上每月一百二十元' },
        editor.account,
        onDay(0),
      ),
    )
    for (const title of ['异地就医怎样备案', '居住证怎样办理', '停水停电去哪里查'])
      for (let n = 0; n < 3; n++) sure(await giveAnswer(tx, kernel, idOf(title), { version: 1 }, onDay(n)))
    await openTask(
      tx,
      {
        kind: 'policy',
        entry: idOf('课后服务怎样收费'),
        owner: `${city.code}-JY`,
        says: '新学期起收费上限调整，文件示例发〔2026〕88号',
        changedOn: onDay(1).today,
      },
      find(`${city.code}-JY`, 'liaison').account,
      onDay(1),
    )
    sure(
      await reportEntry(
        tx,
        kernel,
        {
          entry: idOf('路灯不亮找谁修'),
          version: 1,
          says: '报修电话打过去说现在两天就修好，这里还写三天。',
          origin: 'public',
        },
        onDay(2).at,
      ),
    )
  }
}

function fieldsOf(entry: SampleEntry, index: number, today: Temporal.PlainDate, reviewOn: string): KnowledgeFields {
  return {
    title: entry.title,
    variants: entry.variants,
    short: entry.short,
    long: entry.long ?? '',
    sourceNo: `示例发〔${today.year}〕${index + 1}号`,
    sourceTitle: entry.source,
    issuer: entry.issuer,
    region: entry.region ?? null,
    from: today.subtract({ years: 1 }).toString(),
    to: null,
    category: entry.category,
    owner: `${city.code}-${entry.owner}`,
    reviewOn,
  }
}

function sure(done: unknown): void {
  if (isRefusal(done)) throw new Error(`${done.code}: ${done.says}`)
}

function fail(title: string): never {
  throw new Error(`no sample entry ${title}`)
}
