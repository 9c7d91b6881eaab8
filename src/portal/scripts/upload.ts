import { say } from './say.ts'

/**
 * Files go up in small pieces as soon as they are chosen (tus 1.0): a lost connection costs one piece, and the rest
 * goes on by itself. Without this script the plain form sends them whole.
 */
const pieceBytes = 262_144
const waitLongestMs = 30_000
const waitFirstMs = 1_000

type Sending = { file: File; row: Row; address: string; sent: number; paused: boolean; stopped: boolean; tries: number }
type Row = {
  item: HTMLElement
  bar: HTMLProgressElement
  line: HTMLElement
  pause: HTMLButtonElement
  drop: HTMLButtonElement
}

export function sendInPieces(): void {
  const chooser = document.querySelector<HTMLInputElement>('input[type=file][data-uploads]')
  const form = chooser?.form
  const list = document.querySelector<HTMLElement>('[data-uploaded]')
  if (!chooser || !form || !list || !('slice' in Blob.prototype)) return
  const queue: Sending[] = []
  const most = Number(chooser.dataset.maxFiles)
  const maxBytes = Number(chooser.dataset.maxBytes)
  document.querySelector<HTMLElement>('[data-plain-upload]')?.setAttribute('hidden', '')

  chooser.addEventListener('change', () => {
    const there = (): number => list.querySelectorAll('li').length
    const surplus: string[] = []
    for (const file of Array.from(chooser.files ?? [])) {
      if (file.size > maxBytes) continue
      if (there() >= most) {
        surplus.push(file.name)
        continue
      }
      const sending: Sending = {
        file,
        row: rowFor(list, file),
        address: '',
        sent: 0,
        paused: false,
        stopped: false,
        tries: 0,
      }
      const { pause, drop, item } = sending.row
      pause.addEventListener('click', () => {
        sending.paused = !sending.paused
        pause.textContent = sending.paused ? '继续传' : '暂停'
        tell(sending, sending.paused ? '已暂停' : '接着传')
        if (!sending.paused) next()
      })
      drop.addEventListener('click', () => {
        sending.stopped = true
        item.remove()
        count(list)
        next()
      })
      queue.push(sending)
    }
    if (surplus.length > 0) say(chooser, `最多 ${most} 个，没有传：${surplus.join('、')}`)
    // What goes up in pieces is not sent again by the form. A file that is too big stays chosen, with its warning.
    if (Array.from(chooser.files ?? []).every((file) => file.size <= maxBytes)) chooser.value = ''
    count(list)
    next()
  })

  let busy: Sending | null = null
  const next = (): void => {
    if (busy && !busy.paused && !busy.stopped) return
    busy = queue.filter((one) => !one.paused && !one.stopped && !done(one))[0] ?? null
    if (busy) (busy.address ? resume : create)(busy)
  }
  const again = (sending: Sending): void => {
    const waitMs = Math.min(waitFirstMs * 2 ** sending.tries++, waitLongestMs)
    tell(sending, '网络断了，恢复以后自动接着传')
    window.setTimeout(() => {
      if (busy === sending && !sending.paused && !sending.stopped) (sending.address ? resume : create)(sending)
    }, waitMs)
  }
  window.addEventListener('online', () => {
    if (busy && !busy.paused && !busy.stopped) (busy.address ? resume : create)(busy)
  })
  const fail = (sending: Sending, words: string): void => {
    sending.stopped = true
    tell(sending, words || '没有传上去，请再选一次')
    sending.row.pause.remove()
    sending.row.item.className = 'wrong'
    next()
  }

  const ask = (
    sending: Sending,
    method: string,
    to: string,
    headers: Record<string, string>,
    body: Blob | null,
    then: (answer: XMLHttpRequest) => void,
  ): void => {
    const request = new XMLHttpRequest()
    request.open(method, to)
    request.setRequestHeader('tus-resumable', '1.0.0')
    for (const name of Object.keys(headers)) request.setRequestHeader(name, headers[name] ?? '')
    request.onload = () => (request.status >= 500 ? again(sending) : then(request))
    request.onerror = () => again(sending)
    request.send(body)
  }
  const create = (sending: Sending): void => {
    const { name, type, size } = sending.file
    const told = [`filename ${base64(name)}`, ...(type ? [`filetype ${base64(type)}`] : [])].join(',')
    ask(
      sending,
      'POST',
      chooser.dataset.uploads ?? '',
      { 'upload-length': String(size), 'upload-metadata': told },
      null,
      (answer) => {
        if (answer.status !== 201) return fail(sending, answer.responseText)
        sending.address = answer.getResponseHeader('location') ?? ''
        push(sending)
      },
    )
  }
  const resume = (sending: Sending): void =>
    ask(sending, 'HEAD', sending.address, {}, null, (answer) => {
      if (answer.status !== 200) {
        sending.address = ''
        return create(sending)
      }
      moved(sending, answer)
    })
  const push = (sending: Sending): void => {
    const piece = sending.file.slice(sending.sent, sending.sent + pieceBytes)
    const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(sending.sent) }
    ask(sending, 'PATCH', sending.address, headers, piece, (answer) => {
      if (answer.status === 204 || answer.status === 409) return moved(sending, answer)
      fail(sending, answer.responseText)
    })
  }
  const moved = (sending: Sending, answer: XMLHttpRequest): void => {
    sending.sent = Number(answer.getResponseHeader('upload-offset'))
    sending.tries = 0
    const file = answer.getResponseHeader('dengwen-file')
    const percent = Math.floor((sending.sent / sending.file.size) * 100)
    sending.row.bar.value = percent
    sending.row.line.textContent = `已传 ${percent}%`
    if (file) finish(list, sending, file)
    // Paused while it was under way, another goes up now.
    if (busy !== sending) return
    if (file || sending.paused || sending.stopped) {
      busy = null
      next()
    } else push(sending)
  }

  form.addEventListener('submit', (event) => {
    const waiting = queue.filter((one) => !one.stopped && !done(one)).length
    if (waiting === 0) return
    event.preventDefault()
    say(list, `还有 ${waiting} 个文件没有传完。请等传完再继续，或者先按“不传了”。`)
  })
}

