import type { FunctionComponent } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { PageName, Pages } from '../models.ts'
import { Accessibility } from './accessibility.tsx'
import { GenericAct } from './act.tsx'
import { ActDone, Rate, Supplement, Urge, Withdraw } from './acts.tsx'
import { Bulletin, Bulletins, Definitions, Indicators, Refusals } from './bulletin.tsx'
import { Contacts } from './contacts.tsx'
import { Document } from './document.tsx'
import { EnHome, EnReceipt, EnSubmit, EnTrack, EnTrackSignIn } from './en.tsx'
import { Guide, GuideAnswer, GuideAsk } from './guide.tsx'
import { Home } from './home.tsx'
import { Law } from './law.tsx'
import { LostCode, LostCodeSent } from './lost-code.tsx'
import { Message } from './message.tsx'
import { MyData, MyDataCopy } from './my-data.tsx'
import { OwnFile } from './own-file.tsx'
import { Privacy } from './privacy.tsx'
import { Question, QuestionReport, Questions } from './questions.tsx'
import { Receipt } from './receipt.tsx'
import { Rereviews } from './rereviews.tsx'
import { ReviewGuide } from './review.tsx'
import { Rights } from './rights.tsx'
import { Submit } from './submit.tsx'
import { Suggestions } from './suggestions.tsx'
import { Track } from './track.tsx'
import { TrackSealed } from './track-sealed.tsx'
import { TrackSignIn } from './track-sign-in.tsx'
import { Verify } from './verify.tsx'

const VIEWS: { [P in PageName]: FunctionComponent<Pages[P]> } = {
  home: Home,
  guide: Guide,
  'guide-ask': GuideAsk,
  'guide-answer': GuideAnswer,
  submit: Submit,
  receipt: Receipt,
  'track-sign-in': TrackSignIn,
  track: Track,
  'track-sealed': TrackSealed,
  supplement: Supplement,
  urge: Urge,
  rate: Rate,
  withdraw: Withdraw,
  act: GenericAct,
  'act-done': ActDone,
  document: Document,
  rights: Rights,
  privacy: Privacy,
  accessibility: Accessibility,
  law: Law,
  verify: Verify,
  bulletins: Bulletins,
  bulletin: Bulletin,
  definitions: Definitions,
  refusals: Refusals,
  indicators: Indicators,
  contacts: Contacts,
  suggestions: Suggestions,
  rereviews: Rereviews,
  questions: Questions,
  question: Question,
  'question-report': QuestionReport,
  'en-home': EnHome,
  'en-submit': EnSubmit,
  'en-receipt': EnReceipt,
  'en-track-sign-in': EnTrackSignIn,
  'en-track': EnTrack,
  review: ReviewGuide,
  'lost-code': LostCode,
  'lost-code-sent': LostCodeSent,
  'my-data': MyData,
  'my-data-copy': MyDataCopy,
  'own-file': OwnFile,
  message: Message,
}

/**
 * One page as a complete HTML document. Pure: the same model gives the same text.
 * @param page a page name of `models.ts`; an unknown one is a broken invariant and throws
 */
export function render<P extends PageName>(page: P, model: Pages[P]): string {
  const View: FunctionComponent<Pages[P]> = VIEWS[page]
  if (!View) throw new Error(`No portal page ${page}`)
  return `<!doctype html>${withoutOverrides(renderToStaticMarkup(<View {...model} />))}`
}

/**
 * Shows direction overrides (U+202A…E, U+2066…9) as ▯, so that no text can turn the words around it about.
 * Form values keep them: what a person wrote goes back as it came. React writes every quote of a text as
 * `&quot;`, so ` value="…"` is always an attribute here.
 */
function withoutOverrides(html: string): string {
  return html.replace(
    /( value="[^"]*"|<textarea[^>]*>[^<]*<\/textarea>)|[\u202A-\u202E\u2066-\u2069]/g,
    (_, kept: string | undefined) => kept ?? '▯',
  )
}
