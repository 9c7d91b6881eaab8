import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { RegionPicker } from '../acts/fields/directory-pickers.tsx'
import { Field } from '../acts/fields/field.tsx'
import { regionsQuery } from '../server/queries.ts'
import { Doubt } from './doubt.tsx'
import { isSealed } from './letter.ts'
import type { PartProps } from './letter-form.tsx'
import { RequestList } from './request-list.tsx'
import { SimilarTitles } from './similar-titles.tsx'
import { placeDoubt } from './warnings.ts'

/** What it is about. `about` is the organ complained of, and never decides where it goes (RG-4). */
export function LetterMatter({ id, letter, set, wrong }: PartProps) {
  const { data: regions = [] } = useQuery(regionsQuery)
  const names = regions.map(({ name }) => name)
  return (
    <fieldset>
      <legend>事项</legend>
      <Field id={`${id}-title`} title="标题" required hint="一句话：什么地方、什么事、要什么" wrong={wrong.title}>
        {(tied) => (
          <>
            <Input
              {...tied}
              value={letter.title}
              maxLength={200}
              onChange={({ target }) => set({ title: target.value })}
            />
            <SimilarTitles title={letter.title} sealed={isSealed(letter)} />
          </>
        )}
      </Field>
      <Field id={`${id}-content`} title="内容" required wrong={wrong.content}>
        {(tied) => (
          <Input.TextArea
            {...tied}
            value={letter.content}
            maxLength={20_000}
            autoSize={{ minRows: 6, maxRows: 20 }}
            onChange={({ target }) => set({ content: target.value })}
          />
        )}
      </Field>
      <RequestList id={`${id}-requests`} requests={letter.requests} onChange={(requests) => set({ requests })} />
      <div className="row">
        <Field id={`${id}-region`} title="问题属地" required={false} wrong={wrong.placeRegion}>
          {(tied) => (
            <RegionPicker tied={tied} value={letter.placeRegion} onChange={(placeRegion) => set({ placeRegion })} />
          )}
        </Field>
        <Field id={`${id}-place`} title="具体地点" required={false} wrong={wrong.place}>
          {(tied) => (
            <>
              <Input
                {...tied}
                value={letter.place}
                maxLength={200}
                onChange={({ target }) => set({ place: target.value })}
              />
              <Doubt words={placeDoubt(letter.place, names)} />
            </>
          )}
        </Field>
      </div>
      <Field id={`${id}-about`} title="反映的单位" required={false} hint="只记录，不决定转给谁" wrong={wrong.about}>
        {(tied) => (
          <Input
            {...tied}
            value={letter.about}
            maxLength={500}
            onChange={({ target }) => set({ about: target.value })}
          />
        )}
      </Field>
    </fieldset>
  )
}
