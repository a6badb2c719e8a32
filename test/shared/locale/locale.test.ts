import { describe, expect, it } from 'vitest'
import { createFormats, formatCount, hasDecimalComma } from '#shared/locale/formats'
import { languageOf, languages, localeOf } from '#shared/locale/languages'
import { joinList } from '#shared/locale/lists'
import { monthNames } from '#shared/locale/months'
import { pluralsOf } from '#shared/locale/plurals'
import { itUnless } from '../../platform'

/** Non-breaking spaces as plain ones, so that a test can be read. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

const at = Date.UTC(2026, 0, 31, 16, 5)
const written = (locale: string, currency = 'AZN') => {
  const formats = createFormats(locale, { currency, timeZone: 'UTC' })
  return [
    formats.count(1_234_567),
    formats.number(-1234.5),
    formats.money(193.29),
    formats.date('1990-05-17'),
    formats.instant(at),
    formats.month(3),
    formats.month(3, 999),
  ].map(plain)
}

describe('numbers and dates', () => {
  it.each([
    ['en-GB', '1,234,567', '-1,234.5', '₼193.29', '17/05/1990', '31/01/2026, 16:05', 'March', 'March 999'],
    ['en-US', '1,234,567', '-1,234.5', '₼193.29', '05/17/1990', '01/31/2026, 04:05 PM', 'March', 'March 999'],
    ['az', '1.234.567', '-1.234,5', '193,29 ₼', '17.05.1990', '31.01.2026, 16:05', 'mart', 'mart 999'],
    [
      'az-Latn-AZ',
      '1.234.567',
      '-1.234,5',
      '193,29 ₼',
      '17.05.1990',
      '31.01.2026, 16:05',
      'mart',
      'mart 999',
    ],
    ['ru-RU', '1 234 567', '-1 234,5', '193,29 ₼', '17.05.1990', '31.01.2026, 16:05', 'март', 'март 999'],
    ['tr', '1.234.567', '-1.234,5', '₼193,29', '17.05.1990', '31.01.2026 16:05', 'Mart', 'Mart 999'],
  ])('in %s', (locale, ...expected) => {
    expect(written(locale)).toEqual(expected)
  })

  it.each([
    ['en-GB', '31/01/2026', 'dd/mm/yyyy'],
    ['en-US', '01/31/2026', 'mm/dd/yyyy'],
    ['az', '31.01.2026', 'dd.mm.yyyy'],
    ['ru-RU', '31.01.2026', 'dd.mm.yyyy'],
    ['tr', '31.01.2026', 'dd.mm.yyyy'],
  ])('in %s are read as they are written, and as %s', (locale, typed, pattern) => {
    const formats = createFormats(locale)
    expect(formats.date('2026-01-31')).toBe(typed)
    expect(formats.datePattern({ day: 'dd', month: 'mm', year: 'yyyy' })).toBe(pattern)
    for (const same of [
      typed,
      ` ${typed.replaceAll('0', '')} `.replace('226', '2026'),
      '2026-01-31',
      '2026-1-31',
    ])
      expect(formats.readDate(same)).toBe('2026-01-31')
    expect(formats.readDate('31.1.2026')).toBe('2026-01-31')
    for (const none of ['', '31', '31.02.2026', '32.01.2026', '31.01.26', '2026-13-01', '31.01/2026', 'x'])
      expect(formats.readDate(none)).toBeNull()
  })

  it('need no currency, and follow the decimals of one', () => {
    expect(createFormats('az').money(193.2)).toBe('193,20')
    expect(createFormats('en-GB').money(193.2)).toBe('193.20')
    expect(plain(createFormats('az', { currency: 'JPY' }).money(1193.2))).toBe('1.193 ¥')
    expect(plain(createFormats('az', { currency: 'EUR' }).money(-5))).toBe('-5,00 €')
  })

  it('are English for what is no locale, or one of another language', () => {
    expect(createFormats('not a locale').count(1234)).toBe('1,234')
    expect(createFormats('de-DE').count(1234)).toBe('1,234')
    expect(createFormats('en-GB').date('soon')).toBe('soon')
  })

  itUnless(Intl.NumberFormat.supportedLocalesOf('az').length > 0 ? null : 'this Node has no Azerbaijani')(
    'are in Azerbaijani what the Unicode CLDR says, which Node has and Chromium has not',
    () => {
      const day = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' } as const
      const clock = { hour: '2-digit', minute: '2-digit' } as const
      const amount = { style: 'currency', currency: 'AZN', currencyDisplay: 'narrowSymbol' } as const
      const month = new Intl.DateTimeFormat('az', { month: 'long', timeZone: 'UTC' })
      expect(written('az').slice(0, 5)).toEqual(
        [
          new Intl.NumberFormat('az').format(1_234_567),
          new Intl.NumberFormat('az').format(-1234.5),
          new Intl.NumberFormat('az', amount).format(193.29),
          new Intl.DateTimeFormat('az', day).format(Date.UTC(1990, 4, 17)),
          new Intl.DateTimeFormat('az', { ...day, ...clock }).format(at),
        ].map(plain),
      )
      expect(monthNames.az).toEqual(
        Array.from({ length: 12 }, (_, index) => month.format(Date.UTC(2026, index))),
      )
    },
  )

  it('have the separators of the language within sentences', () => {
    expect(languages.map((language) => plain(formatCount(20_000, language)))).toEqual([
      '20,000',
      '20.000',
      '20 000',
      '20.000',
    ])
  })

  it('have a decimal comma where spreadsheets of the region expect it', () => {
    const commas = ['az', 'az-AZ', 'az-Latn-AZ', 'ru-RU', 'tr-TR', 'de-DE'].map(hasDecimalComma)
    expect(commas).toEqual([true, true, true, true, true, true])
    expect(['en-US', 'en-GB', 'not a locale'].map(hasDecimalComma)).toEqual([false, false, false])
  })
})

describe('languages', () => {
  it('are known by the start of a locale', () => {
    expect(['az-Latn-AZ', 'RU', 'tr-TR', 'en_US', 'de-DE', 'azb', ''].map(languageOf)).toEqual([
      'az',
      'ru',
      'tr',
      'en',
      'en',
      'en',
      'en',
    ])
  })

  it('take the region of the computer if it speaks the same language', () => {
    expect(localeOf('en', 'en-US')).toBe('en-US')
    expect(localeOf('az', 'az-Latn-AZ')).toBe('az-Latn-AZ')
    expect(localeOf('en', 'az-AZ')).toBe('en-GB')
    expect(localeOf('en', 'de-DE')).toBe('en-GB')
    expect(localeOf('ru', 'en-US')).toBe('ru')
  })
})

describe('words', () => {
  it('have the plural of the number', () => {
    const counts = [0, 1, 2, 5, 11, 21, 22, 111, 1001]
    const { form } = pluralsOf('ru')
    expect(counts.map((count) => form(count, { one: 'клиент', few: 'клиента', many: 'клиентов' }))).toEqual([
      'клиентов',
      'клиент',
      'клиента',
      'клиентов',
      'клиентов',
      'клиент',
      'клиента',
      'клиентов',
      'клиент',
    ])
    for (const language of ['en', 'az', 'tr'] as const) {
      const one = counts.filter(
        (count) => pluralsOf(language).form(count, { one: 'one', other: 'other' }) === 'one',
      )
      expect(one).toEqual([1])
    }
    expect(pluralsOf('en').plural({ count: 2, text: '2' }, { one: 'day', other: 'days' })).toBe('2 days')
  })

  it('are joined as the language does', () => {
    const joined = (values: readonly string[], join: 'and' | 'or') =>
      languages.map((language) => joinList(values, join, language))
    expect(joined(['a', 'b', 'c'], 'or')).toEqual(['a, b, or c', 'a, b və ya c', 'a, b или c', 'a, b veya c'])
    expect(joined(['a', 'b'], 'and')).toEqual(['a and b', 'a və b', 'a и b', 'a ve b'])
    expect(joined(['a'], 'and')).toEqual(['a', 'a', 'a', 'a'])
    expect(joined([], 'and')).toEqual(['', '', '', ''])
  })
})
