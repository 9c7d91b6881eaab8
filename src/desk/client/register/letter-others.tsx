import { Input } from 'antd'
import { Field } from '../acts/fields/field.tsx'
import { isVisit } from '../law/codes.ts'
import { Doubt } from './doubt.tsx'
import { namedIn } from './letter.ts'
import type { PartProps } from './letter-form.tsx'
import { LetterProxies } from './letter-proxies.tsx'
import { peopleIn, repeatedNames } from './people-list.ts'
import { representativesDoubt } from './warnings.ts'

/** Who signed along, who speaks for them, and who acts for the person. */
export function LetterOthers({ id, letter, set }: PartProps) {
  const visit = isVisit(letter.channel)
  const others = peopleIn(letter.coSigners)
  const speakers = peopleIn(letter.representatives)
  const twice = repeatedNames([...speakers, ...others])
  const all = namedIn(letter)
  return (
    <>
      <Field
        id={`${id}-coSigners`}
        title={visit ? '其他来访人' : '联名人'}
        required={false}
        hint="一行一个姓名，可整列粘贴；电话、身份证号写在姓名后面。第一署名人写在上面的“姓名”里"
      >
        {(tied) => (
          <>
            <Input.TextArea
              {...tied}
              className="names"
              value={letter.coSigners}
              autoSize={{ minRows: 1, maxRows: 12 }}
              onChange={({ target }) => set({ coSigners: target.value })}
            />
            {all > 1 && (
              <p className="hint" role="status">
                列名 {all} 人{letter.signerCount && letter.signerCount > all ? `，登记 ${letter.signerCount} 人` : ''}
                {twice.length > 0 && `；重名请核对：${twice.join('、')}`}
              </p>
            )}
          </>
        )}
      </Field>
      {(visit || others.length > 0 || letter.representatives) && (
        <Field
          id={`${id}-representatives`}
          title="推选的代表"
          required={false}
          hint="不超过5人，一行一个；不在上面重复写"
        >
          {(tied) => (
            <>
              <Input.TextArea
                {...tied}
                className="names"
                value={letter.representatives}
                autoSize={{ minRows: 1, maxRows: 8 }}
                onChange={({ target }) => set({ representatives: target.value })}
              />
              <Doubt words={representativesDoubt(visit, all, letter.peopleCount ?? 0, speakers.length)} />
            </>
          )}
        </Field>
      )}
      <LetterProxies id={id} letter={letter} set={set} />
    </>
  )
}
