/**
 * A draft on this device, only while the person has ticked the box, only for the open door (a sealed
 * report leaves no trace here). It holds the fields of the form as they stand and dies with the receipt.
 */
/** One for each door: a half-written matter and a half-written order do not mix. */
const keys: Readonly<Record<string, string>> = { matter: 'dengwen-draft', order: 'dengwen-draft-order' }
/** Belong to one page load, not to the draft. Files are on the server, for one sitting. */
const NOT_KEPT = ['token', 'key', 'file', 'upload', 'returning', 'organAsked', 'phoneAsked']

type Pairs = [name: string, value: string][]

export function keepDraft(): void {
  const store = window.localStorage
  const sent = document.querySelector<HTMLElement>('[data-sent]')
  if (sent) store.removeItem(keys[sent.dataset.sent ?? ''] ?? '')
  const form = document.querySelector<HTMLFormElement>('form[data-draft]')
  const key = keys[form?.dataset.draft ?? '']
  if (!form || !key) return

  const box = document.getElementById('keep-draft') as HTMLInputElement | null
  const kept = store.getItem(key)
  const offer = document.querySelector<HTMLElement>('[data-draft-offer]')
  if (offer && box) {
    offer.hidden = false
    box.checked = kept !== null
    box.addEventListener('change', () => (box.checked ? save(store, key, form) : store.removeItem(key)))
    if (kept !== null && isBlank(form)) offerBack(store, key, form, box, kept)
  } else if (kept !== null) save(store, key, form)
  form.addEventListener('input', () => {
    if (store.getItem(key) !== null) save(store, key, form)
  })
}

function save(store: Storage, key: string, form: HTMLFormElement): void {
  const pairs: Pairs = []
  new FormData(form).forEach((value, name) => {
    if (typeof value === 'string' && value !== '' && !NOT_KEPT.includes(name)) pairs.push([name, value])
  })
  store.setItem(key, JSON.stringify(pairs))
}

const isBlank = (form: HTMLFormElement): boolean =>
  Array.from(form.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), textarea')).every(
    (field) => field.type === 'checkbox' || field.value === '',
  )

/** Offers the draft above the form; nothing is filled in without a press. */
function offerBack(store: Storage, key: string, form: HTMLFormElement, box: HTMLInputElement, kept: string): void {
  const line = document.createElement('div')
  line.className = 'back-again'
  line.setAttribute('role', 'status')
  line.append('这台设备上有您没写完的草稿。')
  const use = button('接着写', () => {
    fill(form, JSON.parse(kept) as Pairs)
    line.remove()
  })
  const drop = button('删去草稿', () => {
    store.removeItem(key)
    box.checked = false
    line.remove()
  })
  line.append(use, drop)
  form.insertBefore(line, form.querySelector('h1'))
}

function button(words: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = 'link'
  element.textContent = words
  element.addEventListener('click', act)
  return element
}

/** Fields of this page are filled; answers of later pages travel as hidden fields, as they always do. */
function fill(form: HTMLFormElement, pairs: Pairs): void {
  for (const [name, value] of pairs) {
    const field = form.elements.namedItem(name)
    if ((field instanceof HTMLInputElement && field.type !== 'hidden') || field instanceof HTMLTextAreaElement) {
      field.value = value
    } else if (!(field instanceof HTMLInputElement && field.value === value)) {
      const hidden = document.createElement('input')
      hidden.type = 'hidden'
      hidden.name = name
      hidden.value = value
      form.appendChild(hidden)
    }
  }
}
