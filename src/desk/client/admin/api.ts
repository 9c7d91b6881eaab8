/** Shapes of /api/v1/admin, taken from the room that answers. */
import type { SiteData } from '../../../people/index.ts'

export type { AdminAccount, AdminCategory, AdminOrgan, Deputy } from '../../../people/index.ts'

/** The first password of an account, or a new one: told once. */
export type Told = { account: string; login: string; password: string }

/** GET and PUT /site; the picture as a data address. `said`: somebody has filled it in. */
export type AdminSite = SiteData & { logo: string | null; said: boolean }

export type GoLiveItem = { id: string; title: string; done: boolean; says: string; remedy: string; to: string }

export type ImportRow = {
  line: number
  state: 'new' | 'changed' | 'same' | 'wrong'
  says: string[]
  values: Record<string, string>
}
export type ImportPreview = { counts: Record<ImportRow['state'], number>; rows: ImportRow[] }
export type Imported = ImportPreview & { passwords?: { login: string; name: string; password: string }[] }
