import { writeFileSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { samplePassword } from '../world.ts'

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']
const QUIET = ['--disable-background-networking', '--disable-component-update']

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: [...FLAGS, ...QUIET] })

/** A desk that somebody signed in to. */
export async function deskOf(
  browser: Browser,
  url: string,
  login: string,
  options: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(`${url}/desk/`)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(samplePassword)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('.person').waitFor()
  return page
}

/** Nothing moves any more: no request under way, no picture half drawn. */
export async function still(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('.waiting').waitFor({ state: 'detached' })
  await page.waitForTimeout(400)
}

type Picture = { png: Buffer; width: number }

/** Pictures beside each other as one small WebP, drawn by the browser: no other program is needed. */
export async function saveBeside(browser: Browser, path: string, pictures: readonly Picture[], height: number) {
  const page = await browser.newPage()
  const encoded = await page.evaluate(
    async ({ pictures, height }) => {
      const images = await Promise.all(
        pictures.map(async ({ png, width }) => {
          const image = new Image()
          image.src = `data:image/png;base64,${png}`
          await image.decode()
          return { image, width, height: Math.min((image.height * width) / image.width, height) }
        }),
      )
      const gap = images.length > 1 ? 12 : 0
      const canvas = document.createElement('canvas')
      canvas.width = images.reduce((sum, { width }) => sum + width + gap, gap)
      canvas.height = Math.ceil(Math.max(...images.map((one) => one.height)) + 2 * gap)
      const context = canvas.getContext('2d')
      if (!context) throw new Error('no canvas')
      context.fillStyle = '#8b93a1'
      context.fillRect(0, 0, canvas.width, canvas.height)
      let left = gap
      for (const { image, width, height } of images) {
        const part = (height * image.width) / width
        context.drawImage(image, 0, 0, image.width, part, left, gap, width, height)
        left += width + gap
      }
      return canvas.toDataURL('image/webp', 0.72)
    },
    { pictures: pictures.map(({ png, width }) => ({ png: png.toString('base64'), width })), height },
  )
  writeFileSync(path, Buffer.from(encoded.slice(encoded.indexOf(',') + 1), 'base64'))
  await page.close()
}
