import { msPerDay } from '../../query/zone'

/** The number of 1 January 1970. Excel counts days from 1900. */
const firstOf1970 = 25_569

/**
 * 1 March 1900. Excel has a 29 February 1900, which never was, so that for the days before it LibreOffice and Excel
 * read different dates in the same number.
 */
const firstSerial = 61

/** Excel knows no day after 9999. */
const endSerial = 2_958_466

/** The number by which workbooks mean a local time, given as if it were UTC; null where they have none. */
export function serialOf(localMs: number): number | null {
  const serial = localMs / msPerDay + firstOf1970
  return serial >= firstSerial && serial < endSerial ? serial : null
}

const isoDay = /^\d{4}-\d\d-\d\d$/

/** The number of a day, written `YYYY-MM-DD`; null if the calendar or Excel has no such day. */
export function serialOfDay(text: string): number | null {
  if (!isoDay.test(text)) return null
  const ms = Date.parse(text)
  // 31 February would be read as 3 March.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text) ? serialOf(ms) : null
}
