/**
 * RFC 9457 problem+json, extended by contract.md §3: what happened (`says`), what to do (`remedy`), on which
 * basis (`article`), and where it concerns inputs, which (`fields`).
 */
export type Problem = {
  type: string
  title: string
  status: number
  code: string
  says: string
  article?: string
  remedy: string
  fields?: { field: string; says: string }[]
}

/** Thrown by routes and edges only; rooms answer with refusals. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

type Known = { status: number; title: string; says: string; remedy: string }

/** Problems of the edge itself. Refusals of the law carry their own words and become 409. */
export const problems = {
  'bad-input': {
    status: 400,
    title: '填写有误',
    says: '有几处填写不符合要求，内容没有丢失。',
    remedy: '请按每一项下面的提示修改后再提交。',
  },
  'bad-request': {
    status: 400,
    title: '请求无法读取',
    says: '请求的地址或格式无法读取。',
    remedy: '请检查地址中的特殊字符，或从页面上重新打开。',
  },
  'bad-json': { status: 400, title: '格式错误', says: '请求内容不是有效的 JSON。', remedy: '请检查格式后重试。' },
  'wrong-media-type': {
    status: 415,
    title: '格式不支持',
    says: '请求内容的类型不受支持。',
    remedy: '请用 application/json 或表单提交。',
  },
  'too-large': {
    status: 413,
    title: '内容太大',
    says: '提交的内容超过上限。',
    remedy: '请减小文件或分几次提交；已经提交的内容没有丢失。',
  },
  'reader-not-installed': {
    status: 501,
    title: '没有安装文字识别',
    says: '这台服务器没有安装文字识别，扫描件照样可以看，内容请照着录入。',
    remedy: '需要的话，请管理员在程序目录运行 npm run ocr:install，不用重启。',
  },
  'no-picture': {
    status: 422,
    title: '不是扫描图片',
    says: '这份文件不是图片，也不是扫描仪做的PDF，不能逐页显示、也读不出字。',
    remedy: '请直接打开原文件看；附件照样随件保存。',
  },
  'visit-step-passed': {
    status: 409,
    title: '这个号已经变了',
    says: '这个号已经叫过、过号或办完。',
    remedy: '请看最新的排队情况。',
  },
  'not-signed-in': {
    status: 401,
    title: '尚未登录',
    says: '登录已过期或尚未登录。',
    remedy: '请重新登录；填写的内容仍在页面上。',
  },
  'wrong-password': {
    status: 401,
    title: '无法登录',
    says: '账号或密码不对。',
    remedy: '请核对后重试；忘记密码请联系系统管理员。',
  },
  'signed-in-too-often': {
    status: 429,
    title: '暂停登录',
    says: '连续多次密码不对，账号暂停登录。',
    remedy: '请稍后再试，或联系系统管理员。',
  },
  'password-must-change': {
    status: 403,
    title: '请先修改密码',
    says: '首次登录须先修改密码。',
    remedy: '请修改密码后继续。',
  },
  'weak-password': {
    status: 400,
    title: '密码太弱',
    says: '新密码至少12个字符，且不能与原密码相同。',
    remedy: '请另设密码。',
  },
  'not-allowed': {
    status: 403,
    title: '无权操作',
    says: '您的岗位没有这项权限。',
    remedy: '请由相应岗位办理，或联系系统管理员调整岗位。',
  },
  'bad-signature': {
    status: 401,
    title: '签名不对',
    says: '请求的签名或时间不对，没有收下。',
    remedy: '请核对签名密钥和服务器时间，按 docs/messages.md 的方法签名后重发。',
  },
  'setup-token-wrong': {
    status: 403,
    title: '设置地址不对',
    says: '首次设置的地址不完整，或已经换过。',
    remedy: '请用启动程序时显示的完整地址打开，或查看数据目录中的 setup-token 文件。',
  },
  'foreign-origin': {
    status: 403,
    title: '来源不符',
    says: '请求不是从本系统页面发出的，已拒绝。',
    remedy: '请从本系统页面重新操作。',
  },
  'not-found': { status: 404, title: '没有找到', says: '没有找到这个页面或记录。', remedy: '请核对地址或编号。' },
  'case-not-found': {
    status: 404,
    title: '没有找到',
    says: '没有找到，或查询码不对。',
    remedy: '请核对回执上的编号和查询码；回执遗失请拨打12345或到接待窗口补办。',
  },
  'too-many-tries': {
    status: 429,
    title: '尝试次数过多',
    says: '查询码输错次数过多，已暂停查询。',
    remedy: '请一小时后再试，或拨打12345、到接待窗口查询。',
  },
  'key-reused': {
    status: 422,
    title: '重复的请求标识',
    says: '同一个 Idempotency-Key 用在了不同的内容上。',
    remedy: '新的内容请换一个新的标识。',
  },
  'file-not-usable': {
    status: 400,
    title: '附件不可用',
    says: '有附件不存在、已过期或已用于别的件。',
    remedy: '请重新上传。',
  },
  'not-shown': {
    status: 415,
    title: '不能在页面里看',
    says: '这个附件不能在页面里打开：可能已损坏，或者太大。',
    remedy: '请下载后查看。',
  },
  'nothing-to-print': {
    status: 400,
    title: '没有可打印的',
    says: '所选的都没有留下可用的地址，或者要求对本单位保密，没有打印。',
    remedy: '请当面送达，或由保管人员代为联系。',
  },
  'too-many-rows': {
    status: 400,
    title: '太多，没有导出',
    says: '符合条件的太多，没有导出。',
    remedy: '请用筛选缩小范围，例如按收到的月份分几次导出。',
  },
  'too-many-filters': {
    status: 400,
    title: '存不下了',
    says: '存下的筛选太多。',
    remedy: '请先删去不用的筛选。',
  },
  'sheet-unreadable': {
    status: 400,
    title: '表格无法读取',
    says: '这个文件不能作为表格读取，没有导入任何内容。',
    remedy: '请使用模板，另存为 .xlsx 或 UTF-8 编码的 .csv 后再导入。',
  },
  'page-damaged': {
    status: 500,
    title: '存档的文书打不开',
    says: '这份文书存档的页面丢失，或与发出时的记录不一致，没有显示。',
    remedy: '文字仍可用“可读文本”查看；请管理员运行 dengwen reconcile 核对，并从备份恢复文件。',
  },
  'no-hotline-here': {
    status: 409,
    title: '本地没有12345热线中心',
    says: '本系统还没有设置12345热线中心，暂时不能建立工单；刚才的内容没有登记。',
    remedy: '请改用“我要反映”提交信访事项；管理员可以给工作人员加上“12345值班长”岗位来设置热线中心。',
  },
  'call-not-found': {
    status: 404,
    title: '没有这个来电',
    says: '没有这个来电，或不是本单位接的。',
    remedy: '请看最新的来电记录。',
  },
  'not-your-call': {
    status: 409,
    title: '不是您的来电',
    says: '这个来电不在您的坐席上。',
    remedy: '请看屏幕上现在的来电；需要接手的，请对方转接过来。',
  },
  'call-not-answered': {
    status: 409,
    title: '还没有接通',
    says: '这个来电还没有接通。',
    remedy: '请先接听。',
  },
  'call-over': { status: 409, title: '通话已经结束', says: '通话已经结束。', remedy: '请填写结果，完成话后处理。' },
  'call-not-over': { status: 409, title: '还在通话', says: '通话还没有结束。', remedy: '请先结束通话。' },
  'call-wrapped': {
    status: 409,
    title: '话后处理已经完成',
    says: '这个来电已经处理完毕，不能再改。',
    remedy: '需要补充的，请在工单里补充。',
  },
  'call-needs-result': {
    status: 409,
    title: '还没有结果',
    says: '这个来电还没有选结果。',
    remedy: '请选一个结果；没有诉求的电话选一个标记。',
  },
  'no-caller-number': {
    status: 409,
    title: '没有来电号码',
    says: '来电人没有显示号码，不能凭号码查找。',
    remedy: '请来电人报编号和查询码，或当面核实身份。',
  },
  'seat-busy': {
    status: 409,
    title: '坐席正忙',
    says: '坐席上有来电，或话后处理还没有完成。',
    remedy: '请先完成这个来电。',
  },
  'engine-cannot': {
    status: 409,
    title: '话务平台不支持',
    says: '现在的话务平台不支持这个操作。',
    remedy: '请在话机上操作；来电照样可以手工登记。',
  },
  'no-flood': {
    status: 409,
    title: '不够洪峰',
    says: '这个号码打来的次数不够多。',
    remedy: '请照常接听：电话打得多不是不接的理由。',
  },
  'recording-damaged': {
    status: 500,
    title: '录音打不开',
    says: '这份录音丢失，或与录下时的记录不一致，没有播放。',
    remedy: '请管理员从备份恢复文件。',
  },
  busy: {
    status: 503,
    title: '系统繁忙',
    says: '暂时不能完成，刚才的内容没有登记。',
    remedy: '请稍后重试；同一标识重试不会重复登记。',
  },
  internal: {
    status: 500,
    title: '系统出错',
    says: '系统出错，已记录。',
    remedy: '请稍后重试；仍不行请把时间和编号告诉系统管理员。',
  },
} as const satisfies Record<string, Known>

export type ProblemCode = keyof typeof problems

export function problem(
  code: ProblemCode,
  more: Partial<Pick<Problem, 'says' | 'remedy' | 'fields' | 'article'>> = {},
): ProblemError {
  return new ProblemError({ type: `urn:dengwen:error:${code}`, code, ...problems[code], ...more })
}

/** A refusal of the law as problem+json. */
export const refusalProblem = (
  refusal: { code: string; article: string; says: string; remedy: string },
  status = 409,
): ProblemError =>
  new ProblemError({
    type: `urn:dengwen:error:${refusal.code}`,
    title: '依规定不能办理',
    status,
    code: refusal.code,
    says: refusal.says,
    article: refusal.article,
    remedy: refusal.remedy,
  })
