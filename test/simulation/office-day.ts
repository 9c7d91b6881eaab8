import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import type { DemoAccount } from '../../src/cli/sample/build.ts'

/** These are replies that organs gave; where they name places or repeat each other, they did so then. */
const fitReason = '原答复照录。'

/**
 * A day of the office on real messages: each is submitted over HTTP as a citizen would and worked by the staff of the
 * sample city over the public API until it is served and rated. The real reply of the time becomes the finding.
 *
 *   npm run office-day -- --messages 300 --corpus PATH/messages.jsonl.gz [--base URL --accounts FILE] [--lanes 4]
 */
const { values: options } = parseArgs({
  options: {
    messages: { type: 'string', default: '300' },
    corpus: { type: 'string', default: '../shared/data/wenzheng/messages.jsonl.gz' },
    lanes: { type: 'string', default: '4' },
    base: { type: 'string' },
    accounts: { type: 'string' },
  },
})

type Message = {
  id: string
  userId: string
  subject: string
  time: string
  detail: string
  reply?: string
  replyTime?: string
}
type Answer = { status: number; json: Record<string, never> & { [key: string]: unknown }; ms: number }

const times = new Map<string, number[]>()
const refusals = new Map<string, number>()
const outcomes = new Map<string, number>()
const errors: string[] = []
const count = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1)

