import type { Frame } from '../frame.ts'
import type { LetterModel } from '../model.ts'
import { letter, paragraphs, sections, sentence } from './letter.ts'
import { type Content, readerOf } from './reader.ts'

/** DOC-13: an agreement of both sides, with the rights that it leaves untouched (L22 33). */
export function composeAgreement(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-13', content)
  const performBy = read.maybeDay('performBy')
  return letter('DOC-13', frame, content, {
    contact: read.text('contact'),
    blocks: [
      {
        kind: 'paragraph',
        text: `${read.text('petitioner')}与${read.text('other')}就信访事项，${read.choice('form')}，根据《信访工作条例》第三十三条的规定，自愿达成协议如下：`,
      },
      ...sections(
        ['事实', paragraphs(read.text('facts'))],
        ['协议内容', paragraphs(read.text('terms'))],
        [
          '履行',
          [
            ...paragraphs(read.text('performance')),
            ...paragraphs(performBy ? sentence(`最迟${performBy}履行完毕`) : ''),
          ],
        ],
        ['不影响的权利', paragraphs(read.text('rights'))],
      ),
      { kind: 'paragraph', text: '本协议由双方当事人签名或者盖章，自签名之日起生效，双方各执一份，本单位存一份。' },
      { kind: 'paragraph', text: `信访人（签名）：　　　　　　　${read.text('other')}（签名、盖章）：` },
    ],
  })
}
