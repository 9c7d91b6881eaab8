import { pino } from 'pino'
import { findFonts } from '../../scripts/fonts.mjs'
import { type House, type HouseOptions, openHouse } from '../main.ts'
import { say } from './program.ts'

/** Open the data folder for one command, and close it whatever happens. */
export async function withHouse<T>(
  dataDir: string | undefined,
  use: (house: House) => Promise<T>,
  options: Partial<HouseOptions> = {},
): Promise<T> {
  const house = await openHouse({
    dataDir: dataDir ?? './data',
    log: pino({ level: 'silent' }),
    say,
    demo: false,
    secure: false,
    fontPaths: fontPaths(),
    ...options,
  })
  try {
    return await use(house)
  } finally {
    await house.close()
  }
}

export const fontPaths = (): string[] => findFonts().files
