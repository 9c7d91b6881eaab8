import type { FastifyRequest } from 'fastify'
import type { StoredFile } from '../kernel/index.ts'
import { keepFile } from '../petitions/index.ts'
import { FILE_ENDINGS, FILE_KINDS } from './file-kinds.ts'
import type { Portal } from './portal.ts'
import { size } from './views/size.ts'

/** What a form sent, as it was typed. A field that is not there is an empty text. */
export type Typed = {
  one(name: string): string
  all(name: string): string[]
  /** All fields in order, but not those that belong to one sending (token, key, go). */
  pairs(): [name: string, value: string][]
  /** The same with other values of one field. */
  with(name: string, values: string[]): Typed
  /** Which button was pressed; Enter presses `next`. */
  go: string
  /** Files that came with this very sending, kept already; their ids stand in the field `file` with the others. */
  kept: StoredFile[]
  /** Why some were not kept, a sentence each. */
  notKept: string[]
}

const OF_ONE_SENDING = ['token', 'key', 'go']
/** Chosen at once, more than may be attached: the surplus is named. Beyond this nobody meant it. */
const filesRead = 60
const partsRead = 500

/**
 * Reads a form of either kind. Files are kept sealed while they arrive, whatever is wrong with the rest of the form: a
 * page that is shown again cannot give a chooser its files back.
 * @throws what the body parsers throw (too large, not a form)
 */
export async function readTyped(portal: Portal, request: FastifyRequest): Promise<Typed> {
  const fields = new Map<string, string[]>()
  const add = (name: string, value: string) => fields.set(name, [...(fields.get(name) ?? []), clean(value)])
  const kept: StoredFile[] = []
  const notKept: string[] = []
  if (request.isMultipart()) await readParts(portal, request, add, kept, notKept)
  else
    for (const [name, value] of Object.entries((request.body ?? {}) as Record<string, unknown>))
      for (const one of [value].flat()) if (typeof one === 'string') add(name, one)
  // A chooser cannot be filled in again: from here on a file goes by its id.
  for (const { id } of kept) add('file', id)
  return typedFrom(fields, kept, notKept)
}

/**
 * A form whose file is only looked at: nothing of it is kept.
 * @throws problem `too-large`
 */
export async function readForm(
  request: FastifyRequest,
  fileBytes: number,
): Promise<Pick<Typed, 'one' | 'all' | 'go'> & { files: Buffer[] }> {
  const fields = new Map<string, string[]>()
  const add = (name: string, value: string) => fields.set(name, [...(fields.get(name) ?? []), clean(value)])
  const files: Buffer[] = []
  if (request.isMultipart()) {
    for await (const part of request.parts({ limits: { files: 1, parts: partsRead, fileSize: fileBytes } })) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') add(part.fieldname, part.value)
        continue
      }
      const content = await part.toBuffer()
      if (content.length > 0) files.push(content)
    }
  } else
    for (const [name, value] of Object.entries((request.body ?? {}) as Record<string, unknown>))
      for (const one of [value].flat()) if (typeof one === 'string') add(name, one)
  return { ...typedFrom(fields), files }
}

export function typedFrom(
  fields: ReadonlyMap<string, string[]>,
  kept: StoredFile[] = [],
  notKept: string[] = [],
): Typed {
  const one = (name: string): string => fields.get(name)?.[0] ?? ''
  return {
    one,
    all: (name) => fields.get(name) ?? [],
    pairs: () =>
      [...fields]
        .filter(([name]) => !OF_ONE_SENDING.includes(name))
        .flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
    with: (name, values) => typedFrom(new Map([...fields, [name, values]]), kept, notKept),
    go: one('go') || 'next',
    kept,
    notKept,
  }
}

async function readParts(
  portal: Portal,
  request: FastifyRequest,
  add: (name: string, value: string) => void,
  kept: StoredFile[],
  notKept: string[],
): Promise<void> {
  const { fileBytes, filesPerSubmission } = portal.house.kernel.settings
  // A file that is too large is told beside the chooser, so it must not end the reading of the rest.
  const options = {
    limits: { files: filesRead, parts: partsRead, fileSize: fileBytes },
    throwFileSizeLimit: false,
  }
  for await (const part of request.parts(options)) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') add(part.fieldname, part.value)
      continue
    }
    const content = await part.toBuffer()
    const name = part.filename ?? ''
    // A chooser in which nothing was chosen sends one file without name and content.
    if (name === '' && content.length === 0) continue
    const trouble = part.file.truncated
      ? `“${name}”超过 ${size(fileBytes)}，请换一个小一点的`
      : content.length === 0
        ? `“${name}”是空的，请再选一次`
        : !FILE_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending))
          ? `“${name}”这种文件收不了，请换成${FILE_KINDS}`
          : kept.length >= filesPerSubmission
            ? `“${name}”没有收下，一次最多 ${filesPerSubmission} 个`
            : null
    if (trouble) notKept.push(trouble)
    else kept.push(await keepFile(portal.house, { name, mediaType: part.mimetype, content }))
  }
}

/** Line ends as one character; what no text holds (U+0000, half of a surrogate pair) is no part of it. */
const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\0', '').toWellFormed()
