import { say } from './say.ts'

/** Says before the upload when a chosen file is too big: nobody waits for a refusal. */
export function warnOfSize(): void {
  for (const chooser of document.querySelectorAll<HTMLInputElement>('input[type=file][data-max-bytes]')) {
    const max = Number(chooser.dataset.maxBytes)
    chooser.addEventListener('change', () => {
      const big = Array.from(chooser.files ?? []).filter((file) => file.size > max)
      const names = big.map((file) => `“${file.name}”`).join('、')
      say(
        chooser,
        big.length === 0 ? '' : `${names}超过 ${Math.floor(max / 1_000_000)} MB，传不上去，请换一个小一点的。`,
      )
    })
  }
}
