import { describe, expect, it } from 'vitest'
import type { ColumnKey } from '#shared/columns'
import { markPieces, quotesOf, searchWords } from '../../src/renderer/table/marks'
import { customer } from './in-memory-app'

const marked = (text: string, key: ColumnKey, ...words: string[]): string =>
  markPieces(text, key, searchWords(words))
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('')

it.each([
  ['Əli Həsənov', 'name', ['eli'], '[Əli] Həsənov'],
  ['Əli Həsənov', 'name', ['hesen', 'ƏLİ'], '[Əli] [Həsən]ov'],
  ['Əli Həsənov', 'name', ['li h', 'əli'], '[Əli][ H]əsənov'],
  ['😀 Kamran', 'name', ['kam'], '😀 [Kam]ran'],
  ['Анастасия Ильина', 'name', ['и'], 'Анастасия [И]льина'],
  ['Aynalı Ali Əliyev', 'name', ['ali'], 'Aynalı [Ali] Əliyev'],
  ['Musalı Valiyev', 'name', ['ali'], 'Mus[alı] Valiyev'],
  ['Əli Məmmədov', 'name', ['mamad'], 'Əli [Məmməd]ov'],
  ['Əli Məmmədov', 'name', ['али'], '[Əli] Məmmədov'],
  ['Musalı Əliyev', 'name', ['ali'], 'Musalı [Əli]yev'],
  ['Şahin Hüseyn-Zadə', 'name', ['shah', 'zade'], '[Şah]in Hüseyn-[Zadə]'],
  ['Гусейнов Али', 'name', ['huseyn'], '[Гусейн]ов Али'],
  ['Məmmədov küçəsi', 'address', ['mamad'], 'Məmmədov küçəsi'],
  ['Staff', 'groupName', ['staff'], 'Staff'],
  ['+994 50 535-57-57', 'phone', ['5355757'], '+994 50 [535-57-57]'],
  ['+994505355757', 'phone', ['050 535'], '+994[50535]5757'],
  ['0505355757', 'phone', ['+994505355757'], '0[505355757]'],
  ['0505355757, 0551112233', 'phones', ['1112'], '0505355757, 055[1112]233'],
  ['0505355757', 'phone', ['ali'], '0505355757'],
  ['', 'name', ['ali'], ''],
] as const)('%s, %s, %s', (text, key, words, expected) => {
  expect(marked(text, key, ...words)).toBe(expected)
})

it('other spellings of a name are marked, and so is what a typo was taken for', () => {
  const mark = (typed: string, meant?: string): string =>
    markPieces('Xanım Məmmədova', 'name', searchWords([typed], meant === undefined ? [] : [{ typed, meant }]))
      .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
      .join('')
  expect(mark('mamadvo')).toBe('Xanım Məmmədova')
  expect(mark('mamadvo', 'Məmmədov')).toBe('Xanım [Məmmədov]a')
})

describe('a match in a column that is not shown', () => {
  const row = customer(1, {
    name: 'Əli',
    address: 'Bakı, Nəsimi rayonu, Heydər Əliyev pr. 85',
    phones: ['055 111 22 33'],
    email: 'aynur.memmedova@example.com',
  })
  const quotes = (shown: readonly ColumnKey[], ...words: string[]): readonly string[] =>
    quotesOf(row, shown, searchWords(words)).map(
      ({ column, pieces }) =>
        `${column}: ${pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')}`,
    )

  it('is quoted with what stands around it', () => {
    expect(quotes(['id', 'name'], 'eli')).toEqual([])
    expect(quotes(['id', 'name'], 'eliyev', 'eli')).toEqual(['address: …Heydər [Əliyev] pr. 85'])
    expect(quotes(['id', 'name'], 'heyder', '1112')).toEqual([
      'address: …rayonu, [Heydər] Əliyev pr. 85',
      'phones: 055 [111 2]2 33',
    ])
    expect(quotes(['name', 'address'], 'heyder')).toEqual([])
  })

  it('is quoted from near the match where there are no words', () => {
    expect(quotes(['name'], 'medova')).toEqual(['email: aynur.mem[medova]@example.com'])
    expect(quotes(['name'], 'example')).toEqual(['email: …r.memmedova@[example].com'])
  })

  it('is quoted for a name that is not shown, in other spellings, too', () => {
    expect(quotes(['id', 'email'], 'али')).toEqual(['name: [Əli]'])
  })
})
