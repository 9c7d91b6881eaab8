/**
 * A day at the registration desk in Chromium: three letters without a mouse, and a visit from its number to the signed
 * record. Runs when asked, after a build:
 *
 *     DENGWEN_BROWSER=1 node --test src/desk/register.browser.test.ts
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from '@playwright/test'
import sharp from 'sharp'
import { deskOf, faults, faultsAtEachWidth, openChromium, picturesOf, skip } from '../../test/chromium.ts'
import { officeOf, water } from '../../test/office.ts'
import { openWorld, serveWorld, type World } from '../../test/world.ts'
import type { Listening } from '../main.ts'

/** A practised typist: four keys a second, input method included. A paste is one key. */
const keysPerSecond = 4
const secondsPerLetter = 60

describe('the registration desk in Chromium', { skip }, () => {
  let world: World
  let server: Listening
  let browser: Browser
  const office = officeOf(() => world)
  before(async () => {
    world = await openWorld()
    server = await serveWorld(world)
    browser = await openChromium()
  })
  after(async () => {
    await browser?.close()
    await server?.close()
    await world?.close()
  })

  const desk = () => deskOf(browser, server.url, office.who().registrar.login)
  const picture = picturesOf('registration')

  /** The keyboard of one letter, with its keys counted. */
  function typing(page: Page) {
    let keys = 0
    return {
      press: async (...names: string[]) => {
        for (const name of names) await page.keyboard.press(name)
        keys += names.length
      },
      type: async (words: string) => {
        await page.keyboard.type(words)
        keys += [...words].length
      },
      paste: async (words: string) => {
        await page.keyboard.insertText(words)
        keys++
      },
      seconds: () => keys / keysPerSecond,
    }
  }

  test('three letters without a mouse: a plain one, a duplicate, a joint letter of forty; each within a minute', async () => {
    await office.send()
    const { page, trouble, close } = await desk()
    await page.keyboard.press('n')
    const taken: string[] = []
    const letter = async (write: (keys: ReturnType<typeof typing>) => Promise<void>): Promise<string> => {
      await page.getByRole('heading', { name: '登记一件' }).waitFor()
      const keys = typing(page)
      await write(keys)
      await keys.press('Control+Enter')
      await page.getByRole('heading', { name: '已登记' }).waitFor()
      assert.ok(keys.seconds() <= secondsPerLetter, `${keys.seconds()} s of typing`)
      taken.push(`${Math.round(keys.seconds())} s`)
      await page.locator('button:focus', { hasText: '打印回执' }).waitFor()
      const caseNo = (await page.locator('.slip-no').first().textContent()) ?? ''
      await keys.press('n')
      return caseNo
    }

    await letter(async ({ press, type }) => {
      await type('01')
      await press('Enter', 'Alt+2')
      await type('长青路路灯坏了')
      await press('Tab')
      await type('长青路路灯坏了两个月，晚上有人摔伤，请尽快修好。')
      await press('Tab')
      await type('修好路灯')
      // The place by pinyin initials.
      await press('Tab')
      await type('cdq')
      await press('Enter', 'Alt+3')
      await type('何路灯')
    })

    // The channel is that of the letter before: this one starts with the matter.
    await letter(async ({ press, type }) => {
      await press('Alt+2')
      await type(water.title)
      await press('Tab')
      await type('从本月3日起连续停水三天，物业说是管网检修，但没有公告。请恢复供水。')
      await press('Alt+3')
      await type(water.petitioner.name)
      const proposals = page.getByRole('region', { name: '可能重复的件' })
      await proposals.getByRole('link', { name: water.title }).waitFor()
      await proposals
        .getByText(/“从本月3日起连续停水三天/)
        .first()
        .waitFor()
      await picture(page, '1-duplicate')
    })

    const names = Array.from({ length: 39 }, (_, n) => `村民${n + 2}号`).join('\n')
    const joint = await letter(async ({ press, type, paste }) => {
      await press('Alt+2')
      await type('柳湾镇三组征地补偿款没有发放')
      await press('Tab')
      await type('柳湾镇三组去年被征地，补偿款至今没有发放到户，请公布方案并发放。')
      await press('Alt+3')
      await type('周大年')
      await press('Tab', 'Tab', 'Tab', 'Tab')
      await paste(names)
      await page.getByText('列名 40 人').waitFor()
      await picture(page, '2-joint-letter')
    })
    await page.goto(`${server.url}/desk/cases/${joint}`)
    await page.getByText('联名 40 人').first().waitFor()
    console.log(`  three letters at ${keysPerSecond} keys a second: ${taken.join(', ')}`)
    assert.deepEqual(trouble, [])
    await close()
  })

  test('a connection that is lost in the middle of a letter loses nothing of it', async () => {
    const { page, close } = await desk()
    await page.goto(`${server.url}/desk/register`)
    await page.getByLabel('渠道').fill('02')
    await page.keyboard.press('Enter')
    await page.getByLabel('标题').fill('断网时写的信')
    await page.context().setOffline(true)
    await page.getByLabel('内容').fill('写到一半断网了。')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').first().waitFor()
    assert.equal(await page.getByLabel('内容').inputValue(), '写到一半断网了。')
    await page.context().setOffline(false)
    await page.reload()
    assert.equal(await page.getByLabel('内容').inputValue(), '写到一半断网了。')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: '已登记' }).waitFor()
    await close()
  })

  test('the scan opens beside the form; with Alt held its keys work while somebody types', async () => {
    const { page, trouble, close } = await desk()
    await page.goto(`${server.url}/desk/register`)
    const white = { create: { width: 800, height: 1200, channels: 3 as const, background: '#fff' } }
    const scan = { name: '来信.png', mimeType: 'image/png', buffer: await sharp(white).png().toBuffer() }
    await page.getByLabel('扫描件').setInputFiles(scan)
    const picture = page.getByAltText('扫描件第1页')
    await picture.waitFor()
    const width = async () => (await picture.boundingBox())?.width ?? 0
    await page.waitForFunction(
      () => (document.querySelector('.scan-page img')?.getBoundingClientRect().width ?? 0) > 300,
    )
    const before = await width()
    await page.getByLabel('标题').focus()
    await page.keyboard.press('Alt+=')
    assert.ok((await width()) > before * 1.2)
    await page.keyboard.press('Alt+0')
    await page.keyboard.press('Alt+r')
    assert.ok(((await picture.boundingBox())?.height ?? 0) < before, 'lying, as wide as the pane')
    await page.keyboard.type('照着扫描件写')
    assert.equal(await page.getByLabel('标题').inputValue(), '照着扫描件写')
    assert.deepEqual(trouble, [])
    await close()
  })

  test('a visit from its number to the record that is signed on the screen; the hall shows the number only', async () => {
    const { page, trouble, close } = await desk()
    await page.goto(`${server.url}/desk/visits`)
    await page.getByLabel('窗口号').fill('3')
    await page.getByLabel('来了几人').fill('12')
    const slip = page.waitForEvent('popup')
    await page.getByRole('button', { name: '取号并打印' }).click()
    await (await slip).close()
    await page.getByRole('row', { name: /B001/ }).waitFor()
    await page.getByRole('heading', { name: '来访接待' }).click()
    await page.keyboard.press('c')
    await page.locator('.visit-number', { hasText: 'B001' }).waitFor()
    const hall = await (await fetch(`${server.url}/hall?organ=450100-XF`)).text()
    assert.match(hall, /B001.*请到3号窗口/)
    await page.keyboard.press('g')
    await page.getByRole('heading', { name: '登记来访' }).waitFor()
    assert.equal(await page.getByLabel('来访人数').inputValue(), '12')
    await page.getByLabel('标题').fill('十二户反映停水')
    await page.getByLabel('内容').fill('三栋楼停水三天。')
    await page.getByRole('textbox', { name: /^姓名/ }).fill('陈小满')
    await page.getByText('来了12人：请推选不超过5名代表').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('link', { name: '写来访笔录' }).click()
    await page.getByRole('heading', { name: '来访笔录' }).waitFor()
    await page.getByLabel('笔录').fill('陈小满说：停水三天，请恢复。')
    await page.getByRole('checkbox', { name: /已读给来访人听/ }).check()
    await page.getByRole('button', { name: '存入本件' }).click()
    await page.getByText('还没有签名。').waitFor()
    const place = await page.getByRole('img', { name: /签名处/ }).boundingBox()
    if (!place) throw new Error('no place to sign')
    await page.mouse.move(place.x + 60, place.y + 60)
    await page.mouse.down()
    for (const [x, y] of [
      [160, 120],
      [220, 50],
      [300, 130],
    ] as const)
      await page.mouse.move(place.x + x, place.y + y)
    await page.mouse.up()
    await page.getByRole('button', { name: '存入本件' }).click()
    await page.getByRole('heading', { name: '来访接待' }).waitFor()
    await page
      .getByRole('link', { name: /^450100-/ })
      .first()
      .click()
    await page.getByRole('region', { name: '下一步' }).waitFor()
    await page.getByText('12 人', { exact: true }).first().waitFor()
    await page.getByText('来访笔录签名.png').first().waitFor()
    assert.deepEqual(trouble, [])
    await close()
  })

  test('at every width, light and dark: no accessibility violation, no sideways scrolling', async () => {
    const { caseNo } = await office.send()
    const { page, trouble, close } = await desk()
    for (const [path, heading] of [
      ['visits', '来访接待'],
      [`visits/record/${caseNo}`, '来访笔录'],
      [`visits/evidence/${caseNo}`, '证据材料清单'],
      ['register', '登记一件'],
    ] as const) {
      await page.goto(`${server.url}/desk/${path}`)
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
      if (path === 'register') {
        const white = { create: { width: 800, height: 1200, channels: 3 as const, background: '#fff' } }
        const buffer = await sharp(white).png().toBuffer()
        await page.getByLabel('扫描件').setInputFiles({ name: '来信.png', mimeType: 'image/png', buffer })
        await page.getByAltText('扫描件第1页').waitFor()
        await page.getByRole('button', { name: '再分出一件事' }).click()
        await page.getByText('有代理人').click()
      }
      trouble.push(...(await faultsAtEachWidth(page, path)))
    }
    await page.goto(`${server.url}/hall?organ=450100-XF`)
    for (const width of [1440, 320]) {
      await page.setViewportSize({ width, height: 900 })
      trouble.push(...(await faults(page, `hall, ${width} px`)))
    }
    assert.deepEqual(trouble, [])
    await close()
  })
})
