import type { ReactElement } from 'react'

/** Lists of options hang below the page, outside of its landmarks: each becomes one of its own. */
export const inLandmark = (list: ReactElement): ReactElement => <section aria-label="可选项">{list}</section>
