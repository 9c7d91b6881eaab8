import type { LostCodeModel, LostCodeSentModel } from '../models.ts'
import { SUBMIT, TRACK } from '../paths.ts'
import { Continue, ErrorSummary, FORM, PageForm, TextField } from './form.tsx'
import { Layout } from './layout.tsx'
import { Hours } from './text.tsx'

/** A new query code to the phone that was left. */
export function LostCode({ page, form, caseNo, phone, back }: LostCodeModel) {
  return (
    <Layout page={page} title="查询码丢了" form={FORM} failed={form.errors.length > 0}>
      <ErrorSummary errors={form.errors} />
      <h1>查询码丢了</h1>
      <p className="lead">填编号和当时留的手机号，对得上，新的查询码就发到那部手机。原来的马上作废。</p>
      <PageForm form={form}>
        <TextField
          name="caseNo"
          label="编号"
          hint="短信里也有。例如 450100-2026-0000017-4，横线可以不写。"
          value={caseNo}
          errors={form.errors}
          literal
        />
        <TextField
          name="phone"
          label="当时留的手机号"
          type="tel"
          autoComplete="tel"
          width="middle"
          value={phone}
          errors={form.errors}
        />
        <Continue title="发新的查询码" />
      </PageForm>
      <Otherwise page={page} />
      <p>
        <a href={back}>找到了，去查办理进度</a>
      </p>
    </Layout>
  )
}

/** The same words whatever was found. */
export function LostCodeSent({ page }: LostCodeSentModel) {
  return (
    <Layout page={page} title="已经收到">
      <h1>已经收到</h1>
      <p className="lead">编号和手机号对得上的，几分钟里会收到短信，里面是新的查询码，原来的已经作废。</p>
      <p>
        为了不让别人试出谁提过什么事，对不对得上，这里都这么回答。一小时里只发一次。没有收到的，请看编号和手机号写对没有，或者按下面的办法补办。
      </p>
      <p>
        <a className="first" href={TRACK}>
          用新的查询码查进度
        </a>
      </p>
      <Otherwise page={page} />
    </Layout>
  )
}

function Otherwise({ page }: { page: LostCodeModel['page'] }) {
  const { hotline, counters } = page.site
  return (
    <>
      <h2>手机换了、只留了地址，或者走的是密封通道</h2>
      <ul>
        <li>
          到窗口，带身份证件，当面补：
          {counters.map((counter) => (
            <span className="block" key={counter.name}>
              {counter.name}，{counter.address}，<Hours of={counter.hours} />
            </span>
          ))}
        </li>
        <li>
          打 <a href={`tel:${hotline.number}`}>{hotline.number}</a>
          ，我们按登记的电话打回去，核对是您本人，再寄到登记的地址。密封的只能到窗口。
        </li>
        <li>
          没有留姓名的，我们不知道您是谁，没法补。可以<a href={SUBMIT}>再反映一次</a>，同样登记。
        </li>
      </ul>
    </>
  )
}
