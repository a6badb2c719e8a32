import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Decides who may talk to the server: only the browser that was opened with a token from here, at the exact address. */
export interface Admission {
  /** The server's own origin, `http://127.0.0.1:PORT`, without the port if it is 80. */
  readonly origin: string
  /** An address that admits a browser. `once`: for one visit only, because other users can see a program's arguments. */
  readonly address: (use: 'once' | 'always') => string
  /** Exchanges a token for the value of a `Set-Cookie` header; null if the token is not valid (any more). */
  readonly admit: (token: string) => string | null
  /** The request names this server as its host and, if it names an origin, this one. */
  readonly isAddressedHere: (headers: IncomingHttpHeaders) => boolean
  /** The request carries the cookie. */
  readonly isAdmitted: (headers: IncomingHttpHeaders) => boolean
}

const secret = (): string => randomBytes(32).toString('base64url')
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const same = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))

/** The admission of a server that listens on this port of 127.0.0.1. */
export function createAdmission(port: number): Admission {
  // As browsers write it, without port 80.
  const { host, origin } = new URL(`http://127.0.0.1:${String(port)}`)
  // Browsers store cookies by host only, so the name must differ from those of other servers on this computer.
  const cookieName = `customer-desk-${String(port)}`
  const cookie = secret()
  const always = secret()
  const once = new Set<string>()
  return {
    origin,
    address: (use) => {
      const token = use === 'always' ? always : secret()
      if (use === 'once') once.add(token)
      return `${origin}/?token=${token}`
    },
    admit: (token) => {
      const used = [...once].find((candidate) => same(candidate, token))
      if (used !== undefined) once.delete(used)
      else if (!same(always, token)) return null
      return `${cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/`
    },
    isAddressedHere: (headers) =>
      headers.host === host && (headers.origin === undefined || headers.origin === origin),
    isAdmitted: (headers) =>
      (headers.cookie ?? '').split(';').some((pair) => {
        const [name, value] = pair.trim().split('=', 2)
        return name === cookieName && value !== undefined && same(value, cookie)
      }),
  }
}
