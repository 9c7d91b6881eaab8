// npm run docs: the pages of docs/ that follow from the code. A house test compares them with a fresh generation.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataPage } from './docs/data.ts'
import { drawing, machinesDrawn, procedureGuide } from './docs/drawings.ts'
import { errorsPage } from './docs/errors.ts'
import { figuresPage } from './docs/figures.ts'
import { importPage } from './docs/import.ts'
import { limitsPage } from './docs/limits.ts'
import { procedurePage } from './docs/procedure.ts'
import { settingsPage } from './docs/settings.ts'
import { root } from './docs/sources.ts'

export const pages: Readonly<Record<string, () => string>> = {
  'docs/data.md': dataPage,
  'docs/errors.md': errorsPage,
  'docs/figures.md': figuresPage,
  'docs/import.md': importPage,
  'docs/limits.md': limitsPage,
  'docs/guides/procedure.md': procedureGuide,
  'docs/procedure.md': () => procedurePage(machinesDrawn()),
  'docs/settings.md': settingsPage,
  ...Object.fromEntries(
    machinesDrawn().map((machine) => [`docs/images/procedure/${machine.id}.svg`, () => drawing(machine)]),
  ),
}

if (import.meta.main) for (const [path, page] of Object.entries(pages)) writeFileSync(join(root, path), page())
