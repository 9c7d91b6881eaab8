import { writeFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import sharp from 'sharp'
import { deskOf } from '../chromium.ts'

/** Desks that somebody signed in to, each opened once. */
export function desksOf(browser: Browser, url: string) {
  const open = new Map<string, Page>()
  return async (login: string): Promise<Page> => {
    const page = open.get(login) ?? (await deskOf(browser, url, login)).page
    open.set(login, page)
    return page
  }
}

/** Nothing moves any more: no request under way, no picture half drawn. */
export async function still(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('.waiting').waitFor({ state: 'detached' })
  await page.waitForTimeout(400)
}

type Picture = { png: Buffer; width: number }
const gap = 12

/** Pictures beside each other, cut off at the height, as one small WebP. @returns its size in bytes */
export async function saveBeside(path: string, pictures: readonly Picture[], height: number): Promise<number> {
  const margin = pictures.length > 1 ? gap : 0
  let left = margin
  const placed = []
  for (const { png, width } of pictures) {
    const scaled = sharp(await sharp(png).resize({ width }).toBuffer())
    const { height: whole = height } = await scaled.metadata()
    const shown = Math.min(whole, height)
    placed.push({ input: await scaled.extract({ left: 0, top: 0, width, height: shown }).toBuffer(), left, shown })
    left += width + margin
  }
  const sheet = sharp({
    create: {
      width: left,
      height: Math.max(...placed.map(({ shown }) => shown)) + 2 * margin,
      channels: 3,
      background: '#8b93a1',
    },
  })
  const file = await sheet
    .composite(placed.map(({ input, left }) => ({ input, left, top: margin })))
    .webp({ quality: 72 })
    .toBuffer()
  writeFileSync(path, file)
  return file.length
}
