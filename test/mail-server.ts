import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'

export type Letter = { to: string; text: string }

/** As much of an SMTP server (RFC 5321) as it takes to receive a letter on loopback. */
export async function mailServer({ refuse = '' } = {}) {
  const letters: Letter[] = []
  const server = createServer((socket) => {
    let to = ''
    let data: string[] | null = null
    let rest = ''
    /** What the server says to a line; nothing while the letter itself is read. */
    const answerTo = (line: string): string | null => {
      if (data && line !== '.') {
        data.push(line)
        return null
      }
      if (data) {
        letters.push({ to, text: decoded(data.join('\n')) })
        data = null
        return '250 kept'
      }
      switch (line.slice(0, 4).toUpperCase()) {
        case 'RCPT':
          to = /<([^>]*)>/.exec(line)?.[1] ?? ''
          return to === refuse ? '550 no such mailbox' : '250 good'
        case 'DATA':
          data = []
          return '354 go on'
        case 'QUIT':
          return '221 bye'
        default:
          return '250 good'
      }
    }
    socket.setEncoding('utf8')
    socket.on('error', () => {})
    socket.on('data', (chunk: string) => {
      const lines = `${rest}${chunk}`.split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const reply = answerTo(line)
        if (reply) socket.write(`${reply}\r\n`)
      }
    })
    socket.write('220 localhost\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    letters,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** The text of a letter of one part. */
function decoded(source: string): string {
  const [head = '', ...body] = source.split('\n\n')
  const text = body.join('\n\n')
  if (/^content-transfer-encoding: base64$/im.test(head)) return Buffer.from(text, 'base64').toString('utf8')
  if (!/^content-transfer-encoding: quoted-printable$/im.test(head)) return text
  const bytes = text
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
