import { useState } from 'react'
import { moment } from '../days.ts'
import type { KnowledgeDetail } from '../server/api.ts'
import { today } from '../server/now.ts'
import { EntryLook } from './entry-look.tsx'
import { fieldsOf } from './words.ts'

/** Every version that was published, the newest first: who wrote it, who published it, how often it was told. */
export function EntryHistory({ entry }: { entry: KnowledgeDetail }) {
  const [opened, setOpened] = useState<number | null>(null)
  const published = entry.versions.filter(({ state }) => state === 'published')
  if (!published.length) return null
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">发布过的版本（{published.length}）</h2>
      <ol className="knowledge-versions">
        {published.map((one) => (
          <li key={one.version}>
            <button
              type="button"
              className="link-button"
              aria-expanded={opened === one.version}
              onClick={() => setOpened(opened === one.version ? null : one.version)}
            >
              第{one.version}版{one.version === entry.shown && '（正在用的）'}
            </button>{' '}
            {one.authors.join('、')}写，{one.reviewer}
            {one.publishedAt && `于${moment(one.publishedAt, today())}`}发布，答复过{one.told}次
            {one.note && `。${one.note}`}
            {one.wrong && (
              <p className="note-wrong">
                有误：{one.wrongNote}。应为：{one.rightNote}
              </p>
            )}
            {opened === one.version && <EntryLook fields={fieldsOf(one)} />}
          </li>
        ))}
      </ol>
    </section>
  )
}
