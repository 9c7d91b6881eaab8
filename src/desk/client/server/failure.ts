import type { Problem } from './api.ts'

/** Anything that kept the server from doing what was asked, in words for the person at the desk. */
export class Failure extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.says)
    this.problem = problem
  }
}

/** The connection broke, or no answer came in time. */
export const unreachable = (): Failure =>
  new Failure({
    type: 'urn:dengwen:desk:unreachable',
    code: 'unreachable',
    title: '连接中断',
    status: 0,
    says: '连不上服务器，刚才的操作没有得到回音。',
    remedy: '填写的内容还在本页。请检查网络后再点一次；重复提交不会办两次。',
  })

/** The problem of an answer that is not a success; another server in between may not speak our language. */
export async function failureOf(response: Response): Promise<Failure> {
  if (response.headers.get('content-type')?.startsWith('application/problem+json'))
    return new Failure((await response.json()) as Problem)
  return new Failure({
    type: 'urn:dengwen:desk:not-ours',
    code: 'not-ours',
    title: '没有得到有效回答',
    status: response.status,
    says: `服务器没有给出有效的回答（${response.status}）。`,
    remedy: '请稍后重试；仍不行请联系系统管理员。填写的内容还在本页。',
  })
}

/** Whatever was thrown, as a problem in words. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof Failure) return error.problem
  return {
    type: 'urn:dengwen:desk:broken',
    code: 'broken',
    title: '页面出错',
    status: 0,
    says: '页面出了错，这一步没有完成。',
    remedy: `请刷新页面再试，草稿还在；仍不行请把这句话告诉系统管理员：${error instanceof Error ? error.message : String(error)}`,
  }
}
