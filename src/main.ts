import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import swagger from '@fastify/swagger'
import type { Logger } from 'pino'
import { deskRoutes, guideRoutes, streamRoutes } from './desk/index.ts'
import {
  comparisonRoutes,
  cubeDifferences,
  cubeJob,
  entryCheckRoutes,
  factChecker,
  factProjector,
  figureRoutes,
  openDataRoutes,
  reportRoutes,
} from './figures/index.ts'
import {
  callJob,
  type Hotline,
  knowledgeJob,
  knowledgeRoutes,
  openHotline,
  orderChecker,
  orderProjector,
  orderRoutes,
  qualityJob,
  qualityProjector,
  qualityRoutes,
  telephonyRoutes,
} from './hotline/index.ts'
import {
  type Clock,
  createHttp,
  createKernel,
  type Database,
  dropOwned,
  folderStore,
  type Http,
  healthRoutes,
  type Kernel,
  loadSettings,
  masterKeyFile,
  migrationsIn,
  openCluster,
  openDatabase,
  removeCluster,
  type Server,
  systemClock,
} from './kernel/index.ts'
import { oversightRoutes, unlinkSealed } from './oversight/index.ts'
import {
  adminRoutes,
  type FirstRun,
  firstRunRoutes,
  guardRoutes,
  type OrganDirectory,
  openDirectory,
  openFirstRun,
  openSite,
  peopleRoutes,
  policyTags,
  type Site,
} from './people/index.ts'
import {
  backfillRoutes,
  type Channels,
  type Checker,
  calendarRoutes,
  cityWordsRoutes,
  createLetterRenderer,
  createPetitions,
  hasOpenCases,
  listRoutes,
  messageRoutes,
  messagesLeave,
  messageTotals,
  openCalendar,
  openCasesByOrgan,
  openChannels,
  openCityWords,
  openLocalPacks,
  openProposals,
  type Petitions,
  type Proposals,
  packRoutes,
  postRoutes,
  proposalProjector,
  proposalRoutes,
  publicRoutes,
  pushProjector,
  scanRoutes,
  staffRoutes,
  startJobs,
  visitRoutes,
  type WholeChecker,
} from './petitions/index.ts'
import { portalRoutes } from './portal/index.ts'

/** Everything, wired once: the composition root. Rooms get what they need here and nowhere else. */
export type House = {
  dataDir: string
  kernel: Kernel
  database: Database
  directory: OrganDirectory
  site: Site
  firstRun: FirstRun
  petitions: Petitions
  hotline: Hotline
  calendar: Awaited<ReturnType<typeof openCalendar>>
  channels: Channels
  proposals: Proposals
  checkers: readonly Checker[]
  wholeCheckers: readonly WholeChecker[]
  /** Where links in letters point; set once the server listens. */
  setPublicUrl(url: string): void
  close(): Promise<void>
}

export type HouseOptions = {
  dataDir: string
  log: Logger
  /** One line for the person who waits. */
  say: (line: string) => void
  demo: boolean
  secure: boolean
  fontPaths: readonly string[]
  clock?: Clock
  /** The word for the first run, where it was promised before the folder was emptied. */
  setupToken?: string | undefined
}

