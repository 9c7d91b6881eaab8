/** For tests: a real office with the portal as it is built now, on a port of its own. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { type Listening, listen } from '../src/main.ts'
import { buildPortal } from '../src/portal/built.ts'
import { plainBrowser } from './plain-browser.ts'
import { caller, openWorld, samplePassword, type World } from './world.ts'

export type Served = Awaited<ReturnType<typeof servePortal>>

/** @param name folder below `test-output/` */
export async function servePortal(name: string) {
  const { dir } = await buildPortal(join(name, 'portal'))
  const distDir = join(dir, '..')
  // The desk is not asked for here; its page only has to be there.
  mkdirSync(join(distDir, 'desk'), { recursive: true })
  writeFileSync(join(distDir, 'desk', 'index.html'), '<!doctype html><title>desk</title>')
  const world: World = await openWorld()
  const server: Listening = await listen(world.house, {
    host: '127.0.0.1',
    port: 0,
    say: () => {},
    log: pino({ level: 'silent' }),
    distDir,
  })
  return {
    world,
    url: server.url,
    browser: () => plainBrowser(server.url),
    /** A colleague at the desk, over the API. */
    async staff(login: string) {
      const call = await signedIn(server.url, login)
      return async (caseNo: string, action: string, input: object = {}) =>
        (await call('POST', `/api/v1/cases/${caseNo}/actions/${action}`, input)) as Acted
    },
    async staffGet(login: string) {
      const call = await signedIn(server.url, login)
      // biome-ignore lint/suspicious/noExplicitAny: a case as the desk sees it, read field by field in tests
      return (path: string): Promise<any> => call('GET', path)
    },
    async staffPost(login: string) {
      const call = await signedIn(server.url, login)
      return (path: string, body: object) => call('POST', path, body)
    },
    async close() {
      await server.close()
      await world.close()
    },
  }
}

async function signedIn(url: string, login: string) {
  const call = caller(url)
  const session = await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })
  if (session.status !== 201) throw new Error(`${login} cannot sign in: ${session.text}`)
  return async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await call(method, path, body)
    if (answer.status !== 200) throw new Error(`${login} ${path}: ${answer.text}`)
    return answer.json
  }
}

export type Acted = { caseNo: string; state: string; says?: string; documents: { id: string; code: string }[] }

/** The staff's side of one ordinary case, as far as asked: from the office to the delivered opinion. */
export async function handleUntil(
  served: Pick<Served, 'staff' | 'world'>,
  caseNo: string,
  stage: 'transferred' | 'handling' | 'served',
): Promise<void> {
  const registrar = await served.staff('xf.registrar')
  const dispatcher = await served.staff('xf.dispatcher')
  await registrar(caseNo, 'register')
  await registrar(caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  await dispatcher(caseNo, 'transfer', { to: '450100-ZJ', reason: '供水归其管' })
  if (stage === 'transferred') return
  const [liaison, handler, head] = [
    await served.staff('zj.liaison'),
    await served.staff('zj.handler'),
    await served.staff('zj.organ-head'),
  ]
  await liaison(caseNo, 'sign')
  await liaison(caseNo, 'accept', { unit: '公用事业科', contact: '王示例 0000-1234567' })
  await head(caseNo, 'approve')
  await head(caseNo, 'appoint', { caseworker: served.world.staff('450100-ZJ', 'handler').account, declared: 'none' })
  await handler(caseNo, 'hear-petitioner', { mode: 'phone', record: '信访人补充：三栋楼停水' })
  if (stage === 'handling') return
  const answer = { facts: '经核实属实', reasons: '管网检修未公告', result: 'support', opinion: '已恢复供水' }
  await handler(caseNo, 'draft-opinion', {
    answers: ['恢复供水', '公布检修计划'].map((request) => ({ request, ...answer })),
    basis: '《城市供水条例》',
    executeOn: '2026-07-01',
    contact: '王示例 0000-1234567',
  })
  const issued = await head(caseNo, 'issue-opinion')
  await liaison(caseNo, 'deliver', {
    document: issued.documents.find(({ code }) => code === 'DOC-12')?.id,
    mode: 'direct',
    on: served.world.house.kernel.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString(),
    proof: '本人签收',
  })
}
