import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '#shared/fold'
import { distance } from '#shared/query/nearest'
import { spelledLength, spellingKey, spellingsOf, startsWithinTypo } from '#shared/spelling'
import { spellings, strangers } from './spellings'

const finds = (typed: string, name: string): boolean =>
  spellingsOf(fold(typed)).some((key) => ` ${spellingKey(fold(name))}`.includes(` ${key}`))

const pairs = Object.entries(spellings).flatMap(([name, others]) =>
  others.split(' ').map((other) => [name, other] as const),
)

describe('spellings', () => {
  it.each(pairs)('%s and %s find each other', (name, other) => {
    expect(finds(other, name)).toBe(true)
    expect(finds(name, other)).toBe(true)
  })

  it.each(strangers)('%s does not find %s', (typed, name) => {
    expect(finds(typed, name)).toBe(false)
  })

  it('are enough to rely on', () => {
    expect(pairs.length).toBeGreaterThan(500)
    expect(strangers.length).toBeGreaterThan(70)
  })

  it('are of words with three letters or more, without digits', () => {
    expect(spellingsOf('ab')).toEqual([])
    expect(spellingsOf('ali2')).toEqual([])
    expect(spellingsOf('055')).toEqual([])
    expect(spellingsOf('ali')).toEqual(['ali'])
  })

  it('cut words at signs, but not at apostrophes', () => {
    expect(spellingKey("smith-hayes o'brien (vip)")).toBe('smit has obrian vip')
    expect(spellingKey('— 12')).toBe('12')
  })

  it('stay few for words with many letters that can be read in several ways', () => {
    const keys = spellingsOf('qaqaxgaxgakgagag')
    expect(keys.length).toBeLessThanOrEqual(16)
    expect(keys[0]).toBe(spellingKey('qaqaxgaxgakgagag'))
  })

  it('never throw, and a name finds itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const keys = spellingsOf(fold(text))
        if (keys.length > 0) expect(keys).toContain(spellingKey(fold(text)))
      }),
    )
  })
})

it.each([
  ['memmedova', 'mamad', 6],
  ['гусейнов', 'gusai', 5],
  ['shahin', 'sa', 3],
  ['ali', 'bal', 0],
])('of %s, %s stands for %d letters', (word, key, length) => {
  expect(spelledLength(word, [key])).toBe(length)
})

it('a typo is one letter: another, missing or further one, or two that changed places', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 })
  fc.assert(
    fc.property(word, word, (typed, text) => {
      const starts = Array.from({ length: text.length + 1 }, (_, length) => length)
      const near = starts.filter((length) => distance(typed, text.slice(0, length)) <= 1)
      // Of beginnings that differ in more than one way, some may be left out, but never the whole text.
      expect(near).toEqual(expect.arrayContaining([...startsWithinTypo(typed, text)]))
      expect(startsWithinTypo(typed, text).includes(text.length)).toBe(near.includes(text.length))
    }),
    { numRuns: 3000 },
  )
})
