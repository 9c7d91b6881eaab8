/** A short message after an element, read out by screen readers. An empty one clears it. */
export function say(after: Element, words: string): void {
  const next = after.nextElementSibling
  const line = next?.className === 'said' ? next : document.createElement('p')
  if (line !== next) {
    line.className = 'said'
    line.setAttribute('role', 'status')
    after.insertAdjacentElement('afterend', line)
  }
  line.textContent = words
}
