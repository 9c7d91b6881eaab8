import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { call } from '../../server/request.ts'
import type { AdminSite } from '../api.ts'
import { AdminForm } from '../form/admin-form.tsx'
import { TextField } from '../form/text-field.tsx'
import { useAdminForm } from '../form/use-admin-form.ts'
import { siteQuery } from '../queries.ts'
import { CounterFields } from './counter-fields.tsx'
import { LogoField } from './logo-field.tsx'
import { SiteLook } from './site-look.tsx'

/** The site as it is typed: no field is missing. */
export type SiteValues = Omit<AdminSite, 'said'>

const valuesOf = ({ said: _, ...site }: AdminSite): SiteValues => ({
  ...site,
  hotline: { ...site.hotline, note: site.hotline.note ?? '' },
  letters: { ...site.letters, postcode: site.letters.postcode ?? '' },
})

/** The form, and beside it how it will read. */
export function SiteForm({ site }: { site: AdminSite }) {
  const client = useQueryClient()
  const { notification } = App.useApp()
  const form = useAdminForm<SiteValues, AdminSite>({
    name: 'site',
    start: valuesOf(site),
    // The picture is sent when it is another one: what is left out stays.
    save: ({ logo, ...values }, key) =>
      call('/admin/site', { method: 'PUT', body: logo === site.logo ? values : { ...values, logo }, key }),
    onSaved(saved) {
      client.setQueryData(siteQuery.queryKey, saved)
      notification.success({ title: '已保存，群众看到的页面立即更新' })
    },
  })
  const { values, set, wrong } = form
  const { hotline, letters, dataContact } = values
  return (
    <div className="admin-split both site-page">
      <AdminForm form={form} label="保存" isNew={!site.said} title="本市与对外信息">
        {!site.said && <p className="note-wrong">还没有人填写过。下面是从单位名录推出来的，请逐项核对后保存。</p>}
        <fieldset>
          <legend>本市</legend>
          <div className="row">
            <TextField
              title="城市"
              required
              most={40}
              value={values.city}
              onChange={(city) => set({ city })}
              wrong={wrong('city')}
            />
            <TextField
              title="信访工作机构"
              required
              most={100}
              value={values.office}
              onChange={(office) => set({ office })}
              wrong={wrong('office')}
            />
          </div>
          <div className="row">
            <TextField
              title="印章文字"
              required
              hint="印在文书落款处的圆章里"
              most={40}
              value={values.sealText}
              onChange={(sealText) => set({ sealText })}
              wrong={wrong('sealText')}
            />
            <TextField
              title="群众打开的网址"
              hint="印在回执和信封上，如 xf.example.gov.cn，不写 https://"
              most={120}
              value={values.host}
              onChange={(host) => set({ host: host.trim() })}
              wrong={wrong('host')}
            />
          </div>
          <LogoField value={values.logo} onChange={(logo) => set({ logo })} wrong={wrong('logo')} />
        </fieldset>
        <fieldset>
          <legend>电话和来信</legend>
          <div className="row">
            <TextField
              title="热线号码"
              required
              most={40}
              value={hotline.number}
              onChange={(number) => set({ hotline: { ...hotline, number } })}
              wrong={wrong('hotline.number')}
            />
            <TextField
              title="热线服务时间"
              required
              most={100}
              placeholder="如：每天24小时"
              value={hotline.hours}
              onChange={(hours) => set({ hotline: { ...hotline, hours } })}
              wrong={wrong('hotline.hours')}
            />
          </div>
          <TextField
            title="热线说明"
            most={100}
            placeholder="如：有手语视频通话"
            value={hotline.note ?? ''}
            onChange={(note) => set({ hotline: { ...hotline, note } })}
            wrong={wrong('hotline.note')}
          />
          <TextField
            title="心理援助热线"
            hint="名称和号码。同事发现有生命危险时，与110、120一起提示；没有就空着"
            most={60}
            value={values.crisisLine ?? ''}
            onChange={(crisisLine) => set({ crisisLine })}
            wrong={wrong('crisisLine')}
          />
          <div className="row">
            <TextField
              title="来信地址"
              required
              most={120}
              value={letters.address}
              onChange={(address) => set({ letters: { ...letters, address } })}
              wrong={wrong('letters.address')}
            />
            <TextField
              title="邮政编码"
              most={6}
              value={letters.postcode ?? ''}
              onChange={(postcode) => set({ letters: { ...letters, postcode } })}
              wrong={wrong('letters.postcode')}
            />
          </div>
        </fieldset>
        <CounterFields value={values.counters} onChange={(counters) => set({ counters })} wrong={wrong} />
        <fieldset>
          <legend>个人信息负责人</legend>
          <p className="hint">群众查阅、更正、删除自己的信息时找谁（个人信息保护法第十七条）。写岗位或姓名都可以。</p>
          <div className="row">
            <TextField
              title="岗位或姓名"
              required
              most={60}
              value={dataContact.name}
              onChange={(name) => set({ dataContact: { ...dataContact, name } })}
              wrong={wrong('dataContact.name')}
            />
            <TextField
              title="电话"
              required
              most={40}
              value={dataContact.phone}
              onChange={(phone) => set({ dataContact: { ...dataContact, phone } })}
              wrong={wrong('dataContact.phone')}
            />
          </div>
          <TextField
            title="地址"
            required
            most={120}
            value={dataContact.address}
            onChange={(address) => set({ dataContact: { ...dataContact, address } })}
            wrong={wrong('dataContact.address')}
          />
        </fieldset>
      </AdminForm>
      <SiteLook site={values} />
    </div>
  )
}
