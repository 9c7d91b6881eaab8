import { articleInWords } from './words.ts'

/** The article behind a refusal or a missing part: opens which limits and steps rest on it, beside the form that stays. */
export function ArticleLink({ article }: { article: string }) {
  const words = articleInWords(article)
  if (!/\d/.test(article)) return <>{words}</>
  const [first = ''] = words.split('、')
  return (
    <a
      href={`/desk/law?${new URLSearchParams({ find: first })}`}
      target="_blank"
      rel="noreferrer"
      title="看这一条管哪些期限和环节"
    >
      {words}
    </a>
  )
}
