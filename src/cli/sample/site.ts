import type { SiteData } from '../../people/index.ts'
import { city } from './city.ts'

/** Contacts of the sample city: all invented, and 0000-… numbers cannot be dialled. */
export const sampleSite: SiteData = {
  city: city.name,
  office: `${city.name}信访局`,
  host: 'xf.example.org',
  sealText: `${city.name}信访局`,
  hotline: { number: '12345', hours: '全天 24 小时', note: '可说方言，可转手语视频' },
  counters: [
    {
      name: `${city.name}人民来访接待大厅`,
      address: `${city.name}幸福路 8 号一楼（示例地址）`,
      hours: '工作日 8:30–12:00、14:30–17:30',
      phone: '0000-1000001',
      note: '有无障碍通道、轮椅和大字填表示例，可以请工作人员代写',
    },
    {
      name: '城东区接待大厅',
      address: '城东区文明街 21 号（示例地址）',
      hours: '工作日 8:30–12:00、14:30–17:30',
      phone: '0000-1000002',
    },
    {
      name: '河西区接待大厅',
      address: '河西区白沙大道 3 号（示例地址）',
      hours: '工作日 8:30–12:00、14:30–17:30',
      phone: '0000-1000003',
    },
    {
      name: '青山县接待大厅',
      address: '青山县青山镇前街 5 号（示例地址）',
      hours: '工作日 8:30–12:00、14:30–17:30',
      phone: '0000-1000004',
    },
  ],
  letters: { address: `${city.name}幸福路 8 号`, postcode: '000000' },
  dataContact: {
    name: `${city.name}信访局个人信息保护负责人`,
    phone: '0000-1000005',
    address: `${city.name}幸福路 8 号`,
  },
}
