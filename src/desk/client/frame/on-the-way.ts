/** Set by the router: whether a page other than the one with this location key was asked for. */
let asked = (_key: string): boolean => false

export function watchTheWay(isAsked: (key: string) => boolean): void {
  asked = isAsked
}

/** Asked at the very moment of use: a component learns of it a moment too late. @param key of the component's location */
export const isOnTheWay = (key: string): boolean => asked(key)
