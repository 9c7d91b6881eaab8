/** For tests: a browser without script. It keeps cookies, fills in the form of the page and presses a button of it. */
import { formFields, tagsOf, wordsIn } from './markup.ts'

export type Sent = { status: number; html: string; headers: Headers; path: string }
type Fields = Record<string, string | string[]>
type File = { name: string; type?: string; content: string | Uint8Array<ArrayBuffer> }

export function plainBrowser(base: string) {
  const cookies = new Map<string, string>()
  const setCookies: string[] = []
  let here: Sent = { status: 0, html: '', headers: new Headers(), path: '/' }

  const ask = async (method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}) => {
    const response = await fetch(`${base}${path}`, {
      method,
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...headers },
      ...(body === undefined ? {} : { body }),
    })
    for (const line of response.headers.getSetCookie()) {
      setCookies.push(line)
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    here = { status: response.status, html: await response.text(), headers: response.headers, path }
    return here
  }

  const follow = async (sent: Sent): Promise<Sent> => {
    const to = sent.headers.get('location')
    return to && sent.status === 303 ? follow(await ask('GET', to)) : sent
  }

  return {
    cookies,
    setCookies,
    get here() {
      return here
    },
    get words() {
      return wordsIn(here.html)
    },
    /** What the form of this page holds, as it would be sent. */
    get fields() {
      return formFields(here.html)
    },
    get heading() {
      return wordsIn(/<h1[^>]*>.*?<\/h1>/s.exec(here.html)?.[0] ?? '').trim()
    },
    ask,
    follow,
    open: async (path: string) => follow(await ask('GET', path)),

    /** Send the form of this page. Typed fields take the place of those that stand in it. */
    async press(go: string, typed: Fields = {}, files: File[] = [], form = 'form') {
      const { attributes } = tagsOf(here.html).find(({ attributes }) => attributes.id === form) ?? {}
      if (!attributes?.action) throw new Error(`no form ${form} on ${here.path}: ${wordsIn(here.html).slice(0, 200)}`)
      const kept = formFields(here.html, form).filter(([name]) => !(name in typed))
      const given = Object.entries(typed).flatMap(([name, value]) =>
        [value].flat().map((one): [string, string] => [name, one]),
      )
      const pairs: [string, string][] = [...kept, ...given, ['go', go]]
      const multipart = attributes.enctype === 'multipart/form-data'
      const body = multipart ? multipartOf(pairs, files) : new URLSearchParams(pairs)
      return follow(await ask('POST', attributes.action, body, { origin: base }))
    },
  }
}

function multipartOf(pairs: readonly [string, string][], files: readonly File[]): FormData {
  const data = new FormData()
  for (const [name, value] of pairs) data.append(name, value)
  for (const { name, type = 'application/octet-stream', content } of files)
    data.append('upload', new Blob([content], { type }), name)
  // A chooser in which nothing was chosen.
  if (files.length === 0) data.append('upload', new Blob([]), '')
  return data
}
