import { accountKinds, cityKinds } from './kinds.ts'
import { SheetImport } from './sheet-import.tsx'

/** 批量导入 of what the system administrator keeps. */
export function ImportPage() {
  return <SheetImport kinds={cityKinds} />
}

/** 批量开立账号, which is the security administrator's. */
export function ImportAccountsPage() {
  return <SheetImport kinds={accountKinds} />
}
