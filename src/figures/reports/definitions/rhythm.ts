import type { Part, ReportDefinition, WordsPart } from '../definition.ts'
import {
  assigned,
  categories,
  channels,
  counties,
  letters,
  organs,
  quality,
  satisfaction,
  trend,
  visits,
} from './tables.ts'

const head = (text: string): Part => ({ kind: 'heading', level: 1, text })

/** How much came in, in two sentences. */
const overview: WordsPart = {
  kind: 'words',
  id: 'overview',
  says:
    '{period}，{place}共登记群众信访{NUM-37.count}件、{NUM-37.people}人次，{NUM-37.change}。' +
    '其中来信{NUM-01.count}件，{NUM-01.change}；12345热线受理有效来电{NUM-30.count}个，{NUM-30.change}；' +
    '网上信访占{RATE-web.percent}，重复信访率{RATE-repeat.percent}。' +
    '反映较多的是{by-category.top5}。',
}
const handled: WordsPart = {
  kind: 'words',
  id: 'handled',
  says:
    '信访部门应转送、交办、告知的{RATE-disposed.denominator}件，按时{RATE-disposed.numerator}件，及时受理率{RATE-disposed.percent}；' +
    '责任单位应书面告知的{RATE-noticed.denominator!}件，按时{RATE-noticed.numerator}件，及时受理率{RATE-noticed.percent}；' +
    '到期应办结的{RATE-closed.denominator!}件，按期办结{RATE-closed.numerator}件，按期办结率{RATE-closed.percent}。',
}
const owed: WordsPart = {
  kind: 'words',
  id: 'owed',
  when: { figure: 'RATE-closed', measure: 'late', is: 'above', than: 0 },
  says: '到期未办结{RATE-closed.late}件，请承办单位逐件说明原因，尽快办结并书面答复。',
}
const lateNotices: WordsPart = {
  kind: 'words',
  id: 'late-notices',
  when: { figure: 'RATE-noticed', measure: 'late', is: 'above', than: 0 },
  says: '到期未书面告知是否受理{RATE-noticed.late}件，请有关单位立即补告知。',
}

/** 一周一快报、一月一通报、一季一分析 (NUM-39) and the half-month paper (NUM-40). */
export const rhythmReports: readonly ReportDefinition[] = [
  {
    id: 'RPT-16',
    title: '信访快报',
    says: '一周一快报：本周受理、办理和到期情况，每周一报出。',
    parts: [
      head('受理情况'),
      overview,
      channels,
      head('办理情况'),
      handled,
      quality,
      head('需要督促的事项'),
      owed,
      lateNotices,
    ],
  },
  {
    id: 'RPT-17',
    title: '信访情况通报',
    says: '一月一通报：受理、办理质量、县区和部门对比，每月5日前报出。',
    parts: [
      head('受理情况'),
      overview,
      letters,
      visits,
      channels,
      trend,
      head('反映的主要问题'),
      categories,
      head('办理情况'),
      handled,
      quality,
      satisfaction,
      head('各地各部门情况'),
      {
        kind: 'words',
        id: 'fair',
        says: '件数多少只说明群众在哪里反映问题，不作为考核依据；办理质量的各项比率一并列出。',
      },
      counties,
      organs,
      head('需要督促的事项'),
      owed,
      lateNotices,
    ],
  },
  {
    id: 'RPT-18',
    title: '信访形势分析',
    says: '一季一分析：逐月走势、内容分类、办理质量，每季度首月10日前报出。',
    parts: [
      head('总体情况'),
      overview,
      trend,
      visits,
      head('反映的主要问题'),
      categories,
      {
        kind: 'words',
        id: 'repeat',
        when: { figure: 'RATE-repeat', measure: 'percent', is: 'above', than: 0 },
        says: '重复信访率{RATE-repeat.percent}。同一事项再次反映，首先要看原承办单位第一次办理是否到位。',
      },
      head('办理质量'),
      handled,
      quality,
      assigned,
      satisfaction,
      head('各地各部门情况'),
      counties,
      organs,
      head('工作建议'),
      owed,
      lateNotices,
    ],
  },
  {
    id: 'RPT-19',
    title: '信访工作专报',
    says: '简报、半月专报、来电摘报：一页纸的要点，每半月一期。',
    masthead: '信访工作专报',
    parts: [
      head('受理要点'),
      overview,
      head('办理要点'),
      handled,
      owed,
      head('来电摘报'),
      {
        kind: 'words',
        id: 'calls',
        says: '12345热线受理有效来电{NUM-30.count}个，{NUM-30.change}，占受理总量的{NUM-30.percent}，其中市民来电表扬{NUM-31.count!}次。',
      },
    ],
  },
]
