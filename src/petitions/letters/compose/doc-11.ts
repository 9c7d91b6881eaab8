import { parseDay, zhDayWeek } from '../../../law/index.ts'
import type { Frame } from '../frame.ts'
import type { Block, LetterModel } from '../model.ts'
import { letter, numbered, paragraphs, sections, sentence } from './letter.ts'
import { type Content, type Reader, readerOf } from './reader.ts'

/** DOC-11: the notice of a hearing, or its record (L22 31(6), 36(2)). */
export function composeHearing(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-11', content)
  const on = parseDay(content.on)
  const record = content.stage === 'record'
  const dueOn = parseDay(content.dueOn)
  return letter('DOC-11', frame, content, {
    title: read.choice('stage'),
    contact: read.text('contact'),
    coverValues: record
      ? {
          hearing: '听证开过了，这是笔录和听证员的意见。',
          hearingDo: '请核对笔录，有记错的告诉我们，再签名。',
          ...(dueOn ? { hearingLatest: `听证的这几天不算在期限里，复核意见最迟${zhDayWeek(dueOn)}作出。` } : {}),
        }
      : {
          hearing: `${frame.organ}请您来参加听证，当面说清楚这件事。`,
          hearingDo: '来不来由您，可以请一两个人代理或者陪同。时间不方便的，请早点打电话商量。',
          hearingLatest: `听证在${on ? zhDayWeek(on) : '通知的日期'}${read.maybe('hour') ?? ''}，地点：${read.text('place')}。`,
        },
    blocks: record ? recordOf(read) : notice(read),
  })
}

function notice(read: Reader<'DOC-11'>): Block[] {
  const title = read.maybe('title')
  return [
    {
      kind: 'paragraph',
      text: `为查清事实、分清责任，我单位决定就您提出的${title ? `“${title}”` : ''}信访事项举行听证。根据《信访工作条例》的有关规定，现将听证的有关事项通知如下：`,
    },
    ...sections(
      ['时间', paragraphs(`${read.day('on')}${read.text('hour')}。`)],
      ['地点', paragraphs(sentence(read.text('place')))],
      ['听证的事项', paragraphs(sentence(read.text('subject')))],
      ['您的权利', [numbered(read.list('rights'))]],
    ),
    {
      kind: 'paragraph',
      text: '您可以不参加听证，不影响本事项的办理。听证公开举行，涉及国家秘密、商业秘密、个人隐私的除外。',
    },
  ]
}

function recordOf(read: Reader<'DOC-11'>): Block[] {
  const [from, to] = [read.day('from'), read.day('to')]
  return [
    {
      kind: 'paragraph',
      text: `${from === to ? from : `${from}至${to}`}，我单位在${read.text('place').replace(/。$/, '')}就本事项举行了听证。`,
    },
    ...sections(
      ['参加人', paragraphs(sentence(read.text('people')))],
      ['听证笔录', paragraphs(sentence(read.text('record')))],
      ['听证意见', paragraphs(sentence(read.text('opinion')))],
    ),
    { kind: 'paragraph', text: '以上笔录已交参加人核对。听证意见是作出意见的依据之一。' },
    { kind: 'facts', rows: [{ label: '参加人签名', value: '', lines: 2 }] },
  ]
}
