/**
 * Numbers in the text of a query, with a point or a comma before decimals. There are no separators of thousands: the
 * language is the same everywhere, and such a separator means decimals in another country.
 */

const numberPattern = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i

/** A thousand or one? No zero comes before thousands. */
const unclear = String.raw`[1-9]\d{0,2}[.,]\d{3}`
const unclearPattern = new RegExp(String.raw`^[+-]?${unclear}$`)
const unclearWithin = new RegExp(String.raw`(?<![\d.,])${unclear}(?![\d.,])`, 'g')

/** The number in a text, `unclear` if it has two meanings, or null if it is not a number. */
export function readNumber(text: string): number | 'unclear' | null {
  if (unclearPattern.test(text)) return 'unclear'
  const number = numberPattern.test(text) ? Number(text.replace(',', '.')) : NaN
  if (!Number.isFinite(number)) return null
  return number === 0 ? 0 : number
}

/** A number as text with one meaning for `readNumber`: a fraction of three digits gets a fourth. */
export function formatNumber(number: number): string {
  const text = String(number)
  return unclearPattern.test(text) ? `${text}0` : text
}

/** The text with unclear numbers rewritten to have one meaning: with thousands, or with a fraction. */
export function clarify(text: string, meaning: 'thousands' | 'fraction'): string {
  return text
    .split('..')
    .map((end) =>
      end.replace(unclearWithin, (number) =>
        meaning === 'thousands' ? number.replace(/[.,]/, '') : formatNumber(Number(number.replace(',', '.'))),
      ),
    )
    .join('..')
}
