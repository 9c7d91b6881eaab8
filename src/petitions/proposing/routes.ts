import { sql } from 'kysely'
import { Type } from 'typebox'
import { type Http, problem, type Tx } from '../../kernel/index.ts'
import { type PathId, pathById, refuse } from '../../law/index.ts'
import { administer, staffOf, staffPrincipal } from '../../people/index.ts'
import type { Petitions } from '../petitions.ts'
import { CaseParams } from '../schemas.ts'
import { caseNoOf } from '../staff-file.ts'
import { openFile } from '../views.ts'
import type { BackTest } from './backtest.ts'
import { keepOffer } from './log.ts'
import type { Guess } from './model.ts'
import type { Learning, Proposals } from './proposals.ts'
import { type Question, questions } from './study.ts'

/** A proposal as the form shows it: how sure, and which words of the text spoke for it. A person decides (RG-14). */
export type MachineProposal = {
  question: Question
  code: string
  title: string
  percent: number
  words: readonly string[]
  /** What came second, where it is worth a look. */
  second: { code: string; title: string; percent: number } | null
}

export type QuestionState = {
  question: Question
  title: string
  passes: boolean
  backTest: (Omit<BackTest, 'classes'> & { classes: (BackTest['classes'][number] & { title: string })[] }) | null
  /** Since the beginning: proposals that people took, and that they changed. */
  accepted: number
  changed: number
}
export type ProposalState = {
  on: boolean
  bar: { firstPercent: number; firstTwoPercent: number; leastTexts: number; leastPerClass: number }
  learned: Pick<Learning, 'madeAt' | 'texts'> | null
  questions: QuestionState[]
}

export const questionTitles: Readonly<Record<Question, string>> = {
  category: '内容分类',
  path: '类别和办理路径',
  organ: '转给哪个单位',
}

/** A second guess below this share helps nobody to choose. */
const SECOND_SHARE = 0.05

const Switch = Type.Object({ on: Type.Boolean() }, { additionalProperties: false })

export function proposalRoutes(app: Http, house: Petitions, proposals: Proposals): void {
  const { units, clock } = house.kernel
  const config = { policy: 'admin.proposals' } as const

  app.post(
    '/api/v1/cases/:caseNo/proposals',
    {
      config: { policy: 'case.act' },
      schema: { summary: '机器建议：分类、路径、单位，附把握和依据的词；只供参考，由人决定', params: CaseParams },
    },
    async (request): Promise<{ items: MachineProposal[] }> => {
      const caseNo = caseNoOf(request.params.caseNo)
      return units.write(staffPrincipal(staffOf(request)), async (tx) => {
        const file = await openFile(tx, house, caseNo)
        if (!file) throw problem('case-not-found')
        // A sealed text is read by those who hold it, and by no machine (RG-1).
        if (file.state.sealed) return { items: [] }
        const { model, guesses } = await proposals.guess(tx, file.texts)
        const items: MachineProposal[] = []
        for (const question of questions) {
          const [first, second] = (guesses[question] ?? []).filter(({ code }) => isOffered(house, question, code))
          if (!first) continue
          await keepOffer(tx, caseNo, question, first, model, clock.now())
          items.push({
            question,
            ...shown(house, question, first),
            words: first.words,
            second: second && second.share >= SECOND_SHARE ? shown(house, question, second) : null,
          })
        }
        return { items }
      })
    },
  )

  app.get(
    '/api/v1/admin/proposals',
    { config, schema: { summary: '机器建议：回测结果、是否启用、被采纳多少' } },
    async (request): Promise<ProposalState> => {
      const learned = await proposals.newest()
      const on = await proposals.isOn()
      const taken = await units.read(staffPrincipal(staffOf(request)), takenBy)
      const { settings } = house.kernel
      return {
        on,
        bar: {
          firstPercent: settings.proposalFirstPercent,
          firstTwoPercent: settings.proposalFirstTwoPercent,
          leastTexts: settings.proposalLeastTexts,
          leastPerClass: settings.proposalClassTexts,
        },
        learned: learned && { madeAt: learned.madeAt, texts: learned.texts },
        questions: questions.map((question) => {
          const result = learned?.results[question]
          return {
            question,
            title: questionTitles[question],
            passes: proposals.passes(result),
            backTest: result
              ? {
                  ...result,
                  classes: result.classes.map((one) => ({ ...one, title: titleOf(house, question, one.code) })),
                }
              : null,
            accepted: taken.get(question)?.accepted ?? 0,
            changed: taken.get(question)?.changed ?? 0,
          }
        }),
      }
    },
  )

  app.put(
    '/api/v1/admin/proposals',
    { config, schema: { summary: '启用或者停用机器建议', body: Switch } },
    async (request, reply) => {
      const { on } = request.body
      const learned = await proposals.newest()
      await administer({ ...house }, request, async (tx, at) => {
        if (on && !questions.some((question) => proposals.passes(learned?.results[question]))) return belowBar()
        await sql`insert into setting (key, value, updated_at) values ('proposals', ${JSON.stringify(on)}::jsonb, ${at})
          on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`.execute(tx)
        return { answer: on, act: on ? 'proposals-on' : 'proposals-off', object: 'proposals' }
      })
      return reply.status(204).send()
    },
  )

  app.post(
    '/api/v1/admin/proposals/learn',
    { config, schema: { summary: '用本单位办结的件重新学习并回测（在后台进行）' } },
    async (request, reply) => {
      await units.write(staffPrincipal(staffOf(request)), askToLearn)
      return reply.status(202).send({ started: true })
    },
  )
}

const belowBar = () =>
  refuse(
    'proposals-below-bar',
    '[D]',
    '机器建议还没有通过本单位的回测，不能启用。',
    '办结的件多了以后再学习一次；要求的正确率见“管理 → 机器建议”。',
  )

/** One learning at a time, however often it is asked for. */
const askToLearn = (tx: Tx): Promise<unknown> =>
  sql`select enqueue('learn-proposals', '{}'::json, 'learn-proposals')`.execute(tx)

async function takenBy(tx: Tx): Promise<Map<string, { accepted: number; changed: number }>> {
  const { rows } = await sql<{ question: string; accepted: number; changed: number }>`
    select question, accepted, changed from proposals_taken()`.execute(tx)
  return new Map(rows.map(({ question, ...counts }) => [question, counts]))
}

/** What is not in the directory any more is offered to nobody. */
function isOffered(house: Petitions, question: Question, code: string): boolean {
  if (question === 'category') return house.directory.category(code) !== undefined
  return question === 'path' || house.directory.organ(code) !== undefined
}

const shown = (house: Petitions, question: Question, { code, share }: Guess) => ({
  code,
  title: titleOf(house, question, code),
  percent: Math.round(share * 100),
})

function titleOf(house: Petitions, question: Question, code: string): string {
  if (question === 'path') return pathById(code as PathId)?.title ?? code
  if (question === 'organ') return house.directory.organ(code)?.name ?? code
  return house.directory.category(code)?.name ?? code
}
