declare module 'heic-decode' {
  const decode: (of: { buffer: Uint8Array }) => Promise<{ width: number; height: number; data: ArrayBuffer }>
  export default decode
}
