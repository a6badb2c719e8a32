import { knownLanguage, languageOf, type Language } from './languages'

/**
 * Chromium has no data for Azerbaijani, and uses that of the computer's language instead. Turkish has the same plurals,
 * decimal mark, separator of thousands, and order of day, month and year (Unicode CLDR).
 */
const standIns: Readonly<Record<Language, string | null>> = { en: null, az: 'tr', ru: null, tr: null }

/** The locale to ask `Intl` for, whichever shell it runs in. */
export function intlLocale(locale: string): string {
  const language = languageOf(locale)
  const standIn = standIns[language]
  if (standIn !== null) return standIn
  try {
    const [known] = Intl.DateTimeFormat.supportedLocalesOf(locale)
    return known !== undefined && knownLanguage(known) === language ? known : language
  } catch {
    return language
  }
}
