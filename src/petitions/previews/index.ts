import type { Settings, StoredFile } from '../../kernel/index.ts'
import { kindOf } from './kind.ts'
import { pictureOf } from './picture.ts'

export { sendView } from './send.ts'

type Opened = StoredFile & { content: Buffer }

/** How a page shows a file; `says` stands beside what it cannot. */
export type FilePreview =
  | { kind: 'image' | 'pdf' }
  | { kind: 'audio' | 'video'; says: string }
  | { kind: 'text'; text: string; cut: boolean }
  | { kind: 'none'; says: string }

/** For the desk and the person's own page: what can be shown of a file, and the words of a text at once. */
export function previewOf(settings: Settings, file: Opened): FilePreview {
  const kind = kindOf(file.content, file.name)
  switch (kind.as) {
    case 'text': {
      const text = new TextDecoder(kind.encoding).decode(file.content)
      return { kind: 'text', text: text.slice(0, settings.previewChars), cut: text.length > settings.previewChars }
    }
    case 'audio':
    case 'video':
      return { kind: kind.as, says: kind.says }
    case 'none':
      return { kind: 'none', says: kind.says }
    default:
      return { kind: kind.as }
  }
}

/** Bytes that a page may load: a picture drawn anew, a PDF, a recording. Null where the file is only downloaded. */
export type FileView = { mediaType: string; content: Buffer }

/**
 * @returns null for what is never shown in a page
 * @throws Unreadable for a picture that is broken or too large
 */
export async function viewOf(settings: Settings, file: Opened): Promise<FileView | null> {
  const kind = kindOf(file.content, file.name)
  switch (kind.as) {
    case 'image':
      return { mediaType: 'image/webp', content: await pictureOf(file.content, kind.heic, settings) }
    case 'pdf':
      return { mediaType: 'application/pdf', content: file.content }
    case 'audio':
    case 'video':
      return { mediaType: kind.mediaType, content: file.content }
    default:
      return null
  }
}
