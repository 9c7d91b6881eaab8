import { pendingUpload, publicPrincipal } from '../kernel/index.ts'
import type { FieldError, Upload } from './models.ts'
import type { Portal } from './portal.ts'
import type { Typed } from './typed.ts'

/** The files behind the ids of a form, as long as nobody claimed them and they were not swept away. */
export function pendingUploads(portal: Portal, ids: readonly string[]): Promise<Upload[]> {
  if (ids.length === 0) return Promise.resolve([])
  const { units, vault } = portal.house.kernel
  return units.read(publicPrincipal, async (tx) => {
    const found: Upload[] = []
    for (const id of ids) {
      const file = await pendingUpload(tx, vault, id)
      if (file) found.push({ id, name: file.name, bytes: file.bytes })
    }
    return found
  })
}

export const lostFiles = (lost: number): FieldError => ({
  field: 'upload',
  says: `有 ${lost} 个文件已经提交过，或者放了一天没有提交，请重新上传`,
})

/** What is wrong with the files of this sending. @param pressed the button was "upload": nothing chosen is worth a word */
export function uploadErrors({ kept, notKept }: Typed, pressed: boolean): FieldError[] {
  if (notKept.length > 0) return [{ field: 'upload', says: notKept.join('；') }]
  return pressed && kept.length === 0 ? [{ field: 'upload', says: '还没有选文件，请先选，再上传' }] : []
}
