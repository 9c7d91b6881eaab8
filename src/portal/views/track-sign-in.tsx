import type { TrackSignInModel } from '../models.ts'
import { LOST_CODE } from '../paths.ts'
import { Continue, ErrorSummary, FORM, PageForm, TextField } from './form.tsx'
import { Layout } from './layout.tsx'
import { Each, Fold } from './text.tsx'

/** Number and query code. An unknown number and a wrong code are answered with the same sentence. */
export function TrackSignIn({ page, form, caseNo, queryCode, carried, refused }: TrackSignInModel) {
  const failed = form.errors.length > 0 || refused !== null
  const { hotline } = page.site
  return (
    <Layout page={page} title="查办理进度" form={FORM} failed={failed}>
      <ErrorSummary errors={form.errors} />
      {refused && (
        <section className="errors" aria-labelledby="refused" tabIndex={-1} data-focus="">
          <h2 id="refused">没有查到</h2>
          <p>{refused}</p>
        </section>
      )}
      <h1>{carried ? '请再输一次编号和查询码' : '查办理进度'}</h1>
      <p className="lead">
        {carried
          ? '隔了一段时间没有动，页面自动关上了，免得别人看到。您刚才写的内容都在，输完接着办。'
          : '编号和查询码都在登记回执上，短信里也有编号。'}
      </p>
      <PageForm form={form}>
        {carried && (
          <>
            <input type="hidden" name="then" value={carried.action} />
            <Each of={carried.fields}>
              {([name, value]) => <input type="hidden" name={`then-${name}`} value={value} />}
            </Each>
          </>
        )}
        <TextField
          name="caseNo"
          label="编号"
          hint="例如 450100-2026-0000017-4，横线可以不写。"
          value={caseNo}
          errors={form.errors}
          literal
        />
        <TextField
          name="queryCode"
          label="查询码"
          hint="16 位，不分大小写，空格和横线可以不写。"
          value={queryCode}
          errors={form.errors}
          literal
        />
        <Continue title="查看" />
      </PageForm>
      <Fold title="查询码丢了怎么办">
        <p>
          当时留了手机号的，<a href={LOST_CODE}>马上发一个新的</a>，原来的作废。
        </p>
        <p>
          其他情况，带身份证件到接待窗口，或者打 {hotline.number}
          ，核对是您本人后补办。没有留姓名的，我们不知道您是谁，没法补。
        </p>
      </Fold>
      <Fold title="为什么连续输错会让等一会儿">
        <p>查询码就是这件事的钥匙。输错几次要等一会儿，是怕有人一个一个试。您的来信照常在办，不受影响。</p>
      </Fold>
    </Layout>
  )
}
