import { intlLocale } from './intl'
import type { Language } from './languages'

/** A number with its text in the locale: the first chooses the plural form, the second is shown. */
export interface Counted {
  readonly count: number
  readonly text: string
}

/** The plural forms that each language has for whole numbers (Unicode CLDR). */
interface PluralForms {
  readonly en: 'one' | 'other'
  readonly az: 'one' | 'other'
  readonly ru: 'one' | 'few' | 'many'
  readonly tr: 'one' | 'other'
}

type Forms<Of extends Language> = Readonly<Record<PluralForms[Of], string>>

/** Chooses among the plural forms of a language. */
interface Plurals<Of extends Language> {
  /** The form for a whole number, without the number. */
  readonly form: (count: number, forms: Forms<Of>) => string
  /** The number and its form. */
  readonly plural: (counted: Counted, forms: Forms<Of>) => string
}

export function pluralsOf<Of extends Language>(language: Of): Plurals<Of> {
  const rules = new Intl.PluralRules(intlLocale(language))
  const form = (count: number, forms: Forms<Of>): string => {
    const all: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = forms
    // Russian has a form of its own for fractions, which equals that for two to four.
    return all[rules.select(count)] ?? all.few ?? ''
  }
  return { form, plural: (counted, forms) => `${counted.text} ${form(counted.count, forms)}` }
}
