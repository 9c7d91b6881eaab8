import { say } from './say.ts'

/** Buttons that only a script can offer: print, copy. Fold-outs are opened for paper. */
export function offerPaper(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-copy]')) {
    if (!navigator.clipboard) continue
    button.hidden = false
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(button.dataset.copy ?? '').then(
        () => say(button, '已经复制。'),
        () => say(button, '没有复制成，请用笔记下来，或者长按选中。'),
      )
    })
  }
  window.addEventListener('beforeprint', () => {
    for (const fold of document.querySelectorAll('details')) fold.open = true
  })
}
