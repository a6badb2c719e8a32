import { expect, it } from 'vitest'
import type { ColumnKey } from '#shared/columns'
import { foundUnseen, markPieces, searchWords } from '../../src/renderer/table/marks'
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

it('a match in a column that is not shown is told', () => {
  const row = customer(1, { name: 'Əli', address: 'Heydər Əliyev pr. 85', phones: ['055 111 22 33'] })
  const unseen = (...words: string[]): readonly ColumnKey[] =>
    foundUnseen(row, ['id', 'name'], searchWords(words))
  expect(unseen('ali', 'eli')).toEqual([])
  expect(unseen('eliyev', 'eli')).toEqual(['address'])
  expect(unseen('heyder', 'aliyev', '1112')).toEqual(['address', 'phones'])
})
