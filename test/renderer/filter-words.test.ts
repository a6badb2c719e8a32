import { describe, expect, it } from 'vitest'
import { catalogues } from '#shared/messages/index'
import { complete, parseQuery } from '#shared/query'
import { createFormats } from '#shared/locale/formats'
import { choicesOf, means, nameOf, toggleChoice, withUnknown } from '../../src/renderer/query/choices'
import { describeClause, describeSuggestion } from '../../src/renderer/query/describe'
import { isEditable } from '../../src/renderer/query/editors/editable'
import { clauseOf, filterOf, sections } from '../../src/renderer/query/filter'
import { fieldNames } from '#shared/query'

const facets = {
  group: [
    { value: '5', name: 'VİP', customers: 3 },
    { value: '7', name: 'Staff', customers: 2 },
    { value: '8', name: '12', customers: 1 },
    { value: '9', name: 'staff', customers: 1 },
    { value: null, name: null, customers: 4 },
  ],
}

/** The chips of a text. */
function chips(text: string): readonly string[] {
  return parseQuery(text).parts.map(({ clause }) =>
    describeClause(clause, { messages: catalogues.en, formats: createFormats('en-GB'), facets }),
  )
}

describe('a suggestion says in words', () => {
  const hints = (text: string): readonly string[] =>
    complete(text, text.length, { facets, locale: 'ru-RU' }).map((suggestion) =>
      describeSuggestion(suggestion, {
        messages: catalogues.ru,
        formats: createFormats('ru-RU'),
        facets,
      }),
    )

  it('what its value means', () => {
    expect(hints('active:')).toEqual(['Да', 'Нет'])
    expect(hints('created:7').slice(0, 2)).toEqual(['за последние 7 дней', 'за последние 7 недель'])
    expect(hints('has:pho')).toEqual(['Телефон'])
  })

  it('the field that was not typed, and nothing that the value says by itself', () => {
    expect(hints('staf')).toContain('Группа')
    expect(hints('group:vip')).toEqual([''])
  })
})

describe('a chip says in words', () => {
  it('what is chosen', () => {
    expect(chips('group:5,Staff venue:3 active:no gender:female,male source:=LOYALTY,x')).toEqual([
      'Group: VİP or Staff',
      'Venue: 3',
      'Active: No',
      'Gender: Female or Male',
      'Source: LOYALTY or “x”',
    ])
    expect(chips('has:phone,email no:birthday problem:yes problem:birthday')).toEqual([
      'Has: Phone or Email',
      'Has no: Birthday',
      'Data problems: any',
      'Data problems: Birthday',
    ])
    expect(chips('group:1,2,3,4')).toEqual(['Group: 1 +3'])
  })

  it('which numbers', () => {
    expect(chips('spent>500 spent:1000.5..2000 receipts:0 receipts<=3,10 discount>=5')).toEqual([
      'Spent: over 500',
      'Spent: 1,000.5 – 2,000',
      'Receipts: 0',
      'Receipts: up to 3 or 10',
      'Discount %: 5 or more',
    ])
  })

  it('which days', () => {
    expect(chips('created:30d created:1m updated<90d created:last-month created:2026-01..2026-03')).toEqual([
      'Created: last 30 days',
      'Created: last month',
      'Updated: more than 90 days ago',
      'Created: last month',
      'Created: January 2026 – March 2026',
    ])
    expect(chips('created>=2026-01-31 created>2026 new:sync changed:7d removed:any removed:yes')).toEqual([
      'Created: from 31/01/2026',
      'Created: after 2026',
      'New: in the last sync',
      'Changed: last 7 days',
      'Removed: included',
      'Removed: only removed',
    ])
    expect(chips('birthday:march birthday:7d birthday:1980..1989 birthday:today')).toEqual([
      'Birthday: March',
      'Birthday: next 7 days',
      'Birthday: born 1980 – 1989',
      'Birthday: today',
    ])
  })

  it('what is left out; and what is more than a filter as it is typed', () => {
    expect(chips('-group:7 -no:phone -has:phone,email ~spent>5 ~-group:7')).toEqual([
      'Group: not Staff',
      'Has: Phone',
      'Has: not Phone or Email',
      'Spent: over 5',
      'Group: not Staff',
    ])
    expect(chips('-ali (spent>5 OR (new:sync -vip)) code:=A1')).toEqual([
      '-ali',
      'spent>5 OR (new:sync -vip)',
      'Code: exactly “A1”',
    ])
  })
})

describe('filters', () => {
  it('are taken apart and put together again', () => {
    for (const text of ['group:VIP', '-group:VIP', '~group:VIP', '~-group:VIP']) {
      for (const { clause } of parseQuery(text).parts) {
        const filter = filterOf(clause)
        expect(filter && clauseOf(filter)).toEqual(clause)
      }
    }
    expect(parseQuery('ali -(a b) a OR b').parts.map(({ clause }) => filterOf(clause))).toEqual([
      null,
      null,
      null,
    ])
  })

  it('of every field can be added', () => {
    const offered = sections.flatMap(({ fields }) => fields)
    expect([...offered, 'no'].sort()).toEqual([...fieldNames].sort())
  })

  it('have an editor unless they say more than it can show', () => {
    const editable = (text: string): readonly boolean[] =>
      parseQuery(text).parts.map(({ clause }) => {
        const filter = filterOf(clause)
        return filter !== null && isEditable(filter.term)
      })
    const all =
      'group:x,y active:no gender:male source:=x has:phone spent>5 created:30d updated<90d created:2026 ' +
      'birthday:may birthday:7d birthday:1990 new:sync removed:any problem:yes problem:email,phone name:x'
    expect(editable(all).every(Boolean)).toBe(true)
    const none =
      'active:yes,no source:x receipts>5,7 created>30d created:2026,2024 created>today birthday>1990 removed:no ' +
      'problem:yes,email name:x,y a OR b'
    expect(editable(none).some(Boolean)).toBe(false)
  })
})

describe('choices', () => {
  const choices = choicesOf(facets.group)

  it('are those that have a name, and are meant by it or by their ID', () => {
    expect(choices.map(({ name }) => name)).toEqual(['VİP', 'Staff', '12', 'staff'])
    const vip = { value: '5', name: 'VİP', customers: 3 }
    const percent = { value: '9', name: '5', customers: 3 }
    const meantBy = (value: string) =>
      [vip, percent].map((choice) => means(value, choice, [...choices, percent]))
    expect(meantBy('5')).toEqual([true, false])
    expect(meantBy('9')).toEqual([false, true])
    expect(meantBy('vip')).toEqual([true, false])
    expect(meantBy('7')).toEqual([false, false])
    expect(nameOf('5', [percent, ...choices])).toBe('VİP')
    expect(nameOf('vip', choices)).toBe('VİP')
    expect(nameOf('other', choices)).toBe('other')
  })

  it('are typed by name where that means only them', () => {
    const [vip, staff, twelve] = choices
    if (vip === undefined || staff === undefined || twelve === undefined) throw new RangeError()
    expect(toggleChoice([], vip, choices)).toEqual(['VİP'])
    expect(toggleChoice(['vip'], staff, choices)).toEqual(['vip', '7'])
    expect(toggleChoice([], twelve, choices)).toEqual(['8'])
    expect(toggleChoice(['vip', '7'], vip, choices)).toEqual(['7'])
  })

  it('keep what was typed and is none of them', () => {
    expect(withUnknown(choices, ['vip', 'Nobody']).map(({ name }) => name)).toEqual([
      'Nobody',
      'VİP',
      'Staff',
      '12',
      'staff',
    ])
  })
})
