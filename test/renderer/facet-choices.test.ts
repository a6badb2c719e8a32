import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FacetCount } from '#shared/facets'
import { asksOnlyFor, parseQuery, type CountedField } from '#shared/query'
import {
  afterClick,
  choicesOf,
  chooseValues,
  chosenOf,
  countedFields,
} from '../../src/renderer/facets/choose'

const count = (value: string | null, name: string | null = null, customers = 1): FacetCount => ({
  value,
  name,
  customers,
})

const groups = [
  count('5', 'VIP'),
  count('6', 'My Customers'),
  count('7', 'Twin'),
  count('8', 'Twin'),
  count('9', '2024'),
  count('10', ' '),
  count('11', '5'),
  count(null),
]
const some: Readonly<Record<CountedField, readonly FacetCount[]>> = {
  group: groups,
  venue: [count('1', 'Nizami, bulvar'), count('2', null)],
  source: [count('LOYALTY'), count('a,b "c"'), count(null)],
  active: [count('yes'), count('no'), count(null)],
  loyalty: [count('yes'), count('no'), count(null)],
  verified: [count('yes'), count('no')],
  gender: [count('male'), count('female'), count(null)],
}
const pick = (field: CountedField, ...values: readonly (string | null)[]): FacetCount[] =>
  some[field].filter(({ value }) => values.includes(value))

describe('choosing values', () => {
  it('puts a term into the text, in place of what asked for the field', () => {
    const choose = (text: string, ...values: (string | null)[]): string =>
      chooseValues(text, 'group', pick('group', ...values), groups)
    expect(choose('', '5')).toBe('group:VIP')
    expect(choose('ali', '5', '6')).toBe('group:VIP,"My Customers" ali')
    expect(choose('ali group:5 spent>5', '6')).toBe('ali group:"My Customers" spent>5')
    expect(choose('ali group:5 spent>5')).toBe('ali spent>5')
    expect(choose('group:VIP ali -group:Staff x', '6')).toBe('group:"My Customers" ali x')
    expect(choose('~group:VIP ali', '6')).toBe('~group:VIP group:"My Customers" ali')
    expect(choose('grop:VIP "open', '5')).toBe('group:VIP grop:VIP "open')
  })

  it('names a group by its ID where its name means others too, or nothing', () => {
    expect(chooseValues('', 'group', pick('group', '7', '9', '10'), groups)).toBe('group:7,9,10')
  })

  it('asks for those without a value as well', () => {
    const choose = (field: CountedField, ...values: (string | null)[]): string =>
      chooseValues('x', field, pick(field, ...values), some[field])
    expect(choose('group', null)).toBe('no:group x')
    expect(choose('source', 'LOYALTY', null)).toBe('source:=LOYALTY OR no:source x')
    expect(choose('active', null)).toBe('no:active x')
    expect(choose('gender', 'female', null)).toBe('gender:female OR no:gender x')
    expect(choose('loyalty', 'no')).toBe('loyalty:no x')
  })

  it('gives back what was chosen, whatever else is asked', () => {
    const rest = fc.constantFrom('', 'ali', 'spent>5 "x y"', 'active:perhaps', 'a OR b', '(x (y')
    fc.assert(
      fc.property(fc.constantFrom(...countedFields), rest, fc.nat(), (field, text, mask) => {
        const wanted = some[field].filter((_, at) => (mask >> at) % 2 === 1)
        const chosen = chooseValues(text, field, wanted, some[field])
        expect(chosenOf(chosen, field, some[field])).toEqual(wanted)
        const again = chooseValues(chosen, field, [], some[field])
        expect(parseQuery(again).parts.some(({ clause }) => asksOnlyFor(clause, field))).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('reads what was typed in other words', () => {
    const chosen = (text: string, field: CountedField): (string | null)[] =>
      chosenOf(text, field, some[field]).map(({ value }) => value)
    expect(chosen('group:vip,6', 'group')).toEqual(['5', '6'])
    expect(chosen('group:twin', 'group')).toEqual(['7', '8'])
    expect(chosen('group:5,11', 'group')).toEqual(['5', '11'])
    expect(chosen('group:5', 'group')).toEqual(['5'])
    expect(chosen('-group:VIP', 'group')).toEqual([])
    expect(chosen('~group:VIP', 'group')).toEqual([])
    expect(chosen('source:loyal', 'source')).toEqual([])
    expect(chosen('source:=loyalty', 'source')).toEqual(['LOYALTY'])
    expect(chosen('has:group', 'group')).toEqual([])
    expect(chosen('(active:no OR no:active)', 'active')).toEqual(['no', null])
  })

  it('goes from click to click: one alone, or with others', () => {
    const [vip, mine] = groups
    if (vip === undefined || mine === undefined) throw new RangeError('There are groups.')
    expect(afterClick([], vip, false)).toEqual([vip])
    expect(afterClick([vip], vip, false)).toEqual([])
    expect(afterClick([vip], mine, false)).toEqual([mine])
    expect(afterClick([vip, mine], vip, false)).toEqual([vip])
    expect(afterClick([vip], mine, true)).toEqual([vip, mine])
    expect(afterClick([vip, mine], vip, true)).toEqual([mine])
  })
})

describe('what there is to choose from', () => {
  it('are fixed values in their order, though nobody has them', () => {
    expect(choicesOf('', 'active', [count('no', null, 3)], [])).toEqual([
      count('yes', null, 0),
      count('no', null, 3),
    ])
    expect(choicesOf('', 'gender', [count(null, null, 2), count('female', null, 1)], [])).toEqual([
      count('male', null, 0),
      count('female', null, 1),
      count(null, null, 2),
    ])
  })

  it('is also a source that is asked for though nobody has it', () => {
    expect(choicesOf('source:=POS,=loyalty', 'source', [count('LOYALTY')], [])).toEqual([
      count('LOYALTY'),
      count('POS', null, 0),
    ])
  })

  it('stays in the order of all customers, also without those whom the other filters leave', () => {
    const all = [count('5', 'VIP', 9), count('6', 'Staff', 4), count(null, null, 2)]
    const counts = [count('6', 'Staff', 3), count('5', 'VIP', 1), count('7', 'New', 1)]
    expect(choicesOf('', 'group', counts, all)).toEqual([
      count('5', 'VIP', 1),
      count('6', 'Staff', 3),
      count(null, null, 0),
      count('7', 'New', 1),
    ])
  })
})
