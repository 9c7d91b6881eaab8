const samplesPerSecond = 8_000
const pitchHz = 425

/** A dial tone as WAV: two legs, 16 bits. What stands where a voice would be. */
export function tone(seconds: number): Buffer {
  const samples = samplesPerSecond * seconds
  const body = Buffer.alloc(samples * 4)
  for (let at = 0; at < samples; at++) {
    const level = Math.round(6_000 * Math.sin((2 * Math.PI * pitchHz * at) / samplesPerSecond))
    body.writeInt16LE(level, at * 4)
    body.writeInt16LE(level, at * 4 + 2)
  }
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + body.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(2, 22)
  head.writeUInt32LE(samplesPerSecond, 24)
  head.writeUInt32LE(samplesPerSecond * 4, 28)
  head.writeUInt16LE(4, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(body.length, 40)
  return Buffer.concat([head, body])
}
