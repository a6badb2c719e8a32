import type { Credentials } from '#shared/connection'
import { AppError } from '#shared/errors'
import type { Surroundings } from './surroundings'

const variables = {
  brand: 'CLOPOS_BRAND',
  clientId: 'CLOPOS_CLIENT_ID',
  clientSecret: 'CLOPOS_CLIENT_SECRET',
  integratorId: 'CLOPOS_INTEGRATOR_ID',
} as const

type Outside = Pick<Surroundings, 'env' | 'messages'>

const valueOf = (env: Surroundings['env'], name: string): string => env[name]?.trim() ?? ''

/** The venue in the environment, or null. Throws `invalid-input`. */
function readVenue({ env, messages }: Outside): number | null {
  const text = valueOf(env, 'CLOPOS_VENUE_ID')
  if (text === '') return null
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new AppError({ code: 'invalid-input', problem: messages.commandLine.badVenue(text) })
}

/** The brand and venue in the environment, or null if it names no brand. Throws `invalid-input`. */
export function readBrand(outside: Outside): Pick<Credentials, 'brand' | 'venueId'> | null {
  const brand = valueOf(outside.env, variables.brand)
  return brand === '' ? null : { brand, venueId: readVenue(outside) }
}

/** The credentials in the environment, or null if there are none. Throws `invalid-input` if some are missing. */
export function readCredentials(outside: Outside): Credentials | null {
  const { env, messages } = outside
  const all = Object.values(variables)
  const missing = all.filter((name) => valueOf(env, name) === '')
  if (missing.length === all.length) return null
  if (missing.length > 0) {
    throw new AppError({ code: 'invalid-input', problem: messages.commandLine.missingVariables(missing) })
  }
  return {
    brand: valueOf(env, variables.brand),
    clientId: valueOf(env, variables.clientId),
    clientSecret: valueOf(env, variables.clientSecret),
    integratorId: valueOf(env, variables.integratorId),
    venueId: readVenue(outside),
  }
}

/** The names of the variables that a sign-in needs. */
export const neededVariables: readonly string[] = Object.values(variables)
