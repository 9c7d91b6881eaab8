import { Input } from 'antd'
import { Field } from '../acts/fields/field.tsx'
import { FilesControl } from '../acts/fields/files.tsx'
import { isVisit } from '../law/codes.ts'
import { Doubt } from './doubt.tsx'
import { namedIn } from './letter.ts'
import type { PartProps } from './letter-form.tsx'
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
      <details className="more" open={letter.proxyName !== ''}>
        <summary>有代理人</summary>
        <div className="row">
          <Field id={`${id}-proxyName`} title="代理人姓名" required={false}>
            {(tied) => (
              <Input
                {...tied}
                autoComplete="off"
                value={letter.proxyName}
                maxLength={100}
                onChange={({ target }) => set({ proxyName: target.value })}
              />
            )}
          </Field>
          <Field id={`${id}-proxyPhone`} title="代理人电话" required={false}>
            {(tied) => (
              <Input
                {...tied}
                autoComplete="off"
                value={letter.proxyPhone}
                maxLength={40}
                onChange={({ target }) => set({ proxyPhone: target.value })}
              />
            )}
          </Field>
        </div>
        <Field
          id={`${id}-proxyScope`}
          title="代理权限"
          required={false}
          hint="照委托书写，如：代为提出、代收文书；监护人代未成年人提出的，写“监护人”"
        >
          {(tied) => (
            <Input
              {...tied}
              value={letter.proxyScope}
              maxLength={500}
              onChange={({ target }) => set({ proxyScope: target.value })}
            />
          )}
        </Field>
        <Field id={`${id}-proxyDocument`} title="委托书" required={false}>
          {(tied) => (
            <>
              <FilesControl
                tied={tied}
                value={letter.proxyDocument}
                onChange={(proxyDocument) => set({ proxyDocument })}
                most={1}
              />
              <Doubt
                words={
                  letter.proxyName.trim() && !letter.proxyDocument.length
                    ? '还没有委托书。先登记，再请代理人补交；补交前文书仍送信访人本人。'
                    : ''
                }
              />
            </>
          )}
        </Field>
      </details>
    </>
  )
}
