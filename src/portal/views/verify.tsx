import type { VerifyModel } from '../models.ts'
import { TRACK, VERIFY, VERIFY_OFFLINE } from '../paths.ts'
import { Clause } from './dated.tsx'
import { Continue, ErrorSummary, FORM, TextField } from './form.tsx'
import { Layout } from './layout.tsx'
import { Each, Fold } from './text.tsx'

const MARKS = { good: '对得上', bad: '对不上', 'not-yet': '还不能核对' } as const

/** Checks a receipt, and says plainly what is proven today and what is not yet. */
export function Verify({ page, caseNo, leaf, wrong, result }: VerifyModel) {
  return (
    <Layout page={page} title="验证回执" form={FORM} failed={wrong.length > 0}>
      <ErrorSummary errors={wrong} />
      <h1>验证回执</h1>
      {result && (
        <section className="card" aria-labelledby="result">
          <h2 id="result">核对结果{result.caseNo && `：${result.caseNo}`}</h2>
          <ul className="checks">
            <Each of={result.lines}>
              {({ state, says }) => (
                <li className={state}>
                  <strong>{MARKS[state]}</strong>
                  {says}
                </li>
              )}
            </Each>
          </ul>
        </section>
      )}
      <p className="lead">选回执文件，或者照着回执填编号和指纹。不用查询码，也不会打开您的件。</p>
      <form id={FORM} method="post" action={VERIFY} encType="multipart/form-data" acceptCharset="utf-8" noValidate>
        <div className="field">
          <label htmlFor="field-receipt">回执文件</label>
          <div className="hint" id="field-receipt-hint">
            在回执页面下载的，名字以 .json 结尾。
          </div>
          <input
            id="field-receipt"
            name="receipt"
            type="file"
            accept=".json,application/json"
            aria-describedby="field-receipt-hint"
            data-receipt=""
          />
        </div>
        <p className="soft">没有文件的，照着纸上的填：</p>
        <TextField name="caseNo" label="编号" value={caseNo} errors={wrong} literal />
        <TextField
          name="leaf"
          label="指纹"
          hint="64 位数字和字母，空格可以不写。"
          value={leaf}
          errors={wrong}
          literal
        />
        <Continue title="核对" />
      </form>
      <p>
        不想连网的，<a href={VERIFY_OFFLINE}>下载离线核对页</a>，存在自己的电脑上，随时能用。
      </p>
      <Clause title="现在能证明什么">
        <p>
          编号是系统收到时自动给的，不用谁批准。指纹是登记的当时按登记和内容算出来的，内容改动一个字，重新算出的指纹就完全不一样。对得上，就说明从登记到现在没有改过。
        </p>
        <p>
          <a href={TRACK}>打开办理进度</a>，在“文书”里点“登记回执”，也能看到指纹、下载回执文件。
        </p>
      </Clause>
      <Clause title="现在还不能证明什么">
        <p>
          公开登记簿还没有开通。开通以后，您不用相信我们，在任何一台电脑上都能查到自己那一条。在那以前，“系统里存着同一个指纹”是我们自己说的，这个页面不装作能替别人作证。
        </p>
      </Clause>
      <Fold title="指纹证明不了什么">
        <p>
          证明不了答复的内容对不对。对答复不同意，请申请复查。也证明不了窗口有没有收下您没拿到回执的信：请当场要回执。
        </p>
      </Fold>
    </Layout>
  )
}
