import { Type } from 'typebox'
import { type Http, problem } from '../../kernel/index.ts'
import { type Administration, administer, requireFaultless } from './administer.ts'
import { organFaults } from './organ-check.ts'
import { type AdminOrgan, adminOrgans, closeOrgan, closingRefusal, openOrgan, saveOrgan } from './organs.ts'

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const Level = Type.Union(([1, 2, 3, 4, 5] as const).map((level) => Type.Literal(level)))
const Code = Type.String({ minLength: 1, maxLength: 40 })

/** What may be said of an organ; sizes of the columns that letters and pickers can carry. */
const fields = {
  name: Text(100),
  shortName: Text(60),
  kind: Type.Enum(['office', 'government', 'department', 'township', 'discipline', 'litigation', 'enterprise']),
  level: Level,
  region: Text(12),
  superior: Type.Union([Code, Type.Null()]),
  /** Led from above alone (垂直管理: 税务, 海关, 金融监管). */
  vertical: Type.Optional(Type.Boolean()),
  mark: Text(20),
  phone: Type.String({ maxLength: 60 }),
  address: Type.String({ maxLength: 200 }),
  duties: Type.Array(Text(20), { maxItems: 300 }),
}
export const NewOrganShape = Type.Object({ code: Code, ...fields }, { additionalProperties: false })
const OrganChange = Type.Partial(
  Type.Object({ ...fields, active: Type.Boolean(), successor: Type.Union([Code, Type.Null()]) }),
  { additionalProperties: false },
)
const OrganParams = Type.Object({ code: Code })

/** Organs and the duty list (派单目录): closed, never deleted, because cases name them for ever. */
export function organRoutes(app: Http, house: Administration): void {
  const { directory } = house
  const config = { policy: 'admin.organs' } as const
  const viewOf = async (code: string): Promise<AdminOrgan | undefined> =>
    adminOrgans(directory, await house.openCases()).find((organ) => organ.code === code)

  app.get('/api/v1/admin/organs', { config, schema: { summary: '单位名录（含停用）' } }, async () => ({
    items: adminOrgans(directory, await house.openCases()),
  }))

  app.post(
    '/api/v1/admin/organs',
    { config, schema: { summary: '新建单位', body: NewOrganShape } },
    async (request, reply) => {
      const draft = request.body
      await administer(house, request, async (tx) => {
        const taken = directory.organ(draft.code)
        requireFaultless([
          ...(taken ? [{ field: 'code', says: `代码 ${draft.code} 已是${taken.name}。` }] : []),
          ...organFaults(directory, draft),
        ])
        await saveOrgan(tx, draft)
        return { answer: draft.code, act: 'create-organ', object: draft.code }
      })
      return reply.status(201).send(await viewOf(draft.code))
    },
  )

  app.patch(
    '/api/v1/admin/organs/:code',
    {
      config,
      schema: { summary: '修改单位、派单目录，停用或恢复', params: OrganParams, body: OrganChange },
    },
    async (request) => {
      const organ = directory.organ(request.params.code)
      if (!organ) throw problem('not-found')
      const { active = organ.active, successor: heir, ...change } = request.body
      await administer(house, request, async (tx) => {
        const draft = { ...organ, ...change }
        // A closed organ keeps its mark and name; only one in use can be in somebody's way.
        if (active) requireFaultless(organFaults(directory, draft))
        const successor = heir ? directory.organ(heir) : undefined
        if (heir && !successor) requireFaultless([{ field: 'successor', says: `没有单位 ${heir}。` }])
        const closes = organ.active && !active
        if (closes) {
          const refusal = closingRefusal(directory, organ, successor, await house.hasOpenCases(organ.code))
          if (refusal) return refusal
        }
        await saveOrgan(tx, draft)
        if (closes) await closeOrgan(tx, directory, { ...organ, ...draft }, successor)
        else if (active && !organ.active) await openOrgan(tx, organ.code)
        return {
          answer: organ.code,
          act: closes ? 'close-organ' : 'change-organ',
          object: organ.code,
          detail: { fields: Object.keys(request.body), ...(successor ? { successor: successor.code } : {}) },
        }
      })
      return viewOf(organ.code)
    },
  )
}
