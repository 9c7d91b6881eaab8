/**
 * Clauses that no agreement may hold: they take a right away that the law gives (L22 33 wants free will on both sides and
 * terms inside the law). Data, so that a lawyer can read and lengthen it; each row with a clause that it must find.
 */
export type Waiver = {
  readonly id: string
  /** What the clause does. */
  readonly says: string
  readonly article: string
  readonly pattern: RegExp
  readonly example: string
}

const rights = '(信访|上访|来访|申诉|复查|复核|复议|起诉|诉讼|投诉|举报|控告|反映|仲裁)'

export const waivers: readonly Waiver[] = [
  {
    id: 'never-again',
    says: '承诺今后不再行使权利',
    article: 'L22 33',
    pattern: new RegExp(`(不再|不得|不准|不许|永不|今后不|保证不|承诺不|停止|终止|放弃|撤回)[^，,]{0,12}${rights}`),
    example: '信访人承诺今后不再就此事信访',
  },
  {
    id: 'right-lost',
    says: '写明权利丧失',
    article: 'L22 33',
    pattern: new RegExp(`${rights}.{0,8}(权利|权).{0,6}(放弃|丧失|归于消灭)`),
    example: '乙方申请复查的权利归于消灭',
  },
  {
    id: 'silence',
    says: '以不再出声为条件',
    article: 'L22 33',
    pattern: /息[诉访]|一次性了结|了断/,
    example: '双方一次性了结',
  },
  {
    id: 'penalty',
    says: '行使权利要退钱、赔钱',
    article: 'L22 33',
    pattern: new RegExp(`(如|若|一旦)[^，,]{0,10}${rights}[^。；;]{0,12}(退还|退回|返还|赔偿|违约金)`),
    example: '如再信访，应当退还全部补助',
  },
]

/** The first clause of a text that takes a right away, with the row that found it. */
export function waiverIn(text: string): { clause: string; waiver: Waiver } | null {
  for (const sentence of text.split(/[。；;\n]/)) {
    const waiver = waivers.find(({ pattern }) => pattern.test(sentence))
    if (waiver) return { clause: sentence.trim(), waiver }
  }
  return null
}
