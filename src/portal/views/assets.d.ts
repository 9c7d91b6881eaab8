/** Addresses of the built style sheet and script; filled in by `vite.config.ts`. */
declare module 'virtual:portal-assets' {
  export const style: string
  export const script: string
}

declare module '*.css'
