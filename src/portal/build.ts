import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PageName, Pages } from './models.ts'
import { type Packed, packed } from './packing.ts'

/** What `vite build` made: the views as one function, and the assets, packed once for all. */
export type Build = {
  render<P extends PageName>(page: P, model: Pages[P]): string
  asset(href: string): Asset | undefined
}
export type Asset = { type: string; forms: Packed }

type Manifest = { render: string; assets: { file: string; href: string; type: string }[] }

/** @throws with words for the administrator when the portal was not built */
export async function openBuild(dir: string): Promise<Build> {
  const manifestFile = join(dir, 'manifest.json')
  if (!existsSync(manifestFile))
    throw new Error('群众页面还没有构建，请先运行 npm run build。(the portal is not built)')
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest
  const { render } = (await import(pathToFileURL(join(dir, manifest.render)).href)) as Pick<Build, 'render'>
  const assets = new Map(
    manifest.assets.map(({ file, href, type }) => [
      href,
      { type, forms: packed(readFileSync(join(dir, file)), 'small') },
    ]),
  )
  return { render, asset: (href) => assets.get(href) }
}
