/** What a page is for and how it is worked with: shown by `?`. Keys are page ids; guides name the same ids. */
type Help = { title: string; says: readonly string[] }

const pages: Readonly<Record<string, Help>> = {
  lists: {
    title: '工作列表',
    says: [
      '列表按法定最后一日排列，最急的在最上面；左边的数字随时更新。',
      '“待决定”是回避、分类异议、关联异议和不满意件，由原来经手人以外的人决定；“重大紧急”要及时报告。',
      '用 J、K 上下移动，Enter 打开，办完按 U 回到列表。',
    ],
  },
  search: {
    title: '搜索',
    says: [
      '输入完整编号直接打开那一件；也可以搜标题、内容、地点里的词，每个词至少两个字。',
      '不能按姓名、电话查人：只查事，不查人。',
    ],
  },
  case: {
    title: '一件',
    says: [
      '“下一步”里是现在能办的；灰色的写着为什么还不能办、依据哪一条。',
      '身份信息默认遮盖，查看要说明用途，信访人本人看得见谁看过。',
      '填写的内容随写随存，断网、登录过期都不会丢。',
    ],
  },
  register: {
    title: '登记一件',
    says: ['只用键盘就能登记完：Tab 到下一项，Ctrl + Enter 登记。', '边写边查重，提示的件要由您判断，不会自动并件。'],
  },
  backfill: {
    title: '台账补录',
    says: [
      '原来的纸质台账按模板抄成表格，放进来先看一看；有问题的行带着说明退回，其余的逐批登记。',
      '原编号认出同一件：断开了、放了两次，都不会重复登记。搜索原编号能找到。',
    ],
  },
  law: { title: '法规与期限', says: ['每个环节由谁办、依据哪一条、起算什么期限，都可以查。'] },
  account: { title: '密码与登录记录', says: ['不是您本人的登录，请立即结束它并修改密码。'] },
  admin: { title: '管理', says: ['这里只有您的岗位可以管的内容。每次修改都记入审计，立即生效。'] },
  'admin/organs': {
    title: '单位与派单目录',
    says: [
      '点一个单位就能改；新建时代码要想好，建立后不能改。',
      '派单目录说明什么内容由谁办，分办时据此建议，由人决定。',
      '机构合并或撤销时用“停用”，并选由谁继续承担职责，在办的件会一起转过去。',
    ],
  },
  'admin/accounts': {
    title: '账号',
    says: [
      '新建账号会给出一个初始密码，只显示一次，请打印后当面交给本人。',
      '角色按需要给；修改后立即生效，不用重新登录。自己的角色不能自己改。',
    ],
  },
  'admin/deputies': {
    title: '代理',
    says: [
      '出差、休假时由同单位的人代办，到期自动结束。代理人做的事记在代理人自己名下。',
      '起草的人不能批准自己起草的文书，代理也不例外。',
    ],
  },
  'admin/categories': {
    title: '内容分类',
    says: ['小类没有指定承担单位的，按大类的单位建议。', '停用的分类不能再选，已经归入的件和统计不变。'],
  },
  'admin/calendar': {
    title: '放假安排',
    says: [
      '点日期在“放假”和“上班”之间切换；方向键移动，空格或 Enter 切换。也可以把放假通知整段粘贴进来。',
      '保存后，未办结的件里受影响的期限会重算，并在经过里写明。',
    ],
  },
  'admin/practice': {
    title: '本地期限',
    says: [
      '承诺要比法定期限短，从今天或以后收到的件起算；停止以后，已经承诺的仍然算数。',
      '承诺显示在法定最后一日旁边，写明依据；没有看到文件原文的，注明“未核实”。',
    ],
  },
  'admin/wordings': {
    title: '文书模板',
    says: [
      '左边一句一行，右边马上看到版面。花括号里的内容由系统填，日期不能删。',
      '只改“简明说明”和附注；正文里法律要求写明的内容不变。已经发出的文书不变。',
    ],
  },
  help: { title: '使用说明', says: ['先看自己岗位的“第一天”；别的岗位也可以看，知道前后怎么衔接。'] },
  'admin/site': {
    title: '本市与对外信息',
    says: ['这里写的内容会出现在群众看到的页面、回执和文书上。', '右边是它们现在的样子，保存后立即更新。'],
  },
  'admin/go-live': {
    title: '上线前检查',
    says: ['逐项由系统按实际情况判断，不能手工打勾；没有做到的可以直接点过去补。'],
  },
  'admin/import': {
    title: '批量导入',
    says: [
      '先下载模板，用 WPS 或 Excel 填好再放进来；导入前先看预览，不会马上生效。',
      '有问题的行不导入，可以下载标注过的表，改好再导一次。',
    ],
  },
  'admin/import-accounts': {
    title: '批量开立账号',
    says: [
      '先下载模板填好，放进来看预览；已有账号的角色不随表格改变，请在账号页面逐个改。',
      '新账号的初始密码导入后只显示一次，请马上打印，裁开后当面交给本人。',
    ],
  },
  'admin/leave-demo': {
    title: '结束演示',
    says: ['示例数据会全部删除，不能恢复。结束后从空目录开始建立本市的系统。'],
  },
}

/** The id of the page at an address of the desk. */
export function pageIdAt(pathname: string): string {
  const [first = '', second] = pathname.split('/').filter(Boolean)
  if (first === 'admin') return second ? `admin/${second}` : 'admin'
  return { '': 'lists', cases: 'case' }[first] ?? first
}

export const helpOf = (id: string): Help | undefined => pages[id]
