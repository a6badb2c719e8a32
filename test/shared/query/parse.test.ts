import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogues } from '#shared/messages/index'
import {
  fieldNames,
  formatQuery,
  limits,
  parseQuery,
  splitNumbers,
  type Clause,
  type CustomerQuery,
} from '#shared/query'
import { anything, arbitraryQuery } from './arbitrary-query'

const read = (text: string): readonly Clause[] => {
  const { query, mistakes } = parseQuery(text)
  expect(mistakes).toEqual([])
  return query.clauses
}

/** The same query written another way. */
const same = (text: string, other: string): void => {
  expect(read(text)).toEqual(read(other))
}

const mistakesOf = (text: string): (readonly [number, string, string])[] =>
  parseQuery(text).mistakes.map(({ start, text: part, reason }) => [start, part, reason.code])

/** Clauses within clauses: each pair of parentheses can hold an OR, a `~` and a `-`. */
const maxDepth = 4 * (limits.nesting + 1) + 1

/** The words and terms of clauses that are nested at most `depth` deep. */
function leavesWithin(clauses: readonly Clause[], depth: number): readonly Clause[] {
  expect(depth).toBeGreaterThan(0)
  return clauses.flatMap((clause) => {
    if ('clause' in clause) return leavesWithin([clause.clause], depth - 1)
    return 'clauses' in clause ? leavesWithin(clause.clauses, depth - 1) : [clause]
  })
}

/** Whatever text a query was read from, it is small enough to be answered. */
function expectWithinLimits({ clauses }: CustomerQuery): void {
  const leaves = leavesWithin(clauses, maxDepth)
  expect(leaves.length).toBeLessThanOrEqual(limits.leaves)
  for (const leaf of leaves) {
    if ('values' in leaf) expect(leaf.values.length).toBeLessThanOrEqual(limits.values)
    JSON.stringify(leaf, (_, value: unknown) => {
      if (typeof value === 'string') expect(value.length).toBeLessThanOrEqual(limits.text)
      if (typeof value === 'number') expect(value).toSatisfy(Number.isFinite)
      return value
    })
  }
}

const rest = (text: string): string => formatQuery(parseQuery(text).query)

