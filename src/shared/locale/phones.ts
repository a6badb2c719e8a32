import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A phone number as people read it. */
export interface ShownPhone {
  /** In the international format if it is a number, otherwise as it was typed. */
  readonly text: string
  /** All digits with the country code; null: it is not a number. */
  readonly digits: string | null
}

/** Parsing takes much longer than drawing a cell, so the last numbers are remembered. */
const maxKnown = 4000
const known = new Map<string, ShownPhone>()

function read(typed: string, country: string): ShownPhone {
  const found = parsePhoneNumberFromString(typed, {
    ...(isSupportedCountry(country) ? { defaultCountry: country } : {}),
    // The whole text must be a number, not only a part of it.
    extract: false,
  })
  // With a country code, the length is enough: ranges that are new or unknown here are numbers, too.
  const isNumber = typed.trim().startsWith('+') ? found?.isPossible() : found?.isValid()
  return found !== undefined && isNumber === true
    ? { text: found.formatInternational(), digits: found.number.slice(1) }
    : { text: typed, digits: null }
}

/** Reads a phone number. Without a country code, it is one of `country` (ISO 3166-1 alpha-2). */
export function readPhone(typed: string, country: string): ShownPhone {
  const key = `${country} ${typed}`
  const before = known.get(key)
  if (before !== undefined) return before
  const phone = read(typed, country)
  if (known.size >= maxKnown) known.clear()
  known.set(key, phone)
  return phone
}
