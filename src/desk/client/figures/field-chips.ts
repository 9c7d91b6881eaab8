import type { FigureValue } from '../server/api.ts'

const wordings: Readonly<Record<string, string>> = {
  ...{ count: '数', people: '人次', percent: '比率', numerator: '分子', denominator: '分母', late: '未按时' },
  ...{ lastCount: '上年同期', lastPeople: '上年人次', change: '同比', changePeople: '人次同比' },
  ...{ trend: '升降', top3: '前三项', top5: '前五项', perTenThousand: '每万人' },
}
const words: Readonly<Record<string, string>> = {
  ...{ period: '期间', place: '地区', office: '单位', next: '下一期', nth: '一是、二是' },
  ...{ 'by-category': '内容分类', 'by-county': '县（市、区）' },
}

/** `{NUM-01.count}` as its name: 办理人民群众来信·数. */
export function fieldName(token: string, figures: readonly Pick<FigureValue, 'id' | 'title' | 'rows'>[]): string {
  const [, name = '', row = '', wording = ''] =
    /^\{([A-Za-z0-9-]+)(?:\/([A-Za-z0-9-]+))?(?:\.([A-Za-z0-9]+)!?)?\}$/.exec(token) ?? []
  if (!wording) return words[name] ?? token
  const figure = figures.find(({ id }) => id === name)
  const part = row && (figure?.rows?.find(({ key }) => key === row)?.title ?? row)
  return [words[name] ?? figure?.title ?? name, part, wordings[wording] ?? wording].filter(Boolean).join('·')
}

/** Put a text with fields into a box: fields as pieces that cannot be typed into. */
export function writeWords(box: HTMLElement, says: string, figures: readonly FigureValue[]): void {
  box.textContent = ''
  for (const piece of says.split(/(\{[^{}]*\}|\n)/)) {
    if (piece === '') continue
    if (piece === '\n') box.append(document.createElement('br'))
    else if (piece.startsWith('{')) {
      const chip = document.createElement('span')
      chip.className = 'field-chip'
      chip.contentEditable = 'false'
      chip.dataset.token = piece
      chip.textContent = fieldName(piece, figures)
      box.append(chip)
    } else box.append(piece)
  }
}

/** The text of the box, its fields as they were written. */
export function readWords(box: Node): string {
  let says = ''
  for (const node of box.childNodes) {
    if (node instanceof HTMLElement && node.dataset.token) says += node.dataset.token
    else if (node.nodeName === 'BR') says += '\n'
    else if (node.nodeName === 'DIV' || node.nodeName === 'P')
      says += `${says.endsWith('\n') || !says ? '' : '\n'}${readWords(node)}`
    else if (node.nodeType === Node.TEXT_NODE) says += (node.textContent ?? '').replace(/[{}\u00a0]/g, ' ')
    else says += readWords(node)
  }
  return says.replace(/\n+$/, '')
}
