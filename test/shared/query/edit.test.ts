import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addClause,
  formatQuery,
  parseQuery,
  removePart,
  replacePart,
  switchPart,
  type Clause,
  type Part,
} from '#shared/query'
import { anything, arbitraryQuery } from './arbitrary-query'

function partAt(text: string, index: number): Part {
  const part = parseQuery(text).parts[index]
  if (part === undefined) throw new RangeError(`There is no part ${String(index)}.`)
  return part
}

const vip: Clause = { kind: 'named', field: 'group', values: ['VIP'] }

describe('editing a query by its parts', () => {
  it('cuts one out and leaves the rest as it was typed', () => {
    const text = ' ali   spent > 500 grup:x  -no:phone'
    expect(removePart(text, partAt(text, 1))).toBe(' ali grup:x  -no:phone')
    expect(removePart(text, partAt(text, 0))).toBe('spent > 500 grup:x  -no:phone')
    expect(removePart('ali', partAt('ali', 0))).toBe('')
  })

  it('switches one off and on again', () => {
    for (const [on, off] of [
      ['ali spent>5 x', 'ali ~spent>5 x'],
      ['ali a OR b x', 'ali ~(a OR b) x'],
      ['ali -(a b) x', 'ali ~-(a b) x'],
      ['ali (a OR b) x', 'ali ~(a OR b) x'],
      ['ali (a) OR (b) x', 'ali ~((a) OR (b)) x'],
    ] as const) {
      expect(switchPart(on, partAt(on, 1))).toBe(off)
      const again = switchPart(off, partAt(off, 1))
      expect(formatQuery(parseQuery(again).query)).toBe(formatQuery(parseQuery(on).query))
    }
  })

  it('puts another clause in its place', () => {
    const text = 'ali group:Staff,VIP "open'
    expect(replacePart(text, partAt(text, 1), vip)).toBe('ali group:VIP "open')
  })

  it('adds a clause that holds whatever the text ends and begins with', () => {
    for (const text of ['', 'ali "open', 'ali OR', 'ali -', '(ali', 'OR ali', 'ali group:']) {
      const next = parseQuery(addClause(text, vip)).query.clauses
      expect(next[0]).toEqual(vip)
      expect(next.slice(1)).toEqual(parseQuery(text).query.clauses)
    }
  })

  it('does to the query what it does to the text, for any query', () => {
    fc.assert(
      fc.property(arbitraryQuery(anything), fc.nat(), (query, at) => {
        const text = formatQuery(query)
        const index = at % Math.max(1, query.clauses.length)
        const clause = query.clauses[index]
        if (clause === undefined) return
        const part = partAt(text, index)
        const read = (edited: string): readonly Clause[] => parseQuery(edited).query.clauses
        expect(read(removePart(text, part))).toEqual(query.clauses.filter((_, other) => other !== index))
        expect(read(replacePart(text, part, vip))).toEqual(query.clauses.with(index, vip))
        const switched = clause.kind === 'off' ? clause.clause : { kind: 'off', clause }
        expect(read(switchPart(text, part))).toEqual(query.clauses.with(index, switched as Clause))
      }),
      { numRuns: 500 },
    )
  })
})
