import { readReceipt } from './receipt-check.ts'
import { say } from './say.ts'

/** A chosen receipt file is checked here first, before anything is sent. */
export function checkReceiptHere(): void {
  const chooser = document.querySelector<HTMLInputElement>('input[type=file][data-receipt]')
  if (!chooser) return
  chooser.addEventListener('change', () => {
    const file = chooser.files?.[0]
    say(chooser, '')
    if (!file) return
    const reader = new FileReader()
    reader.onload = () => {
      const read = readReceipt(String(reader.result))
      say(
        chooser,
        read.ok
          ? `在您这台设备上算过了：文件没有被改过。编号 ${read.caseNo}。按“核对”，再和系统里存的对一遍。`
          : read.says,
      )
    }
    reader.readAsText(file)
  })
}
