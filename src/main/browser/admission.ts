import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Who may talk to the server: the browser that was opened with a token from here, at the exact address, nobody else. */
export interface Admission {
  /** The server's own origin, `http://127.0.0.1:PORT`, without the port where that is 80. */
  readonly origin: string
  /** An address that lets a browser in. `once`: for one visit only, since other users can see a program's arguments. */
  readonly address: (use: 'once' | 'always') => string
  /** Trades a token for the value of a `Set-Cookie` header; null where the token is not valid (any more). */
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
  // As browsers write them, which leave out the port 80.
  const { host, origin } = new URL(`http://127.0.0.1:${String(port)}`)
  // Browsers keep cookies by host alone: another server on this computer must not overwrite ours.
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
