import { describe, expect, it } from 'vitest'
import { catalogues } from '#shared/messages/index'
import { createFormats } from '#shared/locale/formats'
import {
  detailGroups,
  mailLink,
  prettyJson,
  problemSentence,
  telLink,
  yearsBetween,
} from '../../src/renderer/details/fields'
import { fileNameOf } from '../../src/renderer/export/export.svelte'
import { customer, details } from './in-memory-app'

const { en } = catalogues
const formats = createFormats('en-GB', { timeZone: 'UTC' })
const now = new Date(2026, 10, 22)

describe('the details of a customer', () => {
  const row = customer(7, {
    phone: '+994 50 535-57-57',
    phones: ['0551112233'],
    email: ' ali@example.com ',
    spent: 100,
    receiptCount: 8,
    dateOfBirth: '1990-11-23',
    createdAt: Date.UTC(2026, 0, 31, 16, 23),
  })
  const groups = detailGroups(details(row), en, formats, now)
  const all = groups.flatMap((group) => group.details)

  it('link phones and email', () => {
    expect(all.filter(({ link }) => link !== undefined).map(({ link }) => link?.href)).toEqual([
      'tel:+994505355757',
      'tel:0551112233',
      'mailto:ali@example.com',
    ])
  })

  it('tell the average receipt and the age', () => {
    expect(all).toContainEqual({ label: 'Average receipt', value: '12.50' })
    expect(all).toContainEqual({ label: 'Birthday', value: '23/11/1990 (35 years old)' })
  })

  it('name the addresses by their type', () => {
    const addresses = [
      { type: 'HOME', text: 'Bakı, Nizami küç. 15' },
      { type: null, text: 'Gəncə' },
    ]
    const [contact] = detailGroups({ ...details(customer(1)), addresses }, en, formats, now)
    expect(contact?.details).toEqual([
      { label: 'Address (home)', value: 'Bakı, Nizami küç. 15' },
      { label: 'Address', value: 'Gəncə' },
    ])
  })

  it('leave out what is empty', () => {
    expect(all.every(({ value }) => value !== '')).toBe(true)
    expect(all.some(({ label }) => label === 'Code')).toBe(false)
  })
})

it('links are made from any text', () => {
  expect(telLink(' (050) 535 57 57 ')).toBe('tel:0505355757')
  expect(mailLink('a b?subject=x@example.com')).toBe('mailto:a%20b%3Fsubject%3Dx@example.com')
})

it.each([
  ['1990-11-22', 36],
  ['1990-11-23', 35],
  ['2027-01-01', null],
  ['0203-05-25', null],
  ['nonsense', null],
])('years since %s', (birthday, years) => {
  expect(yearsBetween(birthday, now)).toBe(years)
})

it('problems are said in words, with the column’s name', () => {
  const problem = { customerId: 1, field: 'created_at', type: 'string', value: '"203-05-25"' }
  expect(problemSentence(problem, en)).toBe('Created: "203-05-25" (text)')
  expect(problemSentence({ ...problem, field: 'balance_id', type: 'odd' }, en)).toBe(
    'balance_id: "203-05-25" (odd)',
  )
})

it('raw JSON is indented where it can be read', () => {
  expect(prettyJson('{"a":1}')).toBe('{\n  "a": 1\n}')
  expect(prettyJson('{"a":')).toBe('{"a":')
})

it('file names hold nothing that a system refuses', () => {
  expect(fileNameOf('Customers a/b:c "d" <2026>\n')).toBe('Customers a b c d 2026')
})