/** Open a data folder: database, migrations, keys, directory, rooms. @throws with words for the administrator */
export async function openHouse(options: HouseOptions): Promise<House> {
  const dataDir = resolve(options.dataDir)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const settings = loadSettings()
  // Before the database: a wrong file is said at once, and nothing was started for it.
  const packs = openLocalPacks(dataDir)
  const { server, stop } = await serverFor(dataDir, options.say)
  try {
    const database = await openDatabase(server, dataDir, migrationsIn(import.meta.dirname), settings)
    if (database.applied.length) options.say(`数据库迁移 ${database.applied.length} 项 (migrated)`)
    const kernel = await createKernel({
      clock: options.clock ?? systemClock,
      settings,
      files: folderStore(join(dataDir, 'files')),
      log: options.log,
      secure: options.secure,
      demo: options.demo,
      database,
      masterKey: masterKeyFile(join(dataDir, 'keys', 'master.key')),
    })
    const directory = await openDirectory(kernel.units)
    const site = await openSite(kernel.units, directory)
    const firstRun = openFirstRun({
      demo: options.demo,
      directory,
      file: join(dataDir, 'setup-token'),
      given: options.setupToken,
    })
    const calendar = await openCalendar(kernel)
    const letters = createLetterRenderer({
      fontPaths: options.fontPaths,
      ...(process.env.DENGWEN_BODY_FONT ? { bodyFontFile: process.env.DENGWEN_BODY_FONT } : {}),
      logo: () => site.logo(),
      idleMs: settings.letterIdleMs,
      limitMs: settings.letterLimitMs,
    })
    let publicUrl = process.env.DENGWEN_PUBLIC_URL ?? ''
    const petitions = createPetitions({
      kernel,
      directory,
      letters,
      site,
      calendar: calendar.current,
      packs,
      city: await openCityWords(kernel, packs),
      publicUrl: () => publicUrl,
      projectors: [factProjector, orderProjector, proposalProjector, pushProjector, unlinkSealed, qualityProjector],
    })
    return {
      dataDir,
      kernel,
      database,
      directory,
      site,
      firstRun,
      petitions,
      hotline: await openHotline(petitions, options.demo || process.env.DENGWEN_SIMULATED_CALLS === '1'),
      calendar,
      proposals: openProposals(petitions, join(dataDir, 'models')),
      channels: await openChannels(petitions, join(dataDir, 'outbox')),
      checkers: [factChecker, orderChecker],
      wholeCheckers: [() => cubeDifferences(kernel)],
      setPublicUrl(url) {
        publicUrl ||= url
      },
      async close() {
        await letters.close()
        await database.close()
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The city's own server by DATABASE_URL, or the embedded one of the folder. */
async function serverFor(
  dataDir: string,
  say: (line: string) => void,
): Promise<{ server: Server; stop: () => Promise<void> }> {
  const url = process.env.DATABASE_URL
  if (url) {
    const { hostname, port, username, password, pathname } = new URL(url)
    return {
      server: {
        host: decodeURIComponent(hostname),
        port: Number(port || 5432),
        user: decodeURIComponent(username),
        password: decodeURIComponent(password),
        database: decodeURIComponent(pathname.slice(1)),
      },
      stop: async () => {},
    }
  }
  const cluster = await openCluster({ dataDir, log: say })
  return {
    server: {
      host: cluster.host,
      port: cluster.port,
      user: cluster.superuser,
      password: cluster.superPassword,
      database: cluster.database,
    },
    stop: () => cluster.stop(),
  }
}

/** Delete the database of a data folder for good; of a server of the city's, what the program owns there. */
export async function removeDatabase(dataDir: string, say: (line: string) => void): Promise<void> {
  if (!process.env.DATABASE_URL) return removeCluster(dataDir, say)
  const { server } = await serverFor(dataDir, say)
  await dropOwned(server, resolve(dataDir))
}

export type Listening = { app: Http; url: string; port: number; close(): Promise<void> }

/**
 * Serve portal, desk and API on one port, with the jobs beside it. A port that is taken is said, and the next free one
 * is tried.
 */
export async function listen(
  house: House,
  options: {
    host: string
    port: number
    say: (line: string) => void
    log: Logger
    distDir: string
    /** Called when an administrator leaves the sample city; whoever listens can close it and empty the folder. */
    leave?: (setupToken: string) => void
  },
): Promise<Listening> {
  const app = await createHttp({
    settings: house.kernel.settings,
    policies: policyTags,
    logger: options.log,
    trustProxy: process.env.DENGWEN_TRUST_PROXY ?? '',
  })
  await app.register(swagger, { openapi: { openapi: '3.1.0', info: { title: '登闻 Dengwen', version: '1' } } })
  guardRoutes(app, house.kernel)
  peopleRoutes(app, house.kernel, house.directory)
  adminRoutes(app, {
    kernel: house.kernel,
    directory: house.directory,
    openCases: () => openCasesByOrgan(house.kernel),
    hasOpenCases: (organ) => hasOpenCases(house.kernel, organ),
    site: house.site,
    pageAnswers: async (path) => (await app.inject(path)).statusCode === 200,
    yearProvisional: (year) => house.calendar.current().provisional(year),
    publicUrl: () => house.petitions.publicUrl(),
    messagesOut: async () => messagesLeave(house.channels),
  })
  firstRunRoutes(app, { ...house, leave: options.leave })
  publicRoutes(app, house.petitions)
  staffRoutes(app, house.petitions)
  orderRoutes(app, house.petitions)
  listRoutes(app, house.petitions)
  postRoutes(app, house.petitions)
  visitRoutes(app, house.petitions)
  scanRoutes(app, house.petitions)
  backfillRoutes(app, house.petitions)
  calendarRoutes(app, house.petitions, house.calendar)
  messageRoutes(app, house.petitions, house.channels)
  cityWordsRoutes(app, house.petitions)
  packRoutes(app, house.petitions)
  proposalRoutes(app, house.petitions, house.proposals)
  oversightRoutes(app, house.petitions)
  figureRoutes(app, house.petitions)
  entryCheckRoutes(app, house.petitions)
  comparisonRoutes(app, house.petitions)
  reportRoutes(app, house.petitions)
  openDataRoutes(app, house.petitions)
  knowledgeRoutes(app, house.petitions)
  telephonyRoutes(app, house.hotline)
  qualityRoutes(app, house.petitions)
  streamRoutes(app, house.petitions)
  guideRoutes(app)
  healthRoutes(app, house.kernel, () => messageTotals(house.petitions))
  await deskRoutes(app, join(options.distDir, 'desk'))
  await portalRoutes(app, { house: house.petitions, site: house.site, buildDir: join(options.distDir, 'portal') })
  app.get('/api/v1/openapi.json', { config: { policy: 'public' }, schema: { hide: true } }, async () => app.swagger())
  const port = await bind(app, options)
  const url = `http://${options.host === '0.0.0.0' ? '127.0.0.1' : options.host}:${port}`
  house.setPublicUrl(url)
  const jobs = await startJobs(house.database.jobsPool, house.petitions, house.channels, house.proposals, [
    cubeJob(house.kernel),
    knowledgeJob(house.kernel),
    callJob(house.hotline),
    qualityJob(house.kernel),
  ])
  return {
    app,
    url,
    port,
    async close() {
      await app.close()
      await jobs.stop()
    },
  }
}

/** How many ports after a taken one are tried. */
const portTries = 20

async function bind(app: Http, options: { host: string; port: number; say: (line: string) => void }): Promise<number> {
  for (let port = options.port; ; port = port === 0 ? 0 : port + 1) {
    try {
      await app.listen({ host: options.host, port })
      const address = app.server.address()
      return typeof address === 'object' && address ? address.port : port
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port - options.port >= portTries) throw error
      options.say(`端口 ${port} 已被占用，改用 ${port + 1} (port ${port} is taken)`)
    }
  }
}
