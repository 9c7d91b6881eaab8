import { Checkbox, Input } from 'antd'
import { ChoiceControl } from '../acts/fields/choice.tsx'
import { Field } from '../acts/fields/field.tsx'
import { Doubt } from './doubt.tsx'
import { idTypes } from './letter.ts'
import type { PartProps } from './letter-form.tsx'
import { LetterOthers } from './letter-others.tsx'
import { idNumberDoubt, phoneDoubt } from './warnings.ts'

const idTypeList = idTypes.map((name) => ({ const: name, title: name }))

/** Who it comes from, as far as the letter says. Nothing of it is a condition of registration. */
export function LetterPerson(props: PartProps) {
  const { id, letter, set } = props
  const line = (
    name: 'name' | 'phone' | 'address' | 'idNo',
    title: string,
    { most, doubt = '' }: { most: number; doubt?: string },
  ) => (
    <Field id={`${id}-${name}`} title={title} required={false}>
      {(tied) => (
        <>
          <Input
            {...tied}
            autoComplete="off"
            value={letter[name]}
            maxLength={most}
            onChange={({ target }) => set({ [name]: target.value })}
          />
          <Doubt words={doubt} />
        </>
      )}
    </Field>
  )
  const check = (name: 'anonymous' | 'confidential' | 'eService', words: string) => (
    <Checkbox checked={letter[name]} onChange={({ target }) => set({ [name]: target.checked })}>
      {words}
    </Checkbox>
  )
  return (
    <fieldset>
      <legend>信访人</legend>
      <p className="hint">写不全也要登记：没有姓名、地址不清都不是不登记的理由。</p>
      {check('anonymous', '匿名（信上没有署名）')}
      {!letter.anonymous && (
        <>
          <div className="row">
            {line('name', '姓名', { most: 100 })}
            {line('phone', '电话', { most: 40, doubt: phoneDoubt(letter.phone) })}
          </div>
          {line('address', '住址', { most: 200 })}
          <div className="row">
            {line('idNo', '证件号码', {
              most: 30,
              doubt: letter.idType === idTypes[0] ? idNumberDoubt(letter.idNo) : '',
            })}
            {letter.idNo.trim() && (
              <Field id={`${id}-idType`} title="证件种类" required={false} group>
                {(tied) => (
                  <ChoiceControl
                    tied={tied}
                    value={letter.idType}
                    onChange={(idType) => set({ idType })}
                    options={idTypeList}
                  />
                )}
              </Field>
            )}
          </div>
          <LetterOthers {...props} />
          {check('confidential', '要求对办理单位保密身份')}
          {check('eService', '同意电子送达')}
        </>
      )}
    </fieldset>
  )
}
