import { useId } from 'react'
import { ChoiceControl } from '../acts/fields/choice.tsx'
import { Field } from '../acts/fields/field.tsx'
import { TextField } from '../admin/form/text-field.tsx'
import type { Setup } from './setup.ts'

export type StepProps = {
  setup: Setup
  set: (change: Partial<Setup>) => void
  wrong: (field: keyof Setup) => string | undefined
}

const levels = [
  { const: '2', title: '省、自治区、直辖市' },
  { const: '3', title: '市、州、盟' },
  { const: '4', title: '县、区、旗' },
]

export function CityStep({ setup, set, wrong }: StepProps) {
  const id = useId()
  return (
    <>
      <TextField
        title="一次性建立码"
        required
        hint="程序第一次启动时显示在屏幕上，也存在数据目录里；从那个地址点进来会自动填好。"
        most={200}
        value={setup.token}
        onChange={(token) => set({ token })}
        wrong={wrong('token')}
      />
      <div className="row">
        <TextField
          title="行政区划代码"
          required
          hint="六位数字，如 430500"
          most={6}
          value={setup.regionCode}
          onChange={(regionCode) => set({ regionCode })}
          wrong={wrong('regionCode')}
        />
        <TextField
          title="名称"
          required
          hint="全称，如“某某市”"
          most={40}
          value={setup.regionName}
          onChange={(regionName) => set({ regionName })}
          wrong={wrong('regionName')}
        />
      </div>
      <Field id={`${id}-level`} title="层级" required group wrong={wrong('regionLevel')}>
        {(tied) => (
          <ChoiceControl
            tied={tied}
            value={setup.regionLevel}
            onChange={(regionLevel) => set({ regionLevel })}
            options={levels}
          />
        )}
      </Field>
      <p className="hint">下级区划稍后在“批量导入”里用表格放进来。</p>
    </>
  )
}
