import assert from 'node:assert/strict'
import { jobPrincipal, type Tx } from '../src/kernel/index.ts'
import { type Input, isRefusal } from '../src/law/index.ts'
import { type Difference, type Performer, perform, reconcile, submit } from '../src/petitions/index.ts'
import type { World } from './world.ts'

export const city = '450100-XF'
export const works = '450100-ZJ'

export const water = {
  channel: '03',
  title: '小区连续三天停水，请求恢复供水',
  content: '我住幸福路18号小区，从本月3日起连续停水三天，物业说是管网检修，但没有公告。请恢复供水，对老人家庭送水。',
  requests: ['恢复供水', '公布检修计划'],
  petitioner: { name: '陈小满', phone: '13800138000', address: '幸福路18号' },
  eService: true,
}

/** The people of the tests' office, and what they do all day. */
export function officeOf(world: () => World) {
  const house = () => world().house.petitions
  const who = () => ({
    registrar: world().staff(city, 'registrar'),
    dispatcher: world().staff(city, 'dispatcher'),
    head: world().staff(city, 'office-head'),
    liaison: world().staff(works, 'liaison'),
    handler: world().staff(works, 'handler'),
    chief: world().staff(works, 'organ-head'),
  })
  /** Perform, and fail the test with the words of a refusal. */
  const act = async (by: Performer, caseNo: string, verb: string, input: Input = {}) => {
    const done = await perform(house(), by, caseNo, verb, input)
    if (isRefusal(done)) assert.fail(`${verb}: ${done.code} ${done.says}`)
    return done
  }
  return {
    who,
    act,
    send: (more: object = {}) => submit(house(), { ...water, ...more }, null, null),
    async refused(by: Performer, caseNo: string, verb: string, input: Input, code: string) {
      const done = await perform(house(), by, caseNo, verb, input)
      assert.ok(isRefusal(done), `${verb} should be refused`)
      assert.equal(done.code, code)
      return done
    },
    answers: (requests: readonly string[]) =>
      requests.map((request) => ({
        request,
        facts: '经核实属实',
        reasons: '管网检修未公告',
        result: 'support',
        opinion: '已恢复供水',
      })),
    /** From the public's submission to the caseworker who has heard the person. */
    async toHandling(caseNo: string): Promise<void> {
      const p = who()
      await act(p.registrar, caseNo, 'register')
      await act(p.registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
      await act(p.dispatcher, caseNo, 'transfer', { to: works, reason: '供水归其管' })
      await act(p.liaison, caseNo, 'sign')
      await act(p.liaison, caseNo, 'accept', { unit: '公用事业科', contact: '王示例 0000-1234567' })
      await act(p.chief, caseNo, 'approve')
      await act(p.chief, caseNo, 'appoint', { caseworker: p.handler.account, declared: 'none' })
      await act(p.handler, caseNo, 'hear-petitioner', { mode: 'phone', record: '信访人补充：三栋楼停水' })
    },
    /** What a replay finds different; nothing, unless somebody meddled. */
    async differences(): Promise<Difference[]> {
      const found: Difference[] = []
      for await (const difference of reconcile(house(), world().house.checkers)) found.push(difference)
      return found
    },
    inTx: <T>(run: (tx: Tx) => Promise<T>): Promise<T> => world().house.kernel.units.read(jobPrincipal('test'), run),
  }
}
