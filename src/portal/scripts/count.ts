/** Says how much room is left in a long text, and by how much it is over. It never cuts anything off. */
export function countCharacters(): void {
  for (const line of document.querySelectorAll<HTMLElement>('[data-count]')) {
    const area = document.getElementById(line.dataset.count ?? '') as HTMLTextAreaElement | null
    if (!area) continue
    const max = Number(area.dataset.max)
    const show = (): void => {
      // Characters as people count them: a rare Han character is one, not two.
      const left = max - Array.from(area.value).length
      line.hidden = left > max / 5
      line.textContent = left < 0 ? `多了 ${-left} 个字，您写的都还在，请删去一些。` : `还可以写 ${left} 个字。`
    }
    line.setAttribute('role', 'status')
    area.addEventListener('input', show)
    show()
  }
}
