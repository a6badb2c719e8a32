/**
 * Makes text harmless that a spreadsheet would run as a formula, and keeps phone numbers readable (OWASP, "CSV
 * Injection").
 */

/**
 * A sign that starts a formula, also after spaces and invisible letters, which spreadsheets skip, and in full width,
 * as East Asian keyboards write it; or a leading tab or line break.
 */
const startsFormula = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u

/** Almost every text starts with a letter or a digit; testing that first is several times as fast as the pattern. */
function startsPlainly(code: number): boolean {
  return (code >= 0x41 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0xc0 && code <= 0x5ff)
}

/** `text`, with an apostrophe in front if a spreadsheet would calculate it. */
export function guardText(text: string): string {
  return startsPlainly(text.charCodeAt(0)) || !startsFormula.test(text) ? text : `'${text}`
}

/** A spreadsheet reads it as text or as a whole number, whatever its length. */
const plainPhone = /^\+?\d[\d \u00a0]*$/
const phoneLetters = /^[+\d\s()./\u2010-\u2015-]+$/
const phoneDigits = /^\+?\d{5,}$/

function isPhone(text: string): boolean {
  return phoneLetters.test(text) && phoneDigits.test(text.replace(/[^\d+]+/g, ''))
}

/** The number with single spaces instead of everything but digits and plus signs. */
function withBlanks(text: string): string {
  return text.replace(/[^\d+]+/g, ' ').trim()
}

/**
 * A phone number that no spreadsheet calculates: `+994-50-535-57-57` would become a subtraction, so separators become
 * spaces. Other text is guarded.
 */
export function guardPhone(text: string): string {
  if (plainPhone.test(text) || !startsFormula.test(text)) return text
  return isPhone(text) ? withBlanks(text) : guardText(text)
}

/**
 * Several phone numbers as one text. If one of them is not a phone number, the whole text is guarded, because after a
 * leading plus it would be part of the formula.
 */
export function joinPhones(phones: readonly string[]): string {
  const filled = phones.filter((text) => text.trim() !== '')
  return filled.every((text) => plainPhone.test(text) || isPhone(text))
    ? filled.map(guardPhone).join(', ')
    : guardText(filled.join(', '))
}
