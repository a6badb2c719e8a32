import { fold } from '../fold'
import { languageOf } from '../locale/languages'
import { monthNames, nameOfMonth } from '../locale/months'

const folded: readonly (readonly [name: string, month: number])[] = Object.values(monthNames).flatMap(
  (months) =>
    months.flatMap((both, index) => both.split(' ').map((name) => [fold(name), index + 1] as const)),
)

/** The month (1 to 12) with this name, or with a name that starts with these three or more letters; null if unclear. */
export function monthOf(text: string): number | null {
  const typed = fold(text)
  if (typed.length < 3) return null
  const whole = folded.find(([name]) => name === typed)
  if (whole !== undefined) return whole[1]
  const [month, another] = new Set(folded.flatMap(([name, at]) => (name.startsWith(typed) ? [at] : [])))
  return another === undefined ? (month ?? null) : null
}

/** The name of a month (1 to 12) as typed in the language of a BCP 47 locale. */
export const monthName = (month: number, locale = 'en'): string =>
  nameOfMonth(month, languageOf(locale)).toLowerCase()
