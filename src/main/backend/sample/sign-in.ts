import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Credentials } from '#shared/connection'
import { failure, type Answer } from './answers'

/** What the sample server accepts, and the values that make it answer with each documented failure. */
export interface SampleCredentials {
  readonly clientId: string
  readonly clientSecret: string
  readonly brand: string
  readonly integratorId: string
}

export const defaultCredentials: SampleCredentials = {
  clientId: 'sample-client',
  clientSecret: 'sample-secret',
  brand: 'sample',
  integratorId: 'sample-integrator',
}

/**
 * Values accepted beside the right ones, to meet each failure:
 * - `disabledClient` as client id (with the right secret and brand): 401 "Client is disabled".
 * - `switchedOffIntegrator`: 401 "Invalid integrator_id" (an unknown integrator gets 400).
 * - `testIntegrator` with the brand: 200 with `success: false`, test and production mixed.
 * - `testBrand` with the integrator: the same; `testBrand` with `testIntegrator` signs in.
 */
export function specialValues(credentials: SampleCredentials): {
  readonly disabledClient: string
  readonly switchedOffIntegrator: string
  readonly testIntegrator: string
  readonly testBrand: string
} {
  return {
    disabledClient: `${credentials.clientId}-disabled`,
    switchedOffIntegrator: `${credentials.integratorId}-off`,
    testIntegrator: `${credentials.integratorId}-test`,
    testBrand: `${credentials.brand}-test`,
  }
}

/** As the app's own connection form would hold them. */
export function asConnection(credentials: SampleCredentials): Credentials {
  return { ...credentials, venueId: null }
}

/** What a token belongs to. */
export interface Session {
  readonly brand: string
  readonly integratorId: string
  readonly venueId: number
}

export interface SignIn {
  /** Answers `POST /auth` with this body (parsed JSON, or undefined where it was none). */
  readonly answer: (body: unknown) => Answer
  /** The session of an `x-token`, or the 401 that it gets. */
  readonly check: (token: string | undefined) => Session | Answer
  /** Expires every token issued so far. */
  readonly expireAll: () => void
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

interface Claims {
  readonly jti: string
  readonly brand: string
  readonly venue_id: number
  readonly integrator_id: string
  readonly stage: 'test' | 'production'
  /** Seconds since 1970. */
  readonly expires_at: number
}

const field = (body: unknown, name: string): string => {
  if (typeof body !== 'object' || body === null || !(name in body)) return ''
  const value: unknown = new Map<string, unknown>(Object.entries(body)).get(name)
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value.trim() : ''
}

const mixedStages = failure(
  200,
  'Authentication failed',
  'Integrator is in test mode. But brand is not in test mode',
)

/** Makes the sign-in. Tokens live for `lifetime` seconds and name venue `venueId`; `now` is in milliseconds. */
export function createSignIn(
  credentials: SampleCredentials,
  lifetime: number,
  venueId: number,
  now: () => number,
): SignIn {
  const special = specialValues(credentials)
  const key = randomBytes(32)
  /** Every token issued, by id: one an hour and client, so they are few. */
  const issued = new Map<string, Claims>()
  const signature = (text: string): Buffer => createHmac('sha256', key).update(text).digest()

  const issue = (brand: string, integratorId: string): Answer => {
    const claims: Claims = {
      jti: randomUUID(),
      brand,
      venue_id: venueId,
      integrator_id: integratorId,
      stage: brand === special.testBrand ? 'test' : 'production',
      expires_at: Math.floor(now() / 1000) + lifetime,
    }
    issued.set(claims.jti, claims)
    // A JSON Web Token signed with HMAC SHA-256 (RFC 7519, RFC 7515); to clients it is opaque.
    const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
    const body = {
      success: true,
      token: `${content}.${signature(content).toString('base64url')}`,
      token_type: 'Bearer',
      expires_in: lifetime,
      expires_at: claims.expires_at,
      message: 'Authentication successful',
    }
    return { status: 200, body }
  }

  const tokenExpired = (expiresAt: number): Answer =>
    failure(401, 'Unauthorized', 'Token expired', { expires_at: new Date(expiresAt * 1000).toISOString() })

  /** The id in a token whose signature is right, else null. */
  const tokenIdOf = (token: string): string | null => {
    const [header, payload, signed, more] = token.split('.')
    if (header === undefined || payload === undefined || signed === undefined || more !== undefined)
      return null
    const right = signature(`${header}.${payload}`)
    const given = Buffer.from(signed, 'base64url')
    if (right.length !== given.length || !timingSafeEqual(right, given)) return null
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
    return field(claims, 'jti')
  }

  return {
    answer: (body) => {
      const clientId = field(body, 'client_id')
      const clientSecret = field(body, 'client_secret')
      const brand = field(body, 'brand')
      const integratorId = field(body, 'integrator_id')
      if ([clientId, clientSecret, brand, integratorId].includes('')) {
        const problem = 'Missing client_id, client_secret, brand, or integrator_id'
        return failure(400, problem, problem)
      }
      if (integratorId === special.switchedOffIntegrator) {
        return failure(401, 'Unauthorized', 'Invalid integrator_id')
      }
      const testIntegrator = integratorId === special.testIntegrator
      if (integratorId !== credentials.integratorId && !testIntegrator) {
        return failure(400, 'Invalid integrator_id', 'Invalid integrator_id')
      }
      const testBrand = brand === special.testBrand
      const knownBrand = testBrand || brand === credentials.brand
      if (knownBrand && testBrand !== testIntegrator) return mixedStages
      const disabled = clientId === special.disabledClient
      const knownClient = disabled || clientId === credentials.clientId
      if (!knownBrand || !knownClient || clientSecret !== credentials.clientSecret) {
        return failure(401, 'Invalid client credentials')
      }
      if (disabled) return failure(401, 'Client is disabled', 'Client is disabled')
      return issue(brand, integratorId)
    },
    check: (token) => {
      if (token === undefined || token === '') return failure(401, 'Unauthorized', 'Headers are missing')
      const tokenId = tokenIdOf(token)
      const claims = tokenId === null ? undefined : issued.get(tokenId)
      if (claims === undefined) return failure(401, 'Unauthorized', 'Invalid token')
      if (claims.expires_at * 1000 <= now()) return tokenExpired(claims.expires_at)
      return {
        brand: claims.brand,
        integratorId: claims.integrator_id,
        venueId: claims.venue_id,
      }
    },
    expireAll: () => {
      const at = Math.floor(now() / 1000)
      for (const [tokenId, claims] of issued) {
        issued.set(tokenId, { ...claims, expires_at: Math.min(claims.expires_at, at) })
      }
    },
  }
}
