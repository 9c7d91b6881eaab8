import type { Frame } from '../frame.ts'
import type { LetterModel } from '../model.ts'
import { letter, numbered, paragraphs, sections } from './letter.ts'
import { type Content, readerOf } from './reader.ts'

/** DOC-05: acceptance, with path, procedure, last day and rights (L22 23). */
export function composeAcceptance(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-05', content)
  const from = read.maybe('from')
  const note = read.maybe('note')
  const owedOn = read.maybeDay('owedOn')
  // L22 34 lengthens the 60 days of art. 31(6); a suggestion has no such limit and no such extension.
  const extendable = content.class === 'appeal'
  return letter('DOC-05', frame, content, {
    contact: read.text('contact'),
    coverValues: extendable ? { extension: '最多延长30日' } : {},
    blocks: [
      {
        kind: 'paragraph',
        text: `您提出的信访事项${
          from ? `，由${from}转来` : ''
        }，我单位予以受理。根据《信访工作条例》第二十三条的规定，现将接收情况以及处理途径和程序告知如下：`,
      },
      ...sections(
        [
          '接收情况',
          paragraphs(
            `我单位于${read.day('receivedOn')}收到该事项。经审查，该事项属于${read.choice('class')}，在我单位职权范围内。`,
          ),
        ],
        ['处理途径和程序', [...paragraphs(read.text('path')), numbered(read.list('procedure'))]],
        [
          '办理期限',
          paragraphs(
            `${owedOn ? `本告知书应于${owedOn}前送达您，现予补发；办理期限照原来的日子算，没有重新起算。` : ''}我单位最迟于${read.day('dueOn')}办结，并书面答复您。${
              extendable ? '情况复杂、经本单位负责人批准延长的，延长期限不超过30日，并告知您延期理由。' : ''
            }`,
          ),
        ],
        ['承办科室', paragraphs(`${read.text('unit')}。`)],
        ['您的权利', [...paragraphs('在办理过程中，您可以：'), numbered(read.list('rights'))]],
        ['其他情况', note ? paragraphs(note) : []],
      ),
      { kind: 'paragraph', text: '特此告知。' },
    ],
  })
}
