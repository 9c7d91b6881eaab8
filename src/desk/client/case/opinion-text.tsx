import { type Answer, answerParts } from '../acts/form-model.ts'
import { shortDay } from '../days.ts'
import { answerResults } from '../law/codes.ts'
import { documentTitle } from '../law/words.ts'
import { today } from '../server/now.ts'

const numerals = '一二三四五六七八九十'

/** The draft of an opinion as the page that will be signed: every request, what was found, why, what follows. */
export function OpinionText({ input }: { input: Readonly<Record<string, unknown>> }) {
  const answers = input.answers as Answer[]
  return (
    <article className="opinion">
      <h3>{documentTitle('DOC-12')}（稿）</h3>
      {answers.map((answer, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two requests may be worded alike; they keep their places
        <section key={index}>
          <h4>
            {numerals[index] ?? index + 1}、关于“{answer.request}”
          </h4>
          <Part name={answerParts.facts} text={answer.facts} />
          <Part name={answerParts.reasons} text={answer.reasons} />
          <Part
            name={`${answerParts.opinion}（${answerResults[answer.result] ?? answer.result}）`}
            text={answer.opinion}
          />
        </section>
      ))}
      <Part name="依据" text={input.basis} />
      {typeof input.executeOn === 'string' && <Part name="执行到位" text={shortDay(input.executeOn, today())} />}
      <Part name="联系人和电话" text={input.contact} />
    </article>
  )
}

function Part({ name, text }: { name: string; text: unknown }) {
  return (
    <p>
      <b>{name}</b>
      {String(text ?? '')}
    </p>
  )
}
