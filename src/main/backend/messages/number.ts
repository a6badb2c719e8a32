import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** A phone number. */
export interface PhoneNumber {
  /** All digits with the country code and a plus in front (ITU-T E.164): the same for every way to type it. */
  readonly e164: string
  /** Whether it exists in its country's plan, and if so, whether it can receive messages. In some countries, nobody can tell. */
  readonly kind: 'mobile' | 'other' | 'unknown'
}

/** Reads a number; without a country code, one of `country` (ISO 3166-1 alpha-2). null: it is none, or too short or long. */
export function readNumber(typed: string, country: string): PhoneNumber | null {
  const found = parsePhoneNumberFromString(typed, {
    ...(isSupportedCountry(country) ? { defaultCountry: country } : {}),
    // The whole text must be a number, not only a part of it.
    extract: false,
  })
  if (found?.isPossible() !== true) return null
  const type = found.getType()
  const isMobile = type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE'
  return { e164: found.number, kind: type === undefined ? 'unknown' : isMobile ? 'mobile' : 'other' }
}

/** The numbers of a customer as they were typed, the primary one first. `phones`: a JSON array, as the copy stores it. */
export function typedNumbers(phone: unknown, phones: unknown): readonly string[] {
  const others: unknown = typeof phones === 'string' ? JSON.parse(phones) : []
  return [phone, ...(Array.isArray(others) ? others : [])]
    .map((typed) => (typeof typed === 'string' ? typed.trim() : ''))
    .filter((typed) => typed !== '')
}

/** What separates numbers in a text: lines, and what stands between the cells of a spreadsheet or a CSV file. */
const between = /[\r\n\t,;]+/

/** The numbers in a text in E.164, each once, and what stands in it besides. */
export function readNumbers(
  text: string,
  country: string,
): { readonly numbers: ReadonlySet<string>; readonly wrong: readonly string[] } {
  const numbers = new Set<string>()
  const wrong: string[] = []
  for (const part of text.split(between)) {
    const typed = part.trim()
    const number = readNumber(typed, country)
    if (number !== null) numbers.add(number.e164)
    else if (typed !== '') wrong.push(typed)
  }
  return { numbers, wrong }
}
