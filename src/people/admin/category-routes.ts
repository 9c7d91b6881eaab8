import { Type } from 'typebox'
import { type Http, problem } from '../../kernel/index.ts'
import { type Administration, administer, requireFaultless } from './administer.ts'
import { adminCategories, categoryFaults, nextCategoryCode, saveCategory } from './categories.ts'

const Name = Type.String({ minLength: 1, maxLength: 40 })
const Code = Type.String({ minLength: 1, maxLength: 20 })
const OfficialCode = Type.Union([Type.String({ minLength: 1, maxLength: 40 }), Type.Null()])
const Organs = Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 1000, uniqueItems: true })

const NewCategoryShape = Type.Object(
  {
    /** The next free one, where it is left out. */
    code: Type.Optional(Code),
    name: Name,
    parent: Type.Optional(Type.Union([Code, Type.Null()])),
    officialCode: Type.Optional(OfficialCode),
    organs: Type.Optional(Organs),
  },
  { additionalProperties: false },
)
const CategoryChange = Type.Partial(
  Type.Object({ name: Name, active: Type.Boolean(), officialCode: OfficialCode, organs: Organs }),
  { additionalProperties: false },
)

/**
 * Content categories and which organs have them in their duties. Never deleted: cases and figures name them. The code
 * of a second-level one has a slash, so that the address takes it percent-encoded: `01%2F03`.
 */
export function categoryRoutes(app: Http, house: Administration): void {
  const { directory } = house
  const config = { policy: 'admin.categories' } as const
  const viewOf = (code: string) => adminCategories(directory).find((category) => category.code === code)

  app.get('/api/v1/admin/categories', { config, schema: { summary: '内容分类（含停用）' } }, async () => ({
    items: adminCategories(directory),
  }))

  app.post(
    '/api/v1/admin/categories',
    { config, schema: { summary: '新建内容分类', body: NewCategoryShape } },
    async (request, reply) => {
      const { parent = null, officialCode = null, organs = [], name } = request.body
      const code = await administer(house, request, async (tx) => {
        const draft = {
          name,
          parent,
          officialCode,
          organs,
          code: request.body.code ?? nextCategoryCode(directory, parent),
        }
        const taken = directory.category(draft.code)
        requireFaultless([
          ...(taken ? [{ field: 'code', says: `代码 ${draft.code} 已是“${taken.name}”。` }] : []),
          ...categoryFaults(directory, draft),
        ])
        await saveCategory(tx, { ...draft, active: true })
        return { answer: draft.code, act: 'create-category', object: draft.code }
      })
      return reply.status(201).send(viewOf(code))
    },
  )

  app.patch(
    '/api/v1/admin/categories/:code',
    {
      config,
      schema: {
        summary: '修改内容分类、对应单位，停用或恢复',
        params: Type.Object({ code: Code }),
        body: CategoryChange,
      },
    },
    async (request) => {
      const category = viewOf(request.params.code)
      if (!category) throw problem('not-found')
      await administer(house, request, async (tx) => {
        const draft = { ...category, ...request.body }
        requireFaultless(categoryFaults(directory, draft))
        await saveCategory(tx, draft)
        return {
          answer: category.code,
          act: 'change-category',
          object: category.code,
          detail: { fields: Object.keys(request.body) },
        }
      })
      return viewOf(category.code)
    },
  )
}
