import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openCustomers } from '#backend/query/customers'
import { languageOf, languages } from '#shared/locale/languages'
import { languageState } from '#backend/index/state'
import { writeState } from '#backend/sqlite/state'
import { apiRow, takeIn, testCopy } from '../../api-rows'

const alphabets = {
  az: 'a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v y z',
  tr: 'a b c ç d e f g ğ h ı i j k l m n o ö p r s ş t u ü v y z',
  ru: 'а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я',
  en: 'a b c d e f g h i j k l m n o p q r s t u v w x y z',
}

const letters = [...new Set(Object.values(alphabets).join(' ').split(' '))]
const letter = fc.oneof(
  fc.constantFrom(...letters),
  fc.constantFrom(...letters.map((one) => one.toUpperCase()), 'İ', 'I', 'ё', 'Ё'),
  fc.constantFrom(
    'é',
    'e\u0301',
    'ñ',
    'ä',
    'ß',
    'œ',
    'š',
    "'",
    '-',
    '.',
    ' ',
    '7',
    '10',
    'ŵ',
    '李',
    '😀',
    '\u0301',
  ),
)
const [names = []] = fc.sample(
  fc.array(fc.string({ unit: letter, minLength: 1, maxLength: 9 }), { minLength: 4000, maxLength: 4000 }),
  { numRuns: 1, seed: 5 },
)

describe('names', () => {
  const database = testCopy
  it('sort by the alphabet of the language, wherever the same names stand in others', () => {
    const copy = database()
    takeIn(
      copy,
      names.map((name, index) => apiRow(index + 1, { name })),
    )
    for (const language of languages) {
      writeState(copy, languageState, language)
      const collator = new Intl.Collator(language)
      const sorted = (direction: number): number[] =>
        names
          .map((name, index) => ({ name: name.trim(), id: index + 1 }))
          .sort(
            (a, b) =>
              Number(a.name === '') - Number(b.name === '') ||
              direction * collator.compare(a.name, b.name) ||
              // In descending order, equal names come backwards too.
              (a.name === '' ? a.id - b.id : direction * (a.id - b.id)),
          )
          .map(({ id }) => id)
      const customers = openCustomers(copy)
      for (const descending of [false, true]) {
        const ids = Array.from(customers.ids('', [{ column: 'name', descending }]))
        expect(ids).toEqual(sorted(descending ? -1 : 1))
      }
    }
  })

  it.each(Object.entries(alphabets))('have the letters of %s in its order', (language, alphabet) => {
    const copy = database()
    const order = alphabet.split(' ')
    takeIn(
      copy,
      [...order].reverse().map((one, index) => apiRow(index + 1, { name: `${one}li` })),
    )
    writeState(copy, languageState, languageOf(`${language}-Latn`))
    const { rows } = openCustomers(copy).window('', [{ column: 'name', descending: false }], 0, 100)
    expect(rows.map(({ name }) => name?.slice(0, -2))).toEqual(order)
  })

  it('sort as in English where the language is none of ours', () => {
    expect(['az-Latn-AZ', 'RU', 'tr-TR', 'de-DE', 'azb'].map(languageOf)).toEqual([
      'az',
      'ru',
      'tr',
      'en',
      'en',
    ])
  })
})
