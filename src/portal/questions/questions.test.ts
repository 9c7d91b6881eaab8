import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { city, works } from '../../../test/office.ts'
import { type Served, servePortal } from '../../../test/portal.ts'
import { caller, samplePassword } from '../../../test/world.ts'
import { jobPrincipal } from '../../kernel/index.ts'

let served: Served
let editor: ReturnType<typeof caller>
let reviewer: ReturnType<typeof caller>
before(async () => {
  served = await servePortal('portal-questions')
  editor = await signedIn('knowledge-editor')
  reviewer = await signedIn('shift-leader')
  for (let n = 1; n <= 12; n++) await published({ title: `公租房问题第${n}条`, category: '01/02', variants: [] })
})
after(() => served?.close())

async function signedIn(role: 'knowledge-editor' | 'shift-leader') {
  const call = caller(served.url)
  const account = served.world.staff(city, role).login
  assert.equal((await call('POST', '/api/v1/sessions', { account, password: samplePassword })).status, 201)
  return call
}

const fields = {
  title: '异地就医怎样备案',
  variants: ['外地看病怎么报销'],
  short: '网上办理，当天生效。',
  long: '先备案。\n再住院。',
  sourceNo: '示医保发〔2026〕3号',
  sourceTitle: '异地就医备案办法',
  issuer: '示例市医疗保障局',
  region: null,
  from: '2026-01-01',
  to: null,
  category: '05/01',
  owner: works,
  reviewOn: '2026-12-01',
}
async function published(more: object): Promise<string> {
  const { id } = (await editor('POST', '/api/v1/knowledge/entries', { fields: { ...fields, ...more } })).json
  await editor('POST', `/api/v1/knowledge/entries/${id}/submit`)
  assert.equal((await reviewer('POST', `/api/v1/knowledge/entries/${id}/publish`)).status, 200)
  return id
}
const count = async (what: 'searches' | 'found'): Promise<number> =>
  served.world.house.kernel.units.read(jobPrincipal('test'), async (tx) => {
    const { rows } = await sql<{
      n: number
    }>`select coalesce(sum(${sql.ref(what)}), 0)::int as n from knowledge_search where place = 'portal'`.execute(tx)
    return rows[0]?.n ?? 0
  })

test('§3.8 anybody finds an answer by own words, with its document and day; drafts and stopped ones stay unseen', async () => {
  const id = await published({})
  const browser = served.browser()
  await browser.open(`/questions?q=${encodeURIComponent('请问外地看病怎么报销')}`)
  assert.match(
    browser.words,
    /共 1 条.*异地就医怎样备案.*网上办理，当天生效。.*《异地就医备案办法》 示医保发〔2026〕3号/s,
  )
  await browser.open(`/questions/${id}`)
  assert.match(browser.words, /先备案。.*再住院。.*示例市医疗保障局.*全市，2026年1月1日（星期四）起/s)
  const hidden = (
    await editor('POST', '/api/v1/knowledge/entries', { fields: { ...fields, title: '还没有审的异地就医' } })
  ).json.id
  assert.equal((await browser.open(`/questions/${hidden}`)).status, 404)
  await browser.open('/questions?q=异地就医')
  assert.doesNotMatch(browser.words, /还没有审/)
  await editor('POST', `/api/v1/knowledge/entries/${id}/stop`)
  assert.equal((await browser.open(`/questions/${id}`)).status, 404)
  await editor('POST', `/api/v1/knowledge/entries/${id}/resume`)
})

test('§3.8 pages, categories and an empty answer that says what to do', async () => {
  const browser = served.browser()
  await browser.open('/questions?category=01')
  assert.match(browser.words, /“城乡建设”：共 12 条/)
  const seen = new Set<string>()
  for (let page = 0; page < 3; page++) {
    for (const [, title] of browser.here.html.matchAll(/>(公租房问题第\d+条)</g)) seen.add(title ?? '')
    const next =
      />后面的<\/a>/.test(browser.here.html) && /class="second" href="([^"]+)">后面的/.exec(browser.here.html)?.[1]
    if (!next) break
    await browser.open(next.replaceAll('&amp;', '&'))
  }
  assert.equal(seen.size, 12)
  assert.match(browser.words, /回到最前面/)
  const [searches, found] = [await count('searches'), await count('found')]
  await browser.open('/questions?q=量子纠缠')
  assert.match(browser.words, /共 0 条.*换个短一点的词再试，或者打 12345/s)
  assert.deepEqual([await count('searches'), await count('found')], [searches + 1, found])
  // What is not ours is looked at from the start.
  for (const odd of ['?after=x.y', '?category=zz', '?q=%27%3B--', "?q=a'|b&after=1"])
    assert.equal((await browser.open(`/questions${odd}`)).status, 200, odd)
})

test('§3.8 an expired answer says so before everything else', async () => {
  const id = await published({ title: '高温津贴标准' })
  await editor('POST', `/api/v1/knowledge/entries/${id}/wrong`, { version: 1, wrong: '写成了去年的', right: '今年的' })
  const browser = served.browser()
  await browser.open(`/questions/${id}`)
  assert.match(browser.words, /过期：查出有误，正在更正。 只供参考，不作为答复。.*网上办理/s)
})

test('§3.8 "this is not right" goes to the editor without a name; too many from one address wait and keep their words', async () => {
  const id = await published({ title: '老年证怎样办' })
  const browser = served.browser()
  await browser.open(`/questions/${id}/report`)
  await browser.press('next', { text: ' ' })
  assert.deepEqual([browser.here.status, /请写哪里不对/.test(browser.words)], [422, true])
  await browser.press('next', { text: '现在六十岁就能办，不用到现场' })
  assert.match(browser.words, /收到了，谢谢您/)
  const [report] = (await editor('GET', '/api/v1/knowledge/reports')).json.items
  assert.deepEqual(
    [report.says, report.origin, report.version, report.title],
    ['现在六十岁就能办，不用到现场', 'public', 1, '老年证怎样办'],
  )
  const stored = await served.world.house.kernel.units.read(
    jobPrincipal('test'),
    async (tx) =>
      (await sql<Record<string, unknown>>`select * from knowledge_report where id = ${report.id}`.execute(tx)).rows[0],
  )
  assert.ok(!JSON.stringify(stored).includes('六十岁'), 'sealed')
  const { settings } = served.world.house.kernel
  const before = settings.knowledgeReportsPerAddressPerHour
  settings.knowledgeReportsPerAddressPerHour = 0
  await browser.open(`/questions/${id}/report`)
  await browser.press('next', { text: '再说一次' })
  settings.knowledgeReportsPerAddressPerHour = before
  assert.equal(browser.here.status, 422)
  assert.match(browser.words, /请过一小时再交；您写的还在/)
  assert.match(browser.here.html, />再说一次<\/textarea>/)
})
