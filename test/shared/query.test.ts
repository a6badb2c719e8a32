import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  emptyQuery,
  formatQuery,
  mergeQueries,
  parseQuery,
  type CustomerQuery,
  type Term,
} from '#shared/query'

describe('reading a query', () => {
  it('tells words and terms apart', () => {
    expect(parseQuery('  ali group:VIP,"My Customers" has:phone active:no "order: 5" ')).toEqual({
      query: {
        words: ['ali', 'order: 5'],
        terms: [
          { field: 'group', values: ['VIP', 'My Customers'] },
          { field: 'has', what: 'phone', value: true },
          { field: 'active', value: false },
        ],
      },
      mistakes: [],
    })
  })

  it('lets a later term replace an earlier one of its field', () => {
    expect(parseQuery('removed:yes no:phone removed:any has:phone').query.terms).toEqual([
      { field: 'removed', value: 'any' },
      { field: 'has', what: 'phone', value: true },
    ])
  })

  it('marks each mistake with its place and applies the rest', () => {
    const { query, mistakes } = parseQuery('ali grup:VIP active:maybe venue: "open')
    expect(query).toEqual({ words: ['ali', 'open'], terms: [] })
    expect(mistakes.map(({ start, text, reason }) => [start, text, reason.code])).toEqual([
      [4, 'grup:VIP', 'unknown-field'],
      [13, 'active:maybe', 'unknown-value'],
      [26, 'venue:', 'missing-value'],
      [33, '"open', 'open-quote'],
    ])
  })

  it('is not case-sensitive in names and in yes and no', () => {
    expect(parseQuery('Active:YES').query.terms).toEqual([{ field: 'active', value: true }])
  })

  it('merges two queries, the second first in its terms', () => {
    const first = parseQuery('a active:yes venue:1').query
    const second = parseQuery('b active:no').query
    expect(formatQuery(mergeQueries(first, second))).toBe('active:no venue:1 a b')
    expect(mergeQueries(emptyQuery, first)).toEqual(first)
  })
})

const value = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => text.trim() !== '')
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({
    field: fc.constantFrom('group' as const, 'venue' as const),
    values: fc.array(value, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    field: fc.constantFrom('active' as const, 'loyalty' as const, 'verified' as const),
    value: fc.boolean(),
  }),
  fc.record({ field: fc.constant('has' as const), what: fc.constant('phone' as const), value: fc.boolean() }),
  fc.record({
    field: fc.constant('removed' as const),
    value: fc.constantFrom('yes' as const, 'no' as const, 'any' as const),
  }),
)
const query: fc.Arbitrary<CustomerQuery> = fc.record({
  words: fc.array(value, { maxLength: 4 }),
  terms: fc.uniqueArray(term, { maxLength: 5, selector: ({ field }) => field }),
})

describe('writing a query', () => {
  it('is read back as it was, whatever is in it', () => {
    fc.assert(
      fc.property(query, (written) => {
        expect(parseQuery(formatQuery(written))).toEqual({ query: written, mistakes: [] })
      }),
    )
  })

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parseQuery(text)
      }),
    )
  })
})
