import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { isoAt, jobPrincipal, open, type Principal, seal, type Tx } from '../../kernel/index.ts'
import type { Petitions } from '../petitions.ts'
import { randomId } from '../store.ts'
import type { BackTest } from './backtest.ts'
import type { Letter } from './features.ts'
import { closedCases } from './lessons.ts'
import { type Guess, type Oracle, oracleOf, unpackModels } from './model.ts'
import { learnApart } from './school.ts'
import { type Question, questions } from './study.ts'

export type Results = Partial<Record<Question, BackTest>>
export type Learning = { id: string; madeAt: string; texts: number; results: Results }

/** 由机器建议、由人决定 (RG-14): off until an administrator switches it on, and for each question until it passed. */
export type Proposals = {
  /** Learn from the closed cases, keep the model and its back-test. Monthly, and on command. */
  learn(): Promise<Learning>
  /** Learn and tell, keep nothing. */
  tryOut(): Promise<{ texts: number; results: Results }>
  /** The newest learning; null before the first. */
  newest(): Promise<Learning | null>
  isOn(): Promise<boolean>
  /** Whether a back-test reaches the bar of the settings. */
  passes(result: BackTest | undefined): boolean
  /** The first two guesses for each question that is on; nothing where it is off. */
  guess(tx: Tx, letter: Letter): Promise<{ model: string; guesses: Partial<Record<Question, Guess[]>> }>
}

const FILE = 'proposals.sealed'
const GUESSES = 2
const job: Principal = jobPrincipal('proposals')

export function openProposals(house: Petitions, folder: string): Proposals {
  const { kernel } = house
  const { settings, units, vault } = kernel
  const key = vault.derive('proposals 1')
  const path = join(folder, FILE)
  let loaded: { id: string; oracles: Partial<Record<Question, Oracle>> } | null = null

  const learnNow = async () => {
    let texts = 0
    const counted = async function* () {
      for await (const portion of closedCases(house, settings.proposalMostTexts)) {
        texts += portion.length
        yield portion
      }
    }
    const least = { texts: settings.proposalLeastTexts, textsPerClass: settings.proposalClassTexts }
    const learned = await learnApart(counted(), least, settings.proposalLimitMs)
    return { texts, ...learned }
  }
  const passes = (result: BackTest | undefined): boolean =>
    result !== undefined &&
    result.first * 100 >= settings.proposalFirstPercent &&
    result.firstTwo * 100 >= settings.proposalFirstTwoPercent

  /** The models of a learning; none where the file is gone or belongs to another learning. */
  const oraclesOf = (id: string): Partial<Record<Question, Oracle>> => {
    if (loaded?.id === id) return loaded.oracles
    loaded = { id, oracles: {} }
    if (!existsSync(path)) return {}
    try {
      const models = unpackModels(open(key, `proposals|${id}`, readFileSync(path)))
      for (const question of questions) {
        const model = models[question]
        if (model) loaded.oracles[question] = oracleOf(model)
      }
    } catch (error) {
      kernel.log.warn({ error: (error as Error).message }, 'the model of the proposals cannot be opened')
    }
    return loaded.oracles
  }

  return {
    passes,
    newest: () => units.read(job, newest),
    isOn: () => units.read(job, isOn),
    async tryOut() {
      const { texts, results } = await learnNow()
      return { texts, results }
    },
    async learn() {
      const { texts, results, models } = await learnNow()
      const id = randomId()
      const madeAt = isoAt(kernel.clock.now())
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeFileSync(`${path}.new`, seal(key, `proposals|${id}`, models), { mode: 0o600 })
      renameSync(`${path}.new`, path)
      await units.write(job, (tx) =>
        sql`insert into proposal_model (id, texts, results, made_at) values (${id}, ${texts}, ${JSON.stringify(results)}::jsonb, ${madeAt})`.execute(
          tx,
        ),
      )
      return { id, madeAt, texts, results }
    },
    async guess(tx, letter) {
      const known = (await isOn(tx)) ? await newest(tx) : null
      if (!known) return { model: '', guesses: {} }
      const oracles = oraclesOf(known.id)
      const guesses: Partial<Record<Question, Guess[]>> = {}
      for (const question of questions) {
        const oracle = passes(known.results[question]) ? oracles[question] : undefined
        if (oracle) guesses[question] = oracle.guess(letter, GUESSES)
      }
      return { model: known.id, guesses }
    },
  }
}

async function newest(tx: Tx): Promise<Learning | null> {
  const { rows } = await sql<Learning>`
    select id, made_at as "madeAt", texts, results from proposal_model order by no desc limit 1`.execute(tx)
  return rows[0] ?? null
}

async function isOn(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ value: unknown }>`select value from setting where key = 'proposals'`.execute(tx)
  return rows[0]?.value === true
}
