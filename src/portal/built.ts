/** For tests: the portal as `vite build` makes it, in a folder of its own below `test-output/`. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PageName, Pages } from './models.ts'

const ROOT = join(import.meta.dirname, '../..')

export type Built = {
  render: <P extends PageName>(page: P, model: Pages[P]) => string
  dir: string
  manifest: {
    base: string
    render: string
    assets: { file: string; href: string; type: string; bytes: number; sha256: string }[]
  }
}

/** @param name folder below `test-output/`; a build that fails throws with what Vite said */
export async function buildPortal(name: string): Promise<Built> {
  const dir = join(ROOT, 'test-output', name)
  const config = join(import.meta.dirname, 'vite.config.ts')
  const built = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--config', config],
    {
      cwd: ROOT,
      env: { ...process.env, DENGWEN_PORTAL_OUT: dir },
      encoding: 'utf8',
    },
  )
  if (built.status !== 0) throw new Error(`The portal does not build:\n${built.stdout}${built.stderr}`)
  const manifest: Built['manifest'] = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'))
  const { render } = (await import(join(dir, manifest.render))) as Pick<Built, 'render'>
  return { render, dir, manifest }
}
