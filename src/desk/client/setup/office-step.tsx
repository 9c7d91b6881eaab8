import { TextField } from '../admin/form/text-field.tsx'
import type { StepProps } from './city-step.tsx'

export function OfficeStep({ setup, set, wrong }: StepProps) {
  return (
    <>
      <p>先建立本级的信访工作机构，其他单位稍后用表格放进来。</p>
      <div className="row">
        <TextField
          title="全称"
          required
          placeholder={`${setup.regionName || '某某市'}信访局`}
          most={100}
          value={setup.officeName}
          onChange={(officeName) => set({ officeName })}
          wrong={wrong('officeName')}
        />
        <TextField
          title="简称"
          most={60}
          value={setup.officeShort}
          onChange={(officeShort) => set({ officeShort })}
          wrong={wrong('officeShort')}
        />
      </div>
      <div className="row">
        <TextField
          title="发文代字"
          required
          hint="文号里的字，如“某信”"
          most={20}
          value={setup.officeMark}
          onChange={(officeMark) => set({ officeMark })}
          wrong={wrong('officeMark')}
        />
        <TextField
          title="电话"
          required
          hint="对外公开"
          most={60}
          value={setup.officePhone}
          onChange={(officePhone) => set({ officePhone })}
          wrong={wrong('officePhone')}
        />
      </div>
      <TextField
        title="地址"
        required
        hint="对外公开，群众来访、来信用"
        value={setup.officeAddress}
        onChange={(officeAddress) => set({ officeAddress })}
        wrong={wrong('officeAddress')}
      />
      <div className="row">
        <TextField
          title="热线号码"
          required
          most={40}
          value={setup.hotlineNumber}
          onChange={(hotlineNumber) => set({ hotlineNumber })}
          wrong={wrong('hotlineNumber')}
        />
        <TextField
          title="热线服务时间"
          required
          most={100}
          placeholder="如：每天24小时"
          value={setup.hotlineHours}
          onChange={(hotlineHours) => set({ hotlineHours })}
          wrong={wrong('hotlineHours')}
        />
      </div>
    </>
  )
}