describe('reading a query', () => {
  it('tells words and terms apart', () => {
    expect(read('  ali group:VIP,"My Customers" has:phone active:no "order: 5" ')).toEqual([
      { kind: 'word', text: 'ali' },
      { kind: 'named', field: 'group', values: ['VIP', 'My Customers'] },
      { kind: 'presence', field: 'has', values: ['phone'] },
      { kind: 'flag', field: 'active', values: [false] },
      { kind: 'word', text: 'order: 5' },
    ])
  })

  it('reads comparisons with and without a colon, with blanks around them', () => {
    const over = [{ kind: 'number', field: 'spent', values: [{ is: '>', value: 500 }] }]
    for (const text of ['spent>500', 'spent:>500', 'spent > 500', 'Spent: >500'.replace(': ', ':')]) {
      expect(read(text)).toEqual(over)
    }
    same('spent=12,5', 'spent:12.5')
    same('spent=0,125', 'spent:0.1250')
    same('spent=1.1250', 'spent:1,1250')
    same('spent:100..', 'spent>=100')
    same('spent:..100', 'spent<=100')
    same('spent:500..100', 'spent:100..500')
    same('receipts:1,2,5..', 'receipts:1,2,>=5')
    expect(read('spent:10,=20')).toEqual([
      {
        kind: 'number',
        field: 'spent',
        values: [
          { is: '=', value: 10 },
          { is: '=', value: 20 },
        ],
      },
    ])
  })

  it('reads dates, ages, periods and months in four languages', () => {
    same('created:31.1.2026', 'created:2026-01-31')
    same('created:2026-1', 'created:2026-01')
    same('updated:2026-03..2026-01', 'updated:2026-01..2026-03')
    same('created:..2026-03', 'created<=2026-03')
    for (const name of ['march', 'mart', 'март', 'марта', 'mar', 'MART'])
      same(`birthday:${name}`, 'birthday:March')
    for (const name of ['ağustos', 'avqust', 'август', 'aug', 'agustos'])
      same(`birthday:${name}`, 'birthday:august')
    expect(read('new:sync@2026-11-29T09:14:07Z')).toEqual([
      { kind: 'change', field: 'new', values: [{ is: 'sync-at', at: Date.UTC(2026, 10, 29, 9, 14, 7) }] },
    ])
    expect(read('new:sync,24h')).toEqual([
      {
        kind: 'change',
        field: 'new',
        values: [{ is: 'sync' }, { is: 'in', when: { kind: 'age', count: 24, unit: 'h' } }],
      },
    ])
    same('removed:any', 'Removed:ANY')
  })

  it('reads texts as parts, or whole behind an equals sign', () => {
    expect(read('email:example.com code:=A12 name:"=x",y')).toEqual([
      { kind: 'text', field: 'email', values: [{ text: 'example.com', whole: false }] },
      { kind: 'text', field: 'code', values: [{ text: 'A12', whole: true }] },
      {
        kind: 'text',
        field: 'name',
        values: [
          { text: '=x', whole: false },
          { text: 'y', whole: false },
        ],
      },
    ])
  })

  it('binds OR tighter than a blank, and signs tightest', () => {
    same('a b OR c d', '(a) ((b) OR (c)) (d)')
    same('-a OR b', '((-a) OR b)')
    expect(read('-(a b) ~group:VIP')).toEqual([
      {
        kind: 'not',
        clause: {
          kind: 'all',
          clauses: [
            { kind: 'word', text: 'a' },
            { kind: 'word', text: 'b' },
          ],
        },
      },
      { kind: 'off', clause: { kind: 'named', field: 'group', values: ['VIP'] } },
    ])
    expect(read('"OR" or')).toEqual([
      { kind: 'word', text: 'OR' },
      { kind: 'word', text: 'or' },
    ])
  })

  it('takes a phone number with parentheses for what it is', () => {
    for (const text of ['(050)535-57-57', '+994(50)', '(050)', '-(050)535']) {
      expect(rest(text).replace(/"/g, '')).toBe(text)
    }
    same('((050) OR 051)', '"(050)" OR 051')
  })

  it('lets a field stand more than once', () => {
    expect(rest('spent>100 spent<500')).toBe('spent>100 spent<500')
  })
})

describe('mistakes', () => {
  it('have their places, and the rest applies', () => {
    const text = 'ali grup:VIP active:yes,maybe venue: spent>x "open'
    expect(mistakesOf(text)).toEqual([
      [4, 'grup:VIP', 'unknown-field'],
      [24, 'maybe', 'unknown-value'],
      [30, 'venue:', 'missing-value'],
      [42, '>x', 'bad-number'],
      [45, '"open', 'open-quote'],
    ])
    expect(rest(text)).toBe('ali active:yes open')
  })

  it.each([
    ['spent>', 5, '>', 'missing-value'],
    ['spent>1,000', 5, '>1,000', 'unclear-number'],
    ['receipts>1.000', 8, '>1.000', 'unclear-number'],
    ['spent:5..12.500', 6, '5..12.500', 'unclear-number'],
    ['spent:1..x', 6, '1..x', 'bad-number'],
    ['created:2026-02-30', 8, '2026-02-30', 'bad-date'],
    ['created:sync', 8, 'sync', 'bad-date'],
    ['birthday<30d', 8, '<30d', 'no-comparison'],
    ['birthday:5h', 9, '5h', 'bad-date'],
    ['group>5', 5, '>5', 'no-comparison'],
    ['phone:05', 6, '05', 'short-phone'],
    ['has:fax', 4, 'fax', 'unknown-value'],
    ['problem:size', 8, 'size', 'unknown-value'],
    ['- ali', 0, '-', 'missing-part'],
    ['ali OR', 4, 'OR', 'missing-part'],
    ['OR ali', 0, 'OR', 'missing-part'],
    ['(ali', 0, '(', 'open-parenthesis'],
    ['ali )', 4, ')', 'stray-parenthesis'],
    ['ali ()', 4, '()', 'empty-parentheses'],
    [`${'('.repeat(7)}ali${')'.repeat(7)}`, 6, '(', 'too-deep'],
    [`ali ${'x'.repeat(501)}`, 4, 'x'.repeat(501), 'too-long'],
  ])('%s: %d %s is %s', (text, start, part, code) => {
    expect(mistakesOf(text)).toEqual([[start, part, code]])
  })

  it('name the field that was probably meant', () => {
    const meant = (text: string): unknown => {
      const reason = parseQuery(text).mistakes[0]?.reason
      return reason?.code === 'unknown-field' ? reason.nearest : undefined
    }
    expect(['grop:x', 'grup:x', 'phones:5', 'recipts>5', 'brithday:x', 'https://x.y'].map(meant)).toEqual([
      'group',
      'group',
      'phone',
      'receipts',
      'birthday',
      null,
    ])
  })

  it('leave out what is beyond the limits, once', () => {
    const many = parseQuery(Array.from({ length: 300 }, (_, at) => `w${String(at)}`).join(' '))
    expect(many.query.clauses).toHaveLength(limits.leaves)
    expect(many.mistakes.map(({ reason }) => reason.code)).toEqual(['too-many'])
    const values = parseQuery(`id:${Array.from({ length: 300 }, (_, at) => String(at)).join(',')}`)
    expect(values.mistakes.map(({ reason }) => reason.code)).toEqual(['too-many'])
  })

  it('each have a sentence', () => {
    const texts = [
      'grup:x',
      'active:x',
      'group:',
      'id:x',
      'spent:1,000',
      'birthday:x',
      'phone:1',
      'name>1',
      '"',
    ]
    for (const text of [...texts, '(a', 'a)', ')', '()', 'a OR', 'a'.repeat(600), '((((((((a))))))))']) {
      for (const { reason } of parseQuery(text).mistakes) {
        expect(catalogues.en.mistake(reason)).toMatch(/^[A-Z“].*[.?]$/)
      }
    }
  })
})

describe('a number with blanks between its thousands', () => {
  const split = (text: string): readonly string[] => splitNumbers(text).map((hint) => hint.text)

  it('is pointed out, and understood as it is', () => {
    expect(mistakesOf('spent>1 500')).toEqual([])
    expect(rest('spent>1 500')).toBe('spent>1 500')
    expect(split('ali spent>1 500 vip')).toEqual(['1 500'])
    expect(split('(spent >= 12 500) receipts:5,1 000 000')).toEqual(['12 500', '1 000 000'])
    expect(split('spent:1 500,50')).toEqual(['1 500,50'])
    for (const { reason } of splitNumbers('spent:1 500')) {
      expect(catalogues.en.mistake(reason)).toBe('“1 500” is read as the number 1 and the search text “500”.')
    }
  })

  it.each([
    'spent>1500 500',
    'spent>1 "500"',
    'spent>1 50',
    'spent>1 -500',
    'spent>1 OR 500',
    'spent>100 050 535 57 57',
    'spent>100 5355757',
    'spent>1.5 500',
    'spent>"1" 500',
    'code:1 500',
    'created:1 500',
  ])('but not in %s', (text) => {
    expect(split(text)).toEqual([])
  })
})

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '(',
      ')',
      '-',
      '~',
      'OR',
      '"',
      ',',
      ' ',
      '  ',
      '..',
      '>',
      '<=',
      '=',
      ':',
      '\\',
      '5',
      '500',
      '30d',
      'ali',
    ),
    fc.constantFrom(...fieldNames, 'grup', 'спент').map((name) => `${name}:`),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  const anyText = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))

  it('gives a query within the limits, with places inside the text and in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { query, parts, mistakes, tokens } = parseQuery(text)
        expectWithinLimits(query)
        for (const { start, end, text: part } of mistakes) {
          expect(part).toBe(text.slice(start, end))
          expect(end).toBeGreaterThan(start)
        }
        for (const { start, end, text: part } of splitNumbers(text)) expect(part).toBe(text.slice(start, end))
        for (const spans of [tokens, parts]) {
          let at = 0
          for (const { start, end } of spans) {
            expect(start).toBeGreaterThanOrEqual(at)
            expect(end).toBeGreaterThan(start)
            at = end
          }
          expect(at).toBeLessThanOrEqual(text.length)
        }
        const between = tokens.reduceRight(
          (left, { start, end }) => left.slice(0, start) + left.slice(end),
          text,
        )
        expect(between.replace(/"|[)]/g, '').trim()).toBe('')
      }),
      { numRuns: 1500 },
    )
  })

  it('means the same when it is written anew', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { query } = parseQuery(text)
        expect(parseQuery(formatQuery(query))).toMatchObject({ query, mistakes: [] })
      }),
      { numRuns: 1500 },
    )
  })

  it('is read however deep and long it is', () => {
    for (const text of [
      '('.repeat(100_000),
      '-('.repeat(50_000),
      'a OR '.repeat(50_000),
      '~'.repeat(99_999),
    ]) {
      expectWithinLimits(parseQuery(text).query)
    }
  })
})

describe('writing a query', () => {
  it.each(['-( -050)', '~( -050)', '-( ~(050))'])(
    'keeps parentheses apart from phone numbers: %s',
    (text) => {
      const { query } = parseQuery(text)
      expect(parseQuery(formatQuery(query))).toMatchObject({ query, mistakes: [] })
    },
  )

  it('writes a fraction of three digits so that it is no thousand', () => {
    expect(rest('spent:1.1250..2.5 bonus>0.125')).toBe('spent:1.1250..2.5 bonus>0.125')
  })

  it('is read back as it was, whatever is in it', () => {
    fc.assert(
      fc.property(arbitraryQuery(anything), (written) => {
        expect(parseQuery(formatQuery(written))).toMatchObject({ query: written, mistakes: [] })
      }),
      { numRuns: 1000 },
    )
  })
})
