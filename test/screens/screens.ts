/**
 * Every screen of portal and desk at 320, 768 and 1440 px beside each other: `npm run screens`, after a build. Writes
 * docs/screens/*.webp and the list of them into docs/screens/README.md, between its two marks.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { type Built, buildPortal } from '../../src/portal/built.ts'
import type { PageName, Pages } from '../../src/portal/models.ts'
import { SAMPLES } from '../../src/portal/samples.ts'
import { openChromium } from '../chromium.ts'
import { openWorld, serveWorld } from '../world.ts'
import { desksOf, saveBeside, still } from './camera.ts'
import { scenesOf } from './desk-scenes.ts'

const folder = join(import.meta.dirname, '../../docs/screens')
/** Window of the desk, and how wide it stands on the sheet; a page of the portal is shown whole, as far as it goes. */
const widths = [
  { width: 320, height: 1200, shown: 200 },
  { width: 768, height: 1100, shown: 380 },
  { width: 1440, height: 900, shown: 620 },
]
const sheetHeight = 760

mkdirSync(folder, { recursive: true })
const browser = await openChromium()
/** `npm run screens desk`: one part alone, and the list stays as it is. */
const [only] = process.argv.slice(2)
const made: { part: string; name: string; title: string }[] = []
try {
  if (only !== 'desk') await portal()
  if (only !== 'portal') await desk()
} finally {
  await browser.close()
}
if (!only) list()

async function portal(): Promise<void> {
  const built = await buildPortal('portal-screens')
  const server = createServer((request, response) => answer(built, request.url ?? '/', response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const page = await browser.newPage()
  for (const { name, page: of } of SAMPLES) {
    await page.goto(`${base}/${name}`)
    const pictures: { png: Buffer; width: number }[] = []
    for (const { width, shown } of widths) {
      await page.setViewportSize({ width, height: 800 })
      pictures.push({ png: await page.screenshot({ fullPage: true }), width: shown })
    }
    await keep('群众页面', `portal-${name}`, `${name}（${of}）`, pictures)
  }
  await page.close()
  server.close()
}

function answer(built: Built, url: string, response: import('node:http').ServerResponse): void {
  const { pathname } = new URL(url, 'http://localhost')
  const asset = built.manifest.assets.find(({ href }) => href === pathname)
  if (asset) {
    response.setHeader('content-type', asset.type)
    response.end(readFileSync(join(built.dir, asset.file)))
    return
  }
  const sample = SAMPLES.find(({ name }) => `/${name}` === pathname)
  if (!sample) {
    response.writeHead(404).end()
    return
  }
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(built.render(sample.page as PageName, sample.model as Pages[PageName]))
}

async function desk(): Promise<void> {
  const world = await openWorld()
  const server = await serveWorld(world)
  try {
    const desk = desksOf(browser, server.url)
    for (const scene of await scenesOf(world)) {
      const page = await desk(world.staff(scene.organ, scene.role).login)
      await page.emulateMedia({ colorScheme: 'light' })
      await page.setViewportSize({ width: 320, height: 1200 })
      await page.goto(`${server.url}/desk${scene.path}`)
      await still(page)
      await scene.open?.(page)
      const pictures: { png: Buffer; width: number }[] = []
      for (const { width, height, shown } of widths) {
        await page.emulateMedia({ colorScheme: width === 768 ? 'dark' : 'light' })
        await page.setViewportSize({ width, height })
        await still(page)
        pictures.push({ png: await page.screenshot(), width: shown })
      }
      await keep('工作台', `desk-${scene.name}`, scene.title, pictures)
    }
  } finally {
    await server.close()
    await world.close()
  }
}

async function keep(part: string, name: string, title: string, pictures: { png: Buffer; width: number }[]) {
  const path = join(folder, `${name}.webp`)
  await saveBeside(path, pictures, sheetHeight)
  made.push({ part, name, title })
  console.log(name)
}

function list(): void {
  const path = join(folder, 'README.md')
  const [before, , after] = readFileSync(path, 'utf8').split(/<!-- (?:pages|end) -->/)
  const parts = [...new Set(made.map(({ part }) => part))].map((part) =>
    [
      `## ${part}`,
      ...made.filter((one) => one.part === part).map(({ name, title }) => `### ${title}\n\n![${title}](${name}.webp)`),
    ].join('\n\n'),
  )
  writeFileSync(path, `${before}<!-- pages -->\n\n${parts.join('\n\n')}\n\n<!-- end -->${after ?? '\n'}`)
}
