import { attemptKey, countTry, publicPrincipal, triesThisHour } from '../../kernel/index.ts'
import type { Portal } from '../portal.ts'

/** The sample city is tried out by many people from one desk. */
const demoFactor = 100

/**
 * Has this address sent so much in this hour that the next one has to wait? It never drops a matter: the page keeps
 * the text and says when. Counted by the clock hour under a keyed hash, no address is kept (RG-15).
 */
export async function mustWait(portal: Portal, address: string): Promise<boolean> {
  const { vault, clock, settings, units, demo } = portal.house.kernel
  const most = settings.submissionsPerAddressPerHour * (demo ? demoFactor : 1)
  const tries = await units.read(publicPrincipal, (tx) =>
    triesThisHour(tx, attemptKey(vault, 'submission address', address), clock.now()),
  )
  return tries >= most
}

export const countSubmission = (portal: Portal, address: string): Promise<void> => {
  const { vault, clock, units } = portal.house.kernel
  return units.write(publicPrincipal, (tx) =>
    countTry(tx, attemptKey(vault, 'submission address', address), clock.now()),
  )
}
