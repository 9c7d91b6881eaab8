declare module 'virtual:law-words' {
  /** Put in place by vite.config.ts. */
  export const words: import('../../law-words.ts').LawWords
}
