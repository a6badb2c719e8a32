import { describe, expect, it } from 'vitest'
import { columnKeys } from '#shared/columns'
import { formatClause, parseQuery } from '#shared/query'
import { otherThan, sameValue } from '../../src/renderer/table/filter-by'
import { customer } from './in-memory-app'

const facets = {
  group: [
    { value: '5', name: 'VIP', customers: 3 },
    { value: '6', name: 'Twins', customers: 1 },
    { value: '7', name: 'twins', customers: 1 },
  ],
  venue: [{ value: '2', name: '12', customers: 3 }],
}
const noon = new Date(2026, 10, 28, 12).getTime()
const row = customer(7, {
  groupId: 5,
  groupName: 'VIP',
  venueId: 2,
  venueName: '12',
  phone: '050 535 57 57',
  phones: ['0551112233'],
  spent: 12.5,
  receiptCount: 3,
  active: false,
  gender: 'female',
  dateOfBirth: '1990-05-17',
  createdAt: noon,
  removedAt: noon,
  description: 'Says "hi".\nTwice.',
})
const typed = (key: (typeof columnKeys)[number], of = row): string | null => {
  const clause = sameValue(of, key, facets)
  return clause === null ? null : formatClause(clause)
}

describe('the filter by the value of a cell', () => {
  it.each([
    ['groupName', 'group:VIP'],
    ['groupId', 'group:VIP'],
    ['venueName', 'venue:2'],
    ['name', 'name:="Guest 7"'],
    ['phone', 'phone:="050 535 57 57"'],
    ['phones', 'phone:=0551112233'],
    ['spent', 'spent:12.5'],
    ['receiptCount', 'receipts:3'],
    ['active', 'active:no'],
    ['gender', 'gender:female'],
    ['dateOfBirth', 'birthday:1990-05-17'],
    ['createdAt', 'created:2026-11-28'],
    ['removedAt', 'removed:2026-11-28'],
    ['id', 'id:7'],
    ['email', 'no:email'],
    ['loyalty', 'no:loyalty'],
    ['cid', null],
    ['totalDiscount', null],
  ] as const)('of %s is %s', (key, text) => {
    expect(typed(key)).toBe(text)
  })

  it('takes the ID of a group whose name another group has', () => {
    expect(typed('groupName', { ...row, groupId: 6, groupName: 'Twins' })).toBe('group:6')
  })

  it('is none for a value that is too long to be typed', () => {
    expect(typed('description', { ...row, description: 'x'.repeat(501) })).toBeNull()
  })

  it('is read back as what it is, and so is its opposite', () => {
    for (const key of columnKeys) {
      const clause = sameValue(row, key, facets)
      if (clause === null) continue
      for (const one of [clause, otherThan(clause)]) {
        const { query, mistakes } = parseQuery(formatClause(one))
        expect([mistakes, query.clauses]).toEqual([[], [one]])
      }
    }
    expect(formatClause(otherThan(sameValue(row, 'email', facets) ?? { kind: 'word', text: '' }))).toBe(
      'has:email',
    )
  })
})
