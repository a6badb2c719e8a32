import { AppError } from '#shared/errors'
import type { Credentials } from '#shared/connection'
import { nonsense } from './failure'
import type { Exchange } from './http'
import { judge, type Judgement } from './judge'
import { refused } from './server-message'

export interface FreshToken {
  readonly value: string
  /** How long it is valid, in milliseconds from now. */
  readonly lifetimeMs: number
}

/** The four fields that `POST /auth` requires, by our names. */
const fields = ['brand', 'clientId', 'clientSecret', 'integratorId'] as const
type Field = (typeof fields)[number]

const apiNames: Readonly<Record<Field, string>> = {
  brand: 'brand',
  clientId: 'client_id',
  clientSecret: 'client_secret',
  integratorId: 'integrator_id',
}

/** The lifetime of a token if the server does not say. In milliseconds. */
const unknownLifetimeMs = 10 * 60_000

function refusalOf({ status, message }: Extract<Judgement, { ok: false }>): AppError {
  if (status === 400 && /missing|required/i.test(message)) {
    const named = fields.filter((field) => message.toLowerCase().includes(apiNames[field]))
    return new AppError({ code: 'sign-in.missing-field', fields: named.length > 0 ? named : fields })
  }
  if (status === 401) return new AppError({ code: 'sign-in.rejected' })
  return refused(status, message)
}

/** Milliseconds since 1970 of Unix seconds or an ISO date; null for anything else. */
function instantOf(value: unknown): number | null {
  if (typeof value === 'number' && Number.isFinite(value)) return value * 1000
  const parsed = typeof value === 'string' ? Date.parse(value) : NaN
  return Number.isNaN(parsed) ? null : parsed
}

/**
 * The shorter of `expires_in` and `expires_at`. An `expires_at` in the past means that this computer's clock is wrong, not
 * that the token has expired.
 */
function lifetimeOf(expiresIn: unknown, expiresAt: unknown, wallClock: number): number {
  const untilInstant = (instantOf(expiresAt) ?? -Infinity) - wallClock
  const told = [typeof expiresIn === 'number' ? expiresIn * 1000 : NaN, untilInstant].filter((ms) => ms > 0)
  return told.length === 0 ? unknownLifetimeMs : Math.min(...told)
}

/** Servers rarely accept more in a header. */
const longestToken = 8 * 1024

function readToken(body: unknown, wallClock: number): FreshToken {
  if (typeof body !== 'object' || body === null || !('success' in body) || body.success !== true) {
    throw nonsense('no-success')
  }
  const token = 'token' in body ? body.token : null
  // A token must be a valid header value.
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) throw nonsense('no-token')
  if (token.length > longestToken) throw nonsense('too-large')
  return {
    value: token,
    lifetimeMs: lifetimeOf(
      'expires_in' in body ? body.expires_in : null,
      'expires_at' in body ? body.expires_at : null,
      wallClock,
    ),
  }
}

/** The names of required fields that are empty. */
export function emptyFields(credentials: Credentials): readonly Field[] {
  return fields.filter((field) => credentials[field].trim() === '')
}

/**
 * One attempt to sign in (`POST /auth`). Throws AppError with a `sign-in.*` code for every refusal that Clopos documents,
 * `server.refused` for others, and PassingFailure.
 */
export async function signInOnce(
  credentials: Credentials,
  exchange: Exchange,
  wallClock: () => number,
  signal: AbortSignal,
): Promise<FreshToken> {
  const empty = emptyFields(credentials)
  if (empty.length > 0) throw new AppError({ code: 'sign-in.missing-field', fields: empty })
  const body = Object.fromEntries(fields.map((field) => [apiNames[field], credentials[field].trim()]))
  const answer = await exchange({ method: 'POST', path: '/auth', query: {}, headers: {}, body }, signal)
  const judgement = judge(answer, wallClock(), [credentials.clientSecret.trim()])
  if (!judgement.ok) throw refusalOf(judgement)
  return readToken(judgement.body, wallClock())
}
