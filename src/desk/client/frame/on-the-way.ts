/** Set by the router: whether a page was asked for and is not shown yet. */
let asked = (): boolean => false

export function watchTheWay(isAsked: () => boolean): void {
  asked = isAsked
}

/** Asked at the very moment of use: a component learns of it a moment too late. */
export const isOnTheWay = (): boolean => asked()
