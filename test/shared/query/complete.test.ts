import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applySuggestion, complete, parseQuery, type Known } from '#shared/query'

const known: Known = {
  facets: {
    group: [
      { value: '1', name: 'VIP', customers: 30 },
      { value: '2', name: 'My Customers', customers: 20 },
      { value: '3', name: 'Super VIP, gold', customers: 5 },
      { value: '4', name: null, customers: 1 },
      { value: null, name: null, customers: 2 },
    ],
    venue: [{ value: '7', name: 'Şəhər', customers: 40 }],
    source: [{ value: 'LOYALTY', name: null, customers: 9 }],
  },
  locale: 'az-AZ',
}

/** What the text becomes with each suggestion; `|` is the caret. */
function after(typed: string, most?: number): string[] {
  const caret = typed.indexOf('|')
  const text = typed.replace('|', '')
  return complete(text, caret, known, most).map((suggestion) => {
    const next = applySuggestion(text, suggestion)
    return `${next.text.slice(0, next.caret)}|${next.text.slice(next.caret)}`
  })
}

describe('completion', () => {
  it('offers fields by what was typed, and all of them where nothing was', () => {
    expect(after('ali gr|')).toEqual(['ali group:|'])
    expect(after('-(sp|')).toEqual(['-(spent>|'])
    expect(after('RE|', 3)).toEqual(['receipts>|', 'removed:|', 'reference:|'])
    expect(after('ali | vip', 2)).toEqual(['ali group:| vip', 'ali venue:| vip'])
    expect(after('grou|p:VIP')).toEqual([])
    expect(after('gr|p:VIP')).toEqual(['group|:VIP'])
  })

  it('offers the values of the copy, best fit first, quoted where they must be', () => {
    expect(after('group:|')).toEqual([
      'group:VIP|',
      'group:"My Customers"|',
      'group:"Super VIP, gold"|',
      'group:4|',
    ])
    expect(after('group:vi|')).toEqual(['group:VIP|', 'group:"Super VIP, gold"|'])
    expect(after('group:VIP,my|')).toEqual(['group:VIP,"My Customers"|'])
    expect(after('group:VIP,"my c|')).toEqual(['group:VIP,"My Customers"|'])
    expect(after('group:"|', 2)).toEqual(['group:VIP|', 'group:"My Customers"|'])
    expect(after('group:"|"', 1)).toEqual(['group:VIP|'])
    expect(after('group:VIP,|', 1)).toEqual(['group:VIP,"My Customers"|'])
    expect(after('-venue:seh| ali')).toEqual(['-venue:Şəhər| ali'])
    expect(after('source:lo|')).toEqual(['source:=LOYALTY|'])
    expect(after('source:=lo|')).toEqual(['source:=LOYALTY|'])
  })

  it('offers a value of the copy where its field was not typed', () => {
    expect(after('custom|')).toEqual(['group:"My Customers"|'])
    expect(after('loy|')).toEqual(['loyalty:|', 'source:=LOYALTY|'])
    expect(after('v|')).toEqual(['venue:|', 'verified:|', 'active:|', 'removed:|'])
  })

  it('offers fixed values, ages, periods and months in the language', () => {
    expect(after('active:|')).toEqual(['active:yes|', 'active:no|'])
    expect(after('has:e|', 1)).toEqual(['has:email|'])
    expect(after('changed:s|', 1)).toEqual(['changed:sync|'])
    expect(after('created:30|')).toEqual(['created:30d|', 'created:30w|', 'created:30m|', 'created:30y|'])
    expect(after('created>=las|')).toEqual([
      'created>=last-week|',
      'created>=last-month|',
      'created>=last-year|',
    ])
    expect(after('created:2026..tod|')).toEqual(['created:2026..today|'])
    expect(after('birthday:ok|')).toEqual(['birthday:oktyabr|'])
    expect(after('problem:birth|')).toEqual(['problem:birthday|', 'problem:date_of_birth|'])
    expect(after('spent>|')).toEqual([])
    expect(after('nothing:|')).toEqual([])
  })

  it('fits the text whatever it is, and what it offers is understood', () => {
    const pieces = fc.constantFrom(
      'group:',
      'gr',
      '"',
      ',',
      ' ',
      '-',
      '(',
      'created:',
      '2026',
      '..',
      'VI',
      'source:=',
      'x',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), fc.nat(), (parts, at) => {
        const text = parts.join('')
        const caret = at % (text.length + 1)
        for (const suggestion of complete(text, caret, known)) {
          expect(suggestion.start).toBeLessThanOrEqual(caret)
          expect(suggestion.end).toBeGreaterThanOrEqual(caret)
          const { mistakes } = parseQuery(
            suggestion.kind === 'value' ? `${suggestion.field}:today` : suggestion.text,
          )
          expect(mistakes.map(({ reason }) => reason.code)).not.toContain('unknown-field')
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('offers every fixed value in a form that the parser takes', () => {
    for (const field of [
      'active',
      'gender',
      'has',
      'problem',
      'created',
      'new',
      'removed',
      'birthday',
      'group',
      'source',
    ]) {
      for (const { text } of complete(`${field}:`, field.length + 1, known, 100)) {
        expect(parseQuery(`${field}:${text}`).mistakes).toEqual([])
      }
    }
  })
})
