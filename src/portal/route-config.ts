/** Every route of the portal is public, and no part of the API's description. */
export const open = { config: { policy: 'public' }, schema: { hide: true } } as const
