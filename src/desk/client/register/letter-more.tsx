import { MattersControl } from '../acts/fields/matters.tsx'
import { isSealed } from './letter.ts'
import type { PartProps } from './letter-form.tsx'

/** Other matters of the same letter: each gets a number of its own, all of them stand on one slip. */
export function LetterMore({ id, letter, set, wrong }: PartProps) {
  return (
    <fieldset>
      <legend>还有别的事</legend>
      <p className="hint">
        {isSealed(letter)
          ? '揭发控告登记后立即密封；信里还有普通事项的，请另外登记一件，两件之间不留联系。'
          : '一封信反映几件事、要由不同机关办的，在这里分开；各编号、各办各的，互相关联，回执上都有。'}
      </p>
      {(!isSealed(letter) || letter.matters.length > 0) && (
        <MattersControl
          name="matters"
          id={`${id}-matters`}
          value={letter.matters}
          onChange={(matters) => set({ matters })}
          wrong={wrong}
        />
      )}
    </fieldset>
  )
}
