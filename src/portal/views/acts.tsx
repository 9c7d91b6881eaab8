import type { ReactNode } from 'react'
import type { ActDoneModel, ActPage, RateModel, SupplementModel, UrgeModel, WithdrawModel } from '../models.ts'
import { dayOf, fullDay, moment } from './days.ts'
import { Choices, Continue, ErrorSummary, Files, FORM, PageForm, TextArea, TextField } from './form.tsx'
import { Layout } from './layout.tsx'
import { size } from './size.ts'
import { Each, Fold, Own } from './text.tsx'

type ActFrameProps = { act: ActPage; heading: string; files?: boolean; children: ReactNode }

/** What every act page has: the way back, the case it is about, the errors first. */
export function ActFrame({ act, heading, files, children }: ActFrameProps) {
  return (
    <Layout page={act.page} title={heading} form={FORM} failed={act.form.errors.length > 0}>
      <p className="back">
        <a href={act.back}>返回办理进度</a>
      </p>
      <ErrorSummary errors={act.form.errors} />
      <p className="where">
        {act.caseNo}
        {act.title && (
          <>
            {' '}
            <Own>{act.title}</Own>
          </>
        )}
      </p>
      <h1>{heading}</h1>
      <PageForm form={act.form} files={files}>
        {children}
      </PageForm>
    </Layout>
  )
}

export function Supplement(model: SupplementModel) {
  const { limits, form } = model
  return (
    <ActFrame act={model} heading="补充情况或照片" files>
      <p className="lead">随时可以补充，不影响期限。{model.holder}会马上看到。</p>
      <TextArea
        name="text"
        label="有什么新情况"
        hint="例如：又停水了，或者有人来修过了。"
        value={model.text}
        errors={form.errors}
        maxChars={limits.textChars}
      />
      <Files
        uploads={model.uploads}
        errors={form.errors}
        label="照片或文件"
        hint={`可以一次选几个：${limits.kinds}。每个不超过 ${size(limits.bytesEach)}，最多 ${limits.files} 个。`}
        accept={limits.accept}
        bytesEach={limits.bytesEach}
        most={limits.files}
      />
      <Continue title="提交补充" />
    </ActFrame>
  )
}

export function Urge(model: UrgeModel) {
  const { page, earlier } = model
  return (
    <ActFrame act={model} heading="催办">
      <p className="lead">
        {model.holder}收到后，最迟 {fullDay(model.answerBy)}回应您。催办不影响法定期限，也不会记在您头上。
      </p>
      {earlier.length > 0 && (
        <Fold title={`您催办过 ${earlier.length} 次`}>
          <ul>
            <Each of={earlier}>
              {({ at, answer }) => (
                <li>
                  {moment(at, page.today)}：{answer ?? '还没有回应'}
                </li>
              )}
            </Each>
          </ul>
        </Fold>
      )}
      <TextArea
        name="text"
        label="想说的话"
        hint="例如：老人用水困难，等不到月底。"
        optional
        rows={4}
        value={model.text}
        errors={model.form.errors}
        maxChars={model.limits.textChars}
      />
      <Continue title="催办" />
    </ActFrame>
  )
}

function counts(until: string | null, today: string): string {
  if (until === null) return ''
  return until < today
    ? `计入统计的时间到 ${fullDay(until)}为止，现在评的作为留言保留。`
    : `到 ${fullDay(until)}为止评的计入统计，之后仍然可以留言。`
}

const GRADES = [
  { value: '1', title: '满意' },
  { value: '2', title: '基本满意' },
  { value: '3', title: '不满意' },
]

/** Two ratees, three grades. Silence is never counted as satisfied (RG-13), and the page says so. */
export function Rate(model: RateModel) {
  const { form, page } = model
  return (
    <ActFrame act={model} heading="评价">
      <p className="lead">
        评不评由您，<strong>不评不会算作满意</strong>。只有您本人能评，没有人可以替您评，也没有人可以要求您怎么评。
      </p>
      <p>
        {counts(model.until, page.today)}
        {model.earlier
          ? `您在 ${moment(model.earlier.at, page.today)}评过一次，可以改这一次，两次都会保留。`
          : '评过以后还可以改一次。'}
      </p>
      {model.ratees.map((ratee) => (
        <section className="card" key={ratee.field} aria-labelledby={`ratee-${ratee.field}`}>
          <h2 id={`ratee-${ratee.field}`}>{ratee.organ}</h2>
          <p className="soft">{ratee.did}</p>
          <Choices
            name={ratee.field}
            label={`您对${ratee.organ}`}
            choices={GRADES}
            chosen={[ratee.grade]}
            errors={form.errors}
          />
          <Choices
            name={`${ratee.field}Reason`}
            label="为什么"
            optional
            several
            choices={model.reasons}
            chosen={ratee.reasons}
            errors={form.errors}
          />
        </section>
      ))}
      <TextArea
        name="text"
        label="想说的话"
        hint="例如：第二项没有说清楚；来看过，但没有修。"
        optional
        rows={5}
        value={model.text}
        errors={form.errors}
        maxChars={model.limits.textChars}
      />
      <Continue title="提交评价" />
    </ActFrame>
  )
}

/** Twice on purpose (RG-7): first the wish, then the code that came over another channel. */
export function Withdraw(model: WithdrawModel) {
  const { page, asked, form } = model
  const { hotline } = page.site
  return (
    <ActFrame act={model} heading={asked ? '撤回：请填确认码' : '撤回'}>
      <p className="lead">
        {model.ofReview ? '只撤回这一次复查（复核）申请，原来的意见书仍然有效。' : '撤回后这件事停止办理。'}
        <strong>到 {dayOf(model.undoUntil, page.today)}为止可以反悔</strong>
        ，接着办；{model.ofReview ? '申请的期限内还可以再申请。' : '以后也可以重新提出，照样登记。'}
      </p>
      <p>
        撤不撤回完全由您决定，谁都不能要求您撤回。有人要您撤回，请打{' '}
        <a href={`tel:${hotline.number}`}>{hotline.number}</a>
        或者到窗口告诉我们。
      </p>
      <p>为了确认是您本人的意思，{model.confirmed}。</p>
      {asked && (
        <TextField
          name="code"
          label="确认码"
          hint="六位数字。不填，或者关掉这一页，这件事就照常办下去。"
          width="short"
          value={model.code}
          errors={form.errors}
          literal
        />
      )}
      <TextArea
        name="reason"
        label="原因"
        optional
        rows={4}
        value={model.reason}
        errors={form.errors}
        maxChars={model.limits.textChars}
      />
      <Continue title={asked ? '确认撤回' : model.ofReview ? '撤回这次申请' : '撤回这件事'} />
      {asked && (
        <p>
          没有收到？
          <button className="link" type="submit" name="go" value="again">
            再发一次确认码
          </button>
        </p>
      )}
    </ActFrame>
  )
}

/** After an act: what was noted, what follows and by when. */
export function ActDone({ page, caseNo, heading, says, next, back }: ActDoneModel) {
  return (
    <Layout page={page} title={heading}>
      <p className="where">{caseNo}</p>
      <h1>{heading}</h1>
      <Each of={says}>{(line) => <p>{line}</p>}</Each>
      {next.length > 0 && (
        <ol className="line">
          <Each of={next}>
            {(step) => (
              <li className="next">
                {step.by && <time dateTime={step.by}>最迟 {dayOf(step.by, page.today)}</time>}
                {step.says}
              </li>
            )}
          </Each>
        </ol>
      )}
      <p>
        <a className="first" href={back}>
          返回办理进度
        </a>
      </p>
    </Layout>
  )
}
