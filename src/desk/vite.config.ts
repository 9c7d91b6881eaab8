import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Where the server hands out `dist/desk/assets/`. */
const BASE = '/desk/'
/** 360, 奇安信 and UOS browsers stand on Chromium 78–100; older than this says so in words (too-old.js). */
const OLDEST = 'chrome87'
const client = join(import.meta.dirname, 'client')

export default defineConfig({
  root: client,
  base: BASE,
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: join(import.meta.dirname, '../../dist/desk'),
    emptyOutDir: true,
    target: OLDEST,
    cssTarget: OLDEST,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What changes with a release of ours, and what does not.
        codeSplitting: {
          groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack)[\\/]/ }],
        },
      },
    },
    // One piece of Ant Design is bigger than Vite's default of 500 kB; what counts is the compressed first load.
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
  },
  plugins: [react(), tableOfWords(), tooOldScript(), onlyKnownCalls(), compressed()],
})

/** `virtual:law-words`: the tables of the law as plain data (law-words.ts). */
function tableOfWords(): Plugin {
  const id = 'virtual:law-words'
  return {
    name: 'dengwen-law-words',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (source) => (source === `\0${id}` ? `export const words = ${lawWords()}` : undefined),
  }
}

/** JSON of the tables. Vite itself may run on any Node ≥ 20; the law needs the pinned one. */
function lawWords(): string {
  const pinned = join(import.meta.dirname, '../../node_modules/.bin/node')
  const program = `import { lawWords } from './law-words.ts'; process.stdout.write(JSON.stringify(lawWords()))`
  return execFileSync(existsSync(pinned) ? pinned : process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  })
}

/** A classic script with a hashed name: old browsers must understand it, and the server caches assets for a year. */
function tooOldScript(): Plugin {
  let reference = ''
  return {
    name: 'dengwen-too-old',
    buildStart() {
      const source = readFileSync(join(client, 'too-old.js'))
      reference = this.emitFile({ type: 'asset', name: 'too-old.js', source })
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const file = Object.values(bundle ?? {}).find(({ name }) => name === 'too-old.js')?.fileName
        if (!file || !reference) throw new Error('too-old.js is not in the bundle')
        return html.replace('</body>', `  <script src="${BASE}${file}"></script>\n</body>`)
      },
    },
  }
}

/**
 * Vite lowers syntax to the oldest browser, not the library: a call that Chromium 87 lacks would fail on an office PC and
 * nowhere else. So it fails here.
 */
function onlyKnownCalls(): Plugin {
  const later =
    /\.(at|findLast|findLastIndex|toSorted|toReversed|toSpliced|randomUUID|withResolvers|hasOwn|groupBy)\(|\b(structuredClone\(|Temporal\.|AbortSignal\.(any|timeout)\b)/
  return {
    name: 'dengwen-only-known-calls',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        const found = chunk.type === 'chunk' ? later.exec(chunk.code) : null
        if (found && chunk.type === 'chunk') {
          const around = chunk.code.slice(Math.max(0, found.index - 60), found.index + 60)
          this.error(`${chunk.fileName} calls what ${OLDEST} lacks: ${around}`)
        }
      }
    },
  }
}

/**
 * `.br` and `.gz` beside each asset: the server hands them out as they are and never compresses by itself. Browsers take
 * brotli over https only, gzip everywhere.
 */
function compressed(): Plugin {
  return {
    name: 'dengwen-compressed',
    writeBundle({ dir }) {
      if (!dir) throw new Error('the build has no output folder')
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.(js|css|html)$/.test(name),
      )) {
        const content = readFileSync(join(dir, name))
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(content, { params }))
        writeFileSync(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }))
      }
    },
  }
}