async function call(
  base: string,
  step: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const started = performance.now()
  const response = await fetch(`${base}${path}`, {
    method,
    headers: {
      origin: base,
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const json = (await response.json().catch(() => ({}))) as Answer['json']
  const ms = performance.now() - started
  times.set(step, [...(times.get(step) ?? []), ms])
  return { status: response.status, json, ms }
}

/** The staff of the sample city, signed in. */
class Staff {
  readonly #cookies = new Map<string, string>()
  readonly #ids = new Map<string, string>()
  readonly #base: string
  constructor(base: string) {
    this.#base = base
  }
  async signIn(accounts: readonly DemoAccount[]): Promise<void> {
    for (const account of accounts) {
      const response = await fetch(`${this.#base}/api/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: this.#base },
        body: JSON.stringify({ account: account.account, password: account.password }),
      })
      if (response.status !== 201) throw new Error(`${account.account} cannot sign in: ${response.status}`)
      const seat = `${account.organ} ${account.role}`
      if (this.#cookies.has(seat)) continue
      this.#ids.set(seat, ((await response.json()) as { account: string }).account)
      this.#cookies.set(
        seat,
        response.headers
          .getSetCookie()
          .map((c) => c.split(';')[0])
          .join('; '),
      )
    }
  }
  id(organ: string, role: string): string | undefined {
    return this.#ids.get(`${organ} ${role}`)
  }
  cookie(organ: string, role: string): Record<string, string> {
    const cookie = this.#cookies.get(`${organ} ${role}`)
    if (!cookie) throw new Error(`nobody is ${role} at ${organ}`)
    return { cookie }
  }
}

/** What a registrar would read out of the words; the machine suggestion comes with a later module. */
const subjects: readonly (readonly [pattern: RegExp, category: string, organ: string])[] = [
  [/学校|教师|幼儿园|招生|学生|补课|高考|小学|中学/, '06/05', '450100-JY'],
  [/医院|医保|医疗|社区卫生|疫情|防疫|疫苗/, '05/01', '450100-WJ'],
  [/工资|社保|养老|退休|劳动|就业|公积金|人才/, '04/04', '450100-RS'],
  [/公交|地铁|出租车|班次|高铁|客运/, '14/01', '450100-JT'],
  [/交警|停车|户口|派出所|治安|车牌|违章|斑马线|红绿灯/, '08/06', '450100-GA'],
  [/污染|噪音|噪声|油烟|臭|扬尘|垃圾/, '13/01', '450100-HB'],
  [/低保|养老院|残疾|社区居委|公墓|救助/, '07/01', '450100-MZ'],
  [/征地|国土|土地|拆迁|规划/, '03/02', '450100-ZR'],
  [/超市|食品|价格|诈骗|消费|企业|电信|贷款|银行/, '12/05', '450100-SJ'],
  [/小区|物业|房产证|楼盘|业主|购房|棚改|电梯|开发商/, '01/02', '450100-ZJ'],
  [/./s, '01/08', '450100-CG'],
]

function readAs(message: Message) {
  const text = `${message.subject}${message.detail}`
  const [, category, organ] = subjects.find(([pattern]) => pattern.test(text)) ?? ['', '01/08', '450100-CG']
  const path = /法院|判决|强制执行|检察院/.test(text)
    ? '31-1'
    : /劳动仲裁|劳动合同|拖欠.{0,6}工资/.test(text)
      ? '31-2'
      : '31-6'
  const kind = /^(请问|咨询|.{0,4}咨询)/.test(message.subject)
    ? 'consult'
    : /建议|希望/.test(message.subject)
      ? 'suggestion'
      : 'appeal'
  return { category, organ, path, kind } as const
}

/** Requests: the sentences that ask for something, as they stand; else the subject. */
function requestsOf(message: Message): string[] {
  const asking = message.detail
    .split(/[。！？!?\n]/)
    .map((s) => s.trim())
    .filter((s) => /请|希望|要求|恳请|盼/.test(s) && s.length >= 6 && s.length <= 300)
  return asking.length ? asking.slice(0, 3) : [message.subject]
}

async function work(base: string, staff: Staff, message: Message): Promise<void> {
  const office = '450100-XF'
  const read = readAs(message)
  const requests = requestsOf(message)
  const sent = await call(base, '提交', 'POST', '/api/v1/public/submissions', {
    channel: '03',
    title: message.subject,
    content: message.detail,
    requests,
    petitioner: { name: message.userId, phone: `199${message.userId.replace(/\D/g, '').padStart(8, '0').slice(-8)}` },
    eService: true,
  })
  if (sent.status !== 201)
    throw new Error(`提交 ${message.id}: ${sent.status} ${JSON.stringify(sent.json).slice(0, 300)}`)
  const { caseNo, queryCode } = sent.json as unknown as { caseNo: string; queryCode: string }
  const asPerson = { 'x-query-code': queryCode }
  const act = async (
    organ: string,
    role: string,
    verb: string,
    title: string,
    input: object = {},
  ): Promise<Answer['json']> => {
    const done = await call(
      base,
      title,
      'POST',
      `/api/v1/cases/${caseNo}/actions/${verb}`,
      input,
      staff.cookie(organ, role),
    )
    if (done.status === 409) {
      count(refusals, `${title}: ${(done.json as { code?: string }).code}`)
      throw new Refused()
    }
    if (done.status >= 300)
      throw new Error(`${title} ${caseNo}: ${done.status} ${JSON.stringify(done.json).slice(0, 300)}`)
    return done.json
  }
  const finish = async (outcome: string): Promise<void> => {
    const view = await call(base, '查询进度', 'GET', `/api/v1/public/cases/${caseNo}`, undefined, asPerson)
    if (view.status !== 200) throw new Error(`查询 ${caseNo}: ${view.status}`)
    const rate = (view.json.actions as unknown as { action: string; allowed: boolean }[]).find(
      (a) => a.action === 'rate',
    )
    if (rate?.allowed) {
      const scores = { office: 1, handler: 1 + (message.detail.length % 3) }
      const rated = await call(base, '评价', 'POST', `/api/v1/public/cases/${caseNo}/actions/rate`, scores, asPerson)
      if (rated.status !== 200) throw new Error(`评价 ${caseNo}: ${rated.status}`)
    }
    count(outcomes, outcome)
  }

  await act(office, 'registrar', 'register', '登记')
  const opened = await call(
    base,
    '打开件',
    'GET',
    `/api/v1/cases/${caseNo}`,
    undefined,
    staff.cookie(office, 'registrar'),
  )
  if (opened.status !== 200) throw new Error(`打开 ${caseNo}: ${opened.status}`)
  if (read.kind === 'consult') {
    await act(office, 'registrar', 'reply-directly', '直接答复', { reply: message.reply, fitReason })
    return finish('直接答复')
  }
  const suggestion = read.kind === 'suggestion'
  await act(office, 'registrar', 'classify', '分类', {
    class: suggestion ? 'suggestion' : 'appeal',
    path: suggestion ? '31-6' : read.path,
    category: read.category,
  })
  if (!suggestion && read.path === '31-1') {
    await act(office, 'dispatcher', 'refer-litigation', '转政法', {
      to: '450100-ZFW',
      reason: '所提事项属于诉讼权利救济。',
    })
    return finish('转政法机关')
  }
  await act(office, 'dispatcher', 'transfer', '转送', { to: read.organ, reason: '该事项属于贵单位职责范围。' })
  const { organ } = read
  await act(organ, 'liaison', 'sign', '签收')
  if (!suggestion && read.path !== '31-6') {
    await act(organ, 'liaison', 'redirect', '导入程序', {
      competent: '劳动人事争议仲裁委员会',
      where: '示例市幸福路1号，电话0000-1000000',
      advice: '携带身份证、劳动合同和工资记录，到立案窗口提出。',
      contact: '信访联络员 0000-1000200',
    })
    await act(organ, 'organ-head', 'approve', '审批')
    return finish('导入相应程序')
  }
  await act(organ, 'liaison', 'accept', '拟受理', { unit: '业务科', contact: '信访联络员 0000-1000200' })
  await act(organ, 'organ-head', 'approve', '审批')
  const offers = await call(
    base,
    '下一步',
    'GET',
    `/api/v1/cases/${caseNo}/actions`,
    undefined,
    staff.cookie(organ, 'organ-head'),
  )
  if (offers.status !== 200) throw new Error(`下一步 ${caseNo}: ${offers.status}`)
  await act(organ, 'organ-head', 'appoint', '确定承办人', {
    caseworker: staff.id(organ, 'handler'),
    declared: 'none',
  })
  if (suggestion) {
    await act(organ, 'handler', 'answer-suggestion', '答复建议', { result: 'partly', reply: message.reply, fitReason })
    return finish('答复建议')
  }
  await act(organ, 'handler', 'hear-petitioner', '听取陈述', {
    mode: 'phone',
    record: '电话听取陈述，信访人确认所反映的情况。',
  })
  const reply = message.reply ?? ''
  await act(organ, 'handler', 'draft-opinion', '起草意见', {
    answers: requests.map((request) => ({
      request,
      facts: reply.slice(0, 10_000),
      reasons: '依据有关规定和核实情况答复如下。',
      result: 'explain',
      opinion: reply.slice(0, 2_000),
    })),
    basis: '《信访工作条例》第三十一条第六项、第三十二条',
    fitReason,
    contact: '经办人 0000-1000200',
  })
  const issued = await act(organ, 'organ-head', 'issue-opinion', '签发意见')
  const [document] = issued.documents as unknown as { id: string }[]
  const today = Temporal.Now.plainDateISO('Asia/Shanghai').toString()
  await act(organ, 'liaison', 'deliver', '送达', {
    document: document?.id,
    mode: 'electronic',
    on: today,
    proof: '电子送达系统记录',
  })
  await finish('出具意见书并送达')
}

class Refused extends Error {}

async function startServer(): Promise<{
  base: string
  accounts: DemoAccount[]
  dataDir: string
  stop(): Promise<void>
}> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dengwen-office-day-'))
  const child = spawn(
    process.execPath,
    ['src/cli/main.ts', 'serve', '--demo', '--data', dataDir, '--port', '0', '--json'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DENGWEN_SUBMISSIONS_PER_ADDRESS_PER_HOUR: '1000000' },
    },
  )
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  const { url } = JSON.parse(line) as { url: string }
  return {
    base: url,
    accounts: JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as DemoAccount[],
    dataDir,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0

async function main(): Promise<number> {
  const all = gunzipSync(readFileSync(options.corpus))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Message)
  const messages = all
    .filter((message) => message.reply?.trim() && message.detail.trim() && message.subject.trim())
    .slice(0, Number(options.messages))
  const own = options.base ? null : await startServer()
  const base = options.base ?? own?.base ?? ''
  const accounts = own?.accounts ?? (JSON.parse(readFileSync(options.accounts ?? '', 'utf8')) as DemoAccount[])
  const staff = new Staff(base)
  await staff.signIn(accounts)
  console.log(`${messages.length} 条真实来信，${accounts.length} 名工作人员已登录，开始办公……`)
  const started = performance.now()
  let next = 0
  const lane = async (): Promise<void> => {
    for (let message = messages[next++]; message; message = messages[next++]) {
      try {
        await work(base, staff, message)
      } catch (error) {
        if (error instanceof Refused) count(outcomes, '被依规定拒绝而停下')
        else errors.push((error as Error).message)
      }
      if (next % 50 === 0) console.log(`  ${next}/${messages.length}`)
    }
  }
  await Promise.all(Array.from({ length: Number(options.lanes) }, lane))
  const seconds = (performance.now() - started) / 1000
  console.log(`\n用时 ${seconds.toFixed(1)} 秒。结果：`)
  for (const [outcome, n] of outcomes) console.log(`  ${outcome.padEnd(12, '　')} ${n}`)
  console.log('每一步（次数，中位毫秒，p95毫秒）：')
  for (const [step, ms] of times)
    console.log(
      `  ${step.padEnd(8, '　')} ${String(ms.length).padStart(5)} ${quantile(ms, 0.5).toFixed(1).padStart(8)} ${quantile(ms, 0.95).toFixed(1).padStart(8)}`,
    )
  console.log('依规定拒绝：', Object.fromEntries(refusals))
  for (const [organ, role] of [
    ['450100-XF', 'dispatcher'],
    ['450100-ZJ', 'liaison'],
  ] as const)
    console.log(
      `工作列表 ${organ}：`,
      (await call(base, '件数', 'GET', '/api/v1/queues', undefined, staff.cookie(organ, role))).json,
    )
  console.log(`错误 ${errors.length}`)
  for (const error of errors.slice(0, 10)) console.log(`  ${error}`)
  if (!own) return errors.length ? 1 : 0
  await own.stop()
  const reconciled = await new Promise<number | null>((resolve) =>
    spawn(process.execPath, ['src/cli/main.ts', 'reconcile', '--data', own.dataDir], { stdio: 'inherit' }).once(
      'exit',
      resolve,
    ),
  )
  return errors.length || reconciled ? 1 : 0
}

process.exitCode = await main()
