/** The languages of the app, as BCP 47 names. */
export const languages = ['en', 'az', 'ru', 'tr'] as const
export type Language = (typeof languages)[number]

/** The language of a BCP 47 locale such as `az-Latn-AZ`; null if the app does not have it. */
export function knownLanguage(locale: string): Language | null {
  const [name] = locale.toLowerCase().split(/[-_]/)
  return languages.find((language) => language === name) ?? null
}

/** The language of a locale if the app has it, else English. */
export const languageOf = (locale: string): Language => knownLanguage(locale) ?? 'en'

/** A language without a region writes dates as most of its readers do: in English with the day first. */
const withoutRegion: Readonly<Record<Language, string>> = { en: 'en-GB', az: 'az', ru: 'ru', tr: 'tr' }

/** The locale of a language on a computer with this locale, whose region counts if it is one of the same language. */
export const localeOf = (language: Language, computer: string): string =>
  knownLanguage(computer) === language ? computer : withoutRegion[language]
