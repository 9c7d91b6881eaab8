import type { MessageModel } from '../models.ts'
import { ErrorSummary, FORM, PageForm } from './form.tsx'
import { Layout } from './layout.tsx'
import { Each } from './text.tsx'

/** What happened, that nothing was lost, and the next step. Never a bare code. */
export function Message({ page, status, heading, says, next, kept, resend, trace }: MessageModel) {
  return (
    <Layout page={page} title={heading} form={resend && FORM}>
      <h1>{heading}</h1>
      <Each of={says}>{(line, n) => <p className={n === 0 ? 'lead' : undefined}>{line}</p>}</Each>
      {resend && (
        <>
          <ErrorSummary errors={resend.form.errors} />
          <PageForm form={resend.form}>
            <Each of={resend.fields}>{([name, value]) => <input type="hidden" name={name} value={value} />}</Each>
            <button className="first" type="submit" name="go" value="next">
              {resend.button}
            </button>
          </PageForm>
        </>
      )}
      {next.length > 0 && (
        <ul className="onward">
          <Each of={next}>
            {({ title, href }) => (
              <li>
                <a href={href}>{title}</a>
              </li>
            )}
          </Each>
        </ul>
      )}
      {kept && kept.length > 0 && (
        <>
          <h2>您写的内容都在这里</h2>
          <Each of={kept}>
            {({ title, value }, n) => (
              <div className="field">
                <label htmlFor={`kept-${n}`}>{title}</label>
                <textarea
                  id={`kept-${n}`}
                  readOnly
                  rows={Math.min(12, 2 + Math.ceil(value.length / 30))}
                  defaultValue={value}
                />
              </div>
            )}
          </Each>
        </>
      )}
      <p className="soft">
        需要人帮忙，请打 <a href={`tel:${page.site.hotline.number}`}>{page.site.hotline.number}</a>
        {trace ? `，报上这个记号：${trace}（${status}）` : ''}。
      </p>
    </Layout>
  )
}
