import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/** Where the server hands out `dist/portal/assets/`. */
const BASE = '/portal/'
const OUT = process.env.DENGWEN_PORTAL_OUT ?? join(import.meta.dirname, '../../dist/portal')
/** Browsers of the last ten years (ux.md §1): syntax and style sheet are lowered to these. */
const OLDEST = ['chrome55', 'firefox52', 'safari10.1', 'edge15']

/**
 * Builds twice, in this order: style sheet and script with hashed names, then the views as one module that
 * knows those names. Writes `manifest.json` for the server.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: BASE,
  publicDir: false,
  logLevel: 'warn',
  build: { outDir: OUT, emptyOutDir: false },
  plugins: [assetNames()],
  builder: {
    async buildApp(builder) {
      rmSync(OUT, { recursive: true, force: true })
      for (const name of ['client', 'ssr']) {
        const environment = builder.environments[name]
        if (environment) await builder.build(environment)
      }
      writeManifest()
    },
  },
  environments: {
    client: {
      build: {
        cssCodeSplit: false,
        target: OLDEST,
        cssTarget: OLDEST,
        modulePreload: false,
        rolldownOptions: {
          input: join(import.meta.dirname, 'scripts/portal.ts'),
          output: {
            format: 'iife',
            entryFileNames: 'assets/portal-[hash].js',
            assetFileNames: 'assets/portal-[hash][extname]',
          },
        },
      },
    },
    ssr: {
      // React comes along, built for production: the server then renders the same whatever NODE_ENV says.
      resolve: { noExternal: true },
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        ssr: true,
        target: 'node26',
        rolldownOptions: {
          input: join(import.meta.dirname, 'views/render.tsx'),
          output: { format: 'es', entryFileNames: 'render.js' },
        },
      },
    },
  },
})

/** Gives the views the hashed names of the client build as `virtual:portal-assets`. */
function assetNames(): Plugin {
  const id = 'virtual:portal-assets'
  return {
    name: 'dengwen-portal-assets',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(source) {
      if (source !== `\0${id}`) return undefined
      return `export const style = ${JSON.stringify(BASE + built('.css'))}; export const script = ${JSON.stringify(BASE + built('.js'))}`
    },
  }
}

/** The one built asset of a kind, below the output folder. More or fewer is a broken build. */
function built(extension: string): string {
  const found = readdirSync(join(OUT, 'assets')).filter((file) => file.endsWith(extension))
  if (found.length !== 1) throw new Error(`Expected one ${extension} in ${OUT}/assets, found ${found.length}`)
  return `assets/${found[0]}`
}

const TYPES: Record<string, string> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' }

function writeManifest(): void {
  const assets = readdirSync(join(OUT, 'assets')).map((name) => {
    const body = readFileSync(join(OUT, 'assets', name))
    return {
      file: `assets/${name}`,
      href: `${BASE}assets/${name}`,
      type: TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      bytes: body.length,
      sha256: createHash('sha256').update(body).digest('hex'),
    }
  })
  writeFileSync(join(OUT, 'manifest.json'), `${JSON.stringify({ base: BASE, render: 'render.js', assets }, null, 2)}\n`)
}
