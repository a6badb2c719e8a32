import { createServer } from 'node:tls'
import type { Certificate } from './certificates'
import { join, listening, type Listening } from './listening'

/** A name that does not exist in the DNS, so only a proxy can lead to it. */
export const cloposHost = 'clopos.test'
export const cloposUrl = `https://${cloposHost}/open-api/v2`

/** Puts TLS in front of a server on `port` of this computer. */
export function startSecure(certificate: Certificate, port: number): Promise<Listening> {
  const server = createServer(certificate, (line) => {
    join(line, port)
  })
  server.on('tlsClientError', () => undefined)
  return listening(server)
}
