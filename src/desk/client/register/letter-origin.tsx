import { InputNumber } from 'antd'
import { ChoiceControl } from '../acts/fields/choice.tsx'
import { DayControl } from '../acts/fields/day.tsx'
import { Field } from '../acts/fields/field.tsx'
import { FilesControl } from '../acts/fields/files.tsx'
import { channels, purposes } from '../law/codes.ts'
import { today } from '../server/now.ts'
import { Doubt } from './doubt.tsx'
import type { PartProps } from './letter-form.tsx'
import { ScanDrop } from './scan-drop.tsx'
import { letterDateDoubt } from './warnings.ts'

const listed = (table: Readonly<Record<string, string>>) =>
  // Two-digit keys of 10 and more count as numbers and would come first.
  Object.entries(table)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, title]) => ({ const: code, title: `${code} ${title}` }))
const channelList = listed(channels)
const purposeList = listed(purposes)

/** How and when it came. */
export function LetterOrigin({ id, letter, set, wrong }: PartProps) {
  return (
    <fieldset>
      <legend>来件</legend>
      <div className="row">
        <Field id={`${id}-channel`} title="渠道" required wrong={wrong.channel}>
          {(tied) => (
            <ChoiceControl
              tied={tied}
              value={letter.channel}
              onChange={(channel) => set({ channel })}
              options={channelList}
              placeholder="输入代码或名称，如 01、来信"
            />
          )}
        </Field>
        <Field id={`${id}-received`} title="收到日期" required wrong={wrong.receivedOn ?? wrong.receivedAt}>
          {(tied) => (
            <DayControl
              tied={tied}
              value={letter.receivedOn}
              max={today()}
              onChange={(receivedOn) => set({ receivedOn })}
            />
          )}
        </Field>
        <Field id={`${id}-dated`} title="信上写的日期" required={false} wrong={wrong.letterDate}>
          {(tied) => (
            <>
              <DayControl tied={tied} value={letter.letterDate} onChange={(letterDate) => set({ letterDate })} />
              <Doubt words={letterDateDoubt(letter.letterDate, letter.receivedOn)} />
            </>
          )}
        </Field>
      </div>
      <Field id={`${id}-purpose`} title="信访目的" required={false} group wrong={wrong.purpose}>
        {(tied) => (
          <ChoiceControl
            tied={tied}
            value={letter.purpose}
            onChange={(purpose) => set({ purpose })}
            options={purposeList}
          />
        )}
      </Field>
      <div className="row">
        <Field id={`${id}-people`} title="来访人数" required={false} wrong={wrong.peopleCount}>
          {(tied) => (
            <InputNumber
              {...tied}
              min={1}
              max={100_000}
              precision={0}
              value={letter.peopleCount}
              onChange={(peopleCount) => set({ peopleCount })}
            />
          )}
        </Field>
        <Field id={`${id}-signers`} title="联名人数" required={false} wrong={wrong.signerCount}>
          {(tied) => (
            <InputNumber
              {...tied}
              min={1}
              max={1_000_000}
              precision={0}
              value={letter.signerCount}
              onChange={(signerCount) => set({ signerCount })}
            />
          )}
        </Field>
      </div>
      {!letter.scan && (
        <ScanDrop id={`${id}-scan`} onScan={([scan]) => set({ scan: scan ?? null })} wrong={wrong.scan} />
      )}
      <Field id={`${id}-files`} title="附件" required={false} wrong={wrong.files}>
        {(tied) => <FilesControl tied={tied} value={letter.files} onChange={(files) => set({ files })} />}
      </Field>
    </fieldset>
  )
}
