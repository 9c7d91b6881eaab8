import type { Http } from '../../kernel/index.ts'
import { accountRoutes } from './account-routes.ts'
import type { Administration } from './administer.ts'
import { categoryRoutes } from './category-routes.ts'
import { deputyRoutes } from './deputy-routes.ts'
import { importRoutes } from './import/routes.ts'
import { organRoutes } from './organ-routes.ts'
import { logoRoute, siteRoutes } from './site-routes.ts'

/** Administration without SQL: what an office keeps in order by screen, each act in the audit and in force at once. */
export function adminRoutes(app: Http, house: Administration): void {
  organRoutes(app, house)
  accountRoutes(app, house)
  deputyRoutes(app, house)
  categoryRoutes(app, house)
  siteRoutes(app, house)
  logoRoute(app, house)
  importRoutes(app, house)
}
