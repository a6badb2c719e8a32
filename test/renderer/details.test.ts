import { describe, expect, it } from 'vitest'
import { catalogues } from '#shared/messages/index'
import { createFormats } from '#shared/locale/formats'
import { ageOf, daysToBirthday } from '../../src/renderer/birthday'
import { alikeQuery, inCommon } from '../../src/renderer/details/alike'
import { detailGroups, prettyJson, problemSentence } from '../../src/renderer/details/fields'
import { chatLink, mailLink, telLink } from '../../src/renderer/links'
import { fileNameOf } from '#shared/exports/file-name'
import { customer, details } from './in-memory-app'

const { en } = catalogues
const formats = createFormats('en-GB', { timeZone: 'UTC', country: 'AZ' })
const words = { messages: en, formats }
const now = new Date(2026, 10, 22)

describe('the groups of the details', () => {
  it('have the address and every entry of the list of addresses', () => {
    const addresses = [
      { type: 'HOME', text: 'Bakı, Nizami küç. 15' },
      { type: null, text: 'Gəncə' },
    ]
    const person = { ...details(customer(1, { address: 'Sumqayıt', active: null })), addresses }
    expect(detailGroups(person, words)[0]?.details).toEqual([
      { label: 'Address', value: 'Sumqayıt' },
      { label: 'Address (home)', value: 'Bakı, Nizami küç. 15' },
      { label: 'Address', value: 'Gəncə' },
    ])
  })

  it('leave out what is empty, and what the top of the panel shows', () => {
    const person = details(customer(7, { phone: '0505355757', spent: 10, code: 'A1' }))
    const all = detailGroups(person, words).flatMap((group) => group.details)
    expect(all).toEqual([
      { label: 'Active', value: 'Yes' },
      { label: 'Code', value: 'A1' },
      { label: 'ID', value: '7' },
    ])
  })

  it('have fields that the documentation does not name', () => {
    const raw = JSON.stringify({
      id: 1,
      name: 'Əli',
      zodiac: ' Leo ',
      balance_id: 12,
      tags: ['a'],
      empty: null,
    })
    const groups = detailGroups({ ...details(customer(1)), raw }, words)
    expect(groups.at(-1)).toEqual({
      title: 'Other fields',
      details: [
        { label: 'zodiac', value: 'Leo' },
        { label: 'balance_id', value: '12' },
        { label: 'tags', value: '["a"]' },
      ],
    })
    expect(detailGroups({ ...details(customer(1)), raw: '{' }, words).at(-1)?.title).toBe('IDs')
    const deep = `{"id":1,"deep":${'['.repeat(20_000)}${']'.repeat(20_000)}}`
    expect(detailGroups({ ...details(customer(1)), raw: deep }, words).at(-1)?.details).toEqual([
      { label: 'deep', value: '…' },
    ])
    expect(prettyJson(deep)).toBe(deep)
  })
})

it('links are made from any text', () => {
  expect(telLink(' (050) 535 57 57 ')).toBe('tel:0505355757')
  expect(telLink('+994 50 535 57 57')).toBe('tel:+994505355757')
  expect(mailLink('a b?subject=x@example.com')).toBe('mailto:a%20b%3Fsubject%3Dx@example.com')
  expect(chatLink('994505355757')).toBe('https://wa.me/994505355757')
})

it.each([
  ['1990-11-22', 36, 0],
  ['1990-11-23', 35, 1],
  ['1990-11-21', 36, 364],
  ['2027-01-01', null, 40],
  ['0203-05-25', null, 184],
  ['1996-02-29', 30, 98],
  ['nonsense', null, null],
])('age and days to go of %s', (birthday, years, days) => {
  expect(ageOf(birthday, now)).toBe(years)
  expect(daysToBirthday(birthday, now)).toBe(days)
})

it('29 February comes back on that day in leap years, and on the 28th in others', () => {
  expect(daysToBirthday('1996-02-29', new Date(2028, 1, 28))).toBe(1)
  expect(daysToBirthday('1996-02-29', new Date(2027, 1, 28))).toBe(0)
})

describe('customers alike', () => {
  const known = (given: Parameters<typeof customer>[1]): Parameters<typeof alikeQuery>[0] => ({
    ...customer(1, { name: null }),
    ...given,
  })

  it('are found by all phones, the email, and the full name', () => {
    expect(
      alikeQuery(
        known({ phone: '050 535 57 57', phones: ['0551112233'], email: 'A@x.az', name: 'Əli "Boss" Əliyev' }),
      ),
    ).toBe('phone:="050 535 57 57",=0551112233 OR email:=A@x.az OR name:="Əli \\"Boss\\" Əliyev"')
    expect(alikeQuery(known({ name: 'Əli' }))).toBeNull()
    expect(alikeQuery(known({ phone: '112', name: '' }))).toBeNull()
    expect(alikeQuery(known({ name: 'x '.repeat(300) }))).toBeNull()
  })

  it('are told what they have in common', () => {
    const one = known({ phone: '+994505355757', email: 'a@x.az', name: 'Əli Əliyev' })
    expect(inCommon(one, known({ phones: ['050 535 57 57'], name: 'ELI  eliyev' }))).toEqual([
      'phone',
      'name',
    ])
    expect(inCommon(one, known({ email: 'A@X.AZ' }))).toEqual(['email'])
    expect(inCommon(one, known({ name: 'Əli' }))).toEqual([])
  })
})

it('problems are said in words, with the column’s name', () => {
  const problem = { customerId: 1, field: 'created_at', type: 'string', value: '"203-05-25"' }
  expect(problemSentence(problem, en)).toBe('Created: "203-05-25" (not a valid date)')
  expect(problemSentence({ ...problem, field: 'gender', value: '3' }, en)).toBe(
    'Gender: 3 (neither male nor female)',
  )
  expect(problemSentence({ ...problem, field: 'spent', value: '"much"' }, en)).toMatch(
    /"much" \(not a number\)$/,
  )
})

it('raw JSON is indented where it can be read', () => {
  expect(prettyJson('{"a":1}')).toBe('{\n  "a": 1\n}')
  expect(prettyJson('{"a":')).toBe('{"a":')
  const nested = `${'['.repeat(1000)}${']'.repeat(1000)}`
  expect(prettyJson(nested)).toBe(nested)
})

it('file names hold nothing that a system refuses', () => {
  expect(fileNameOf('Customers a/b:c "d" <2026>\n')).toBe('Customers a b c d 2026')
})