const done = ({ row }: Sending): boolean => row.item.className === 'there'
const tell = ({ row, file }: Sending, words: string): void =>
  say(row.item.firstElementChild ?? row.item, `“${file.name}”${words}`)

function rowFor(list: HTMLElement, file: File): Row {
  const item = document.createElement('li')
  const name = document.createElement('span')
  name.className = 'grow'
  name.textContent = file.name
  const bar = document.createElement('progress')
  bar.max = 100
  bar.value = 0
  bar.setAttribute('aria-label', `“${file.name}”传了多少`)
  const line = document.createElement('span')
  line.className = 'soft'
  line.textContent = '等着传'
  const pause = linkButton('暂停', file.name)
  const drop = linkButton('不传了', file.name)
  for (const part of [name, bar, line, pause, drop]) item.appendChild(part)
  list.appendChild(item)
  return { item, bar, line, pause, drop }
}

/** The row becomes what the server draws for a file that is there. */
function finish(list: HTMLElement, { row, file }: Sending, id: string): void {
  row.item.className = 'there'
  for (const part of [row.bar, row.pause, row.drop]) part.remove()
  row.line.textContent = '已经传上'
  const hidden = document.createElement('input')
  hidden.type = 'hidden'
  hidden.name = 'file'
  hidden.value = id
  const remove = linkButton('删去', file.name)
  remove.type = 'submit'
  remove.name = 'go'
  remove.value = `remove-file-${id}`
  row.item.appendChild(hidden)
  row.item.appendChild(remove)
  say(row.item.firstElementChild ?? row.item, '')
  count(list)
}

function count(list: HTMLElement): void {
  const heading = document.querySelector<HTMLElement>('[data-upload-count]')
  const there = list.querySelectorAll('input[name=file]').length
  if (heading) heading.textContent = there === 0 ? '还没有上传文件' : `已经上传 ${there} 个文件`
}

function linkButton(words: string, name: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'link'
  button.textContent = words
  const of = document.createElement('span')
  of.className = 'unseen'
  of.textContent = `“${name}”`
  button.appendChild(of)
  return button
}

const base64 = (text: string): string =>
  window.btoa(
    encodeURIComponent(text).replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
  )
