import { Checkbox, Input } from 'antd'
import { Field } from '../acts/fields/field.tsx'
import type { PartProps } from './letter-form.tsx'
import { idNumberDoubt, phoneDoubt } from './warnings.ts'

/** Who it comes from, as far as the letter says. Nothing of it is a condition of registration. */
export function LetterPerson({ id, letter, set }: PartProps) {
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
          {doubt && (
            <p className="field-doubt" role="status">
              {doubt}
            </p>
          )}
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
          {line('idNo', '身份证号', { most: 30, doubt: idNumberDoubt(letter.idNo) })}
          {check('confidential', '要求对办理单位保密身份')}
          {check('eService', '同意电子送达')}
        </>
      )}
    </fieldset>
  )
}
