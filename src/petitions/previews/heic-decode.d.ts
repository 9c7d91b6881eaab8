declare module 'heic-decode' {
  /** The first picture as RGBA, four bytes a pixel. */
  export default function decode(file: {
    buffer: Uint8Array
  }): Promise<{ width: number; height: number; data: ArrayBuffer }>
}
