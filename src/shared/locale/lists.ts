import { intlLocale } from './intl'
import type { Language } from './languages'

type Join = 'and' | 'or'

/** Before the last value. Turkish stands in for Azerbaijani elsewhere, but it has other words here. */
const azerbaijani: Readonly<Record<Join, string>> = { and: 'və', or: 'və ya' }

/** Joins values as a sentence in the language does, for example `a, b or c`. */
export function joinList(values: readonly string[], join: Join, language: Language): string {
  if (language === 'az') {
    const [last, ...others] = values.toReversed()
    if (last === undefined || others.length === 0) return last ?? ''
    return `${others.toReversed().join(', ')} ${azerbaijani[join]} ${last}`
  }
  const type = join === 'and' ? 'conjunction' : 'disjunction'
  return new Intl.ListFormat(intlLocale(language), { type }).format(values)
}
