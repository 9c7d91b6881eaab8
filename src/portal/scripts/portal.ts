/**
 * The portal's only script. Every page works without it; each part adds one comfort and gives up silently
 * where the browser lacks something. The only requests that leave a page are the pieces of an upload, to where it came
 * from.
 */
import '../styles/portal.css'
import { countCharacters } from './count.ts'
import { keepDraft } from './draft.ts'
import { offerPaper } from './paper.ts'
import { readAloud } from './read-aloud.ts'
import { warnOfSize } from './size.ts'
import { sendInPieces } from './upload.ts'
import { checkReceiptHere } from './verify.ts'

for (const part of [
  focusErrors,
  countCharacters,
  warnOfSize,
  offerPaper,
  keepDraft,
  readAloud,
  checkReceiptHere,
  sendInPieces,
]) {
  try {
    part()
  } catch {
    // A comfort that fails must not take the others with it.
  }
}

/** After an answer was refused, keyboard and screen reader start at what has to be changed. */
function focusErrors(): void {
  document.querySelector<HTMLElement>('[data-focus]')?.focus()
}
