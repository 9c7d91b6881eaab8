import { words } from 'virtual:law-words'
import type { FieldWords } from '../../law-words.ts'
import { inWords } from './article.ts'

/** The law's own words for its codes. A code that the tables do not know is shown as it is. */
export const stageTitle = (stage: string): string => words.stages[stage] ?? stage
/** Every stage, in the order of the main line. */
export const stageTitles: Readonly<Record<string, string>> = words.stages
export const actTitle = (verb: string): string => words.acts[verb]?.title ?? verb
export const limitTitle = (rule: string): string => words.limits[rule] ?? rule
export const documentTitle = (code: string): string => words.documents[code] ?? code
export const roleTitle = (role: string): string => words.roles[role] ?? role

/** 第三十一条第六项, 《济南市12345市民服务热线条例》第二十四条 */
export const articleInWords = (article: string): string => inWords(article, words.sources)

/** Every limit of the regulation in force. */
export const limitTable = words.limitTable

/** 批准 or 签发, where another person has to complete the act. */
export const awaitsWhat = (verb: string): string | null => words.acts[verb]?.awaits ?? null

/** Inputs of an act, in the order of its form. */
export const fieldsOfAct = (verb: string): Record<string, FieldWords> => words.acts[verb]?.fields ?? {}

/** Words for a field of an act that is not named beside it: the first act that asks for it. */
export function fieldAnywhere(key: string): FieldWords | undefined {
  for (const act of Object.values(words.acts)) if (act.fields[key]) return act.fields[key]
  return undefined
}
