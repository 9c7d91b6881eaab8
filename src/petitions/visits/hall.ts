import { hash } from 'node:crypto'
import type { Organ } from '../../people/index.ts'
import type { HallView } from './tickets.ts'

/** How often the screen asks again. It runs no script: any television with a browser will do. */
export const refreshSeconds = 5

const style = `
  * { box-sizing: border-box; margin: 0 }
  body { display: flex; flex-direction: column; min-height: 100vh; padding: 3vmin 4vmin; background: #1c2333; color: #fff;
    font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; font-variant-numeric: tabular-nums }
  h1 { font-size: 4.4vmin; font-weight: 500 }
  h2 { margin: 3vmin 0 1vmin; font-size: 3.4vmin; font-weight: 400; color: #b9c3d6 }
  ol { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 42vmin), 1fr)); gap: 2vmin; padding: 0; list-style: none }
  li { padding: 2.4vmin 3vmin; border-radius: 1.6vmin; background: #273049; font-size: 4.6vmin }
  li b { display: block; font-size: 11vmin; line-height: 1.15; letter-spacing: .02em }
  li a { color: inherit }
  li.now { background: #2c62a6 }
  p { font-size: 3.2vmin; color: #d7deea }
  footer { margin-top: auto; padding-top: 3vmin }
`
export const hallPolicy = `default-src 'none'; style-src 'sha256-${hash('sha256', style, 'base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`

/** The screen in the hall: numbers and windows, no name, no matter, nobody else's business (RG-3). */
export function hallPage(organ: Organ, { called, waiting }: HallView): string {
  const [now, ...earlier] = called
  const item = ({ number, counter }: HallView['called'][number], latest: boolean): string =>
    `<li${latest ? ' class="now"' : ''}><b>${text(number)}</b>请到${text(counter)}号窗口</li>`
  return document(
    organ.name,
    `<main><h1>${text(organ.name)}　来访接待</h1>
<h2>正在叫号</h2>
${now ? `<ol>${item(now, true)}${earlier.map((one) => item(one, false)).join('')}</ol>` : '<p>现在没有叫号。请先取号，坐下等一会儿。</p>'}
</main>
<footer><p>还有${waiting}个号在等。过号了，告诉工作人员，不用重新排。</p></footer>`,
  )
}

/** Where several organs receive visits: which screen is this? */
export const hallChoice = (organs: readonly Organ[]): string =>
  document(
    '选择接待场所',
    `<main><h1>这块屏幕放在哪里？</h1><ol>${organs
      .map(({ code, name }) => `<li><a href="/hall?organ=${encodeURIComponent(code)}">${text(name)}</a></li>`)
      .join('')}</ol></main>`,
  )

const document = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>来访叫号 ${text(title)}</title><style>${style}</style></head>
<body>${body}</body></html>`

const text = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
