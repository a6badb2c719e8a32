import { describe, expect, it } from 'vitest'
import { parseQuery, splitNumbers } from '#shared/query'
import { applyFix, fixesOf } from '../../src/renderer/query/fixes'
import { finishedMistakes, piecesOf } from '../../src/renderer/query/pieces'

/** The text in pieces, each with what it is. */
function pieces(text: string): readonly string[] {
  const parsed = parseQuery(text)
  const found = piecesOf(text, parsed)
  expect(found.map((piece) => piece.text).join('')).toBe(text)
  return found
    .filter(({ kind }) => kind !== null)
    .map(({ text, kind, off, wrong }) => `${text} ${kind ?? ''}${off ? ' off' : ''}${wrong ? ' wrong' : ''}`)
}

describe('the letters of the search', () => {
  it('are cut where their look changes', () => {
    expect(pieces(' ali  -group:VIP,x OR spent>5')).toEqual([
      'ali word',
      '- sign',
      'group field',
      ': operator',
      'VIP value',
      ', operator',
      'x value',
      'OR or',
      'spent field',
      '> operator',
      '5 value',
    ])
    expect(pieces('')).toEqual([])
  })

  it('are underlined exactly where a mistake is, and struck out where they are off', () => {
    expect(pieces('active:yes,perhaps ~has:phone')).toEqual([
      'active field',
      ': operator',
      'yes value',
      ', operator',
      'perhaps value wrong',
      '~ sign off',
      'has field off',
      ': operator off',
      'phone value off',
    ])
  })
})

describe('a mistake', () => {
  const told = (typed: string): readonly string[] => {
    const caret = typed.indexOf('|')
    const text = typed.replace('|', '')
    return finishedMistakes(text, parseQuery(text).mistakes, caret < 0 ? null : caret).map(({ text }) => text)
  }

  it('is told once what is typed is finished', () => {
    expect(told('grop:x| ali')).toEqual([])
    expect(told('grop:x ali|')).toEqual(['grop:x'])
    expect(told('grop:x')).toEqual(['grop:x'])
    expect(told('ali (vip|')).toEqual([])
    expect(told('a|li (vip')).toEqual(['('])
  })

  const mended = (text: string, find = (of: string) => parseQuery(of).mistakes): readonly string[] =>
    find(text).flatMap((mistake) =>
      fixesOf(mistake).map((fix) => {
        const next = applyFix(text, fix)
        return `${next.text.slice(0, next.caret)}|${next.text.slice(next.caret)}`
      }),
    )

  it('can be mended with what was probably meant', () => {
    expect(mended('a grop:VIP,"b c" d')).toEqual(['a group:VIP,"b c"| d', 'a "grop:VIP,\\"b c\\""| d'])
    expect(mended('http://x')).toEqual(['"http://x"|'])
    expect(mended('has:phon,emial')).toEqual(['has:phone|,emial', 'has:phon,email|'])
    expect(mended('spent>1,000')).toEqual(['spent>1000|', 'spent>1|'])
    expect(mended('spent>=1.500')).toEqual(['spent>=1500|', 'spent>=1.5|'])
    expect(mended('bonus:-1,125')).toEqual(['bonus:-1125|', 'bonus:-1.1250|'])
    expect(mended('spent:1.500..12,000')).toEqual(['spent:1500..12000|', 'spent:1.5..12|'])
    expect(mended('spent>1 500 ali', splitNumbers)).toEqual(['spent>1500| ali', 'spent>1 "500"| ali'])
    expect(mended('-spent:..1 000  000,5', splitNumbers)).toEqual([
      '-spent:..1000000,5|',
      '-spent:..1 "000"  "000,5"|',
    ])
    expect(mended('ali "b c')).toEqual(['ali "b c"|'])
    expect(mended('active:perhaps')).toEqual([])
  })
})
