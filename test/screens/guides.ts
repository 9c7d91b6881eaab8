/**
 * The pictures of docs/guides, made by the real program on an invented office: `npm run guides`, after a build.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openChromium } from '../chromium.ts'
import { openWorld, serveWorld } from '../world.ts'
import { desksOf, saveBeside, still } from './camera.ts'
import { scenesOf } from './desk-scenes.ts'

const folder = join(import.meta.dirname, '../../docs/guides')
const mostBytes = 100_000
const width = 1200
const height = 760

const wanted = new Set(
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/\(images\/(.+?)\.webp\)/g)])
    .map(([, name]) => name),
)
mkdirSync(join(folder, 'images'), { recursive: true })
const world = await openWorld()
const server = await serveWorld(world)
const browser = await openChromium()
try {
  const desk = desksOf(browser, server.url)
  const scenes = await scenesOf(world)
  const unknown = [...wanted].filter((name) => !scenes.some((scene) => scene.name === name))
  if (unknown.length) throw new Error(`no scene makes ${unknown.join(', ')}`)
  for (const scene of scenes.filter(({ name }) => wanted.has(name))) {
    const page = await desk(world.staff(scene.organ, scene.role).login)
    await page.setViewportSize({ width, height })
    await page.goto(`${server.url}/desk${scene.path}`)
    await still(page)
    await scene.open?.(page)
    await still(page)
    const path = join(folder, 'images', `${scene.name}.webp`)
    const bytes = await saveBeside(path, [{ png: await page.screenshot(), width }], height)
    if (bytes > mostBytes) throw new Error(`${scene.name}: ${bytes} bytes, more than ${mostBytes}`)
    console.log(`${scene.name}.webp ${Math.round(bytes / 1000)} kB`)
  }
} finally {
  await browser.close()
  await server.close()
  await world.close()
}
