/**
 * Numbers in a query's text, with a point or a comma before the fraction. Thousands are not grouped: the language is the
 * same everywhere, and what groups them in one country begins the fraction in another.
 */

const numberPattern = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i

/** A thousand or one? A zero would not stand before thousands. */
const unclear = String.raw`[1-9]\d{0,2}[.,]\d{3}`
const unclearPattern = new RegExp(String.raw`^[+-]?${unclear}$`)
const unclearWithin = new RegExp(String.raw`(?<![\d.,])${unclear}(?![\d.,])`, 'g')

/** The number that a text is, `unclear` where it can be read in two ways, or null where it is none. */
export function readNumber(text: string): number | 'unclear' | null {
  if (unclearPattern.test(text)) return 'unclear'
  const number = numberPattern.test(text) ? Number(text.replace(',', '.')) : NaN
  if (!Number.isFinite(number)) return null
  return number === 0 ? 0 : number
}

/** A number as `readNumber` reads it in one way: a fraction of three digits gets a fourth. */
export function formatNumber(number: number): string {
  const text = String(number)
  return unclearPattern.test(text) ? `${text}0` : text
}

/** The text with its unclear numbers written so that they can only mean one: with thousands, or with a fraction. */
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
