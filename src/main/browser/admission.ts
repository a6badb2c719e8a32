import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/**
 * Decides who may talk to the server: only a tab that was opened with a token from here, at the exact address. It uses no
 * cookie, because browsers send cookies to every port of a host, and so to other programs on this computer.
 */
export interface Admission {
  /** The server's own origin, `http://127.0.0.1:PORT`, without the port if it is 80. */
  readonly origin: string
  /** An address that admits one tab once, because histories and lists of processes show addresses. `whenUsed` is called then. */
  readonly address: (whenUsed?: () => void) => string
  /** Exchanges a token for the pass, which stays with the tab. A pass gives itself. Null for anything else, such as a used token. */
  readonly admit: (secret: string) => string | null
  /** The request names this server as its host and, if it names an origin, this one. */
  readonly isAddressedHere: (headers: IncomingHttpHeaders) => boolean
  /** This is the pass. */
  readonly isPass: (secret: string) => boolean
}

const newSecret = (): string => randomBytes(32).toString('base64url')
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const same = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))

/** The admission of a server that listens on this port of 127.0.0.1. */
export function createAdmission(port: number): Admission {
  // As browsers write it, without port 80.
  const { host, origin } = new URL(`http://127.0.0.1:${String(port)}`)
  const pass = newSecret()
  const isPass = (secret: string): boolean => same(pass, secret)
  const tokens = new Map<string, () => void>()
  return {
    origin,
    address: (whenUsed = () => undefined) => {
      const token = newSecret()
      tokens.set(token, whenUsed)
      return `${origin}/?token=${token}`
    },
    admit: (secret) => {
      if (isPass(secret)) return pass
      for (const [token, whenUsed] of tokens) {
        if (!same(token, secret)) continue
        tokens.delete(token)
        whenUsed()
        return pass
      }
      return null
    },
    isAddressedHere: (headers) =>
      headers.host === host && (headers.origin === undefined || headers.origin === origin),
    isPass,
  }
}
