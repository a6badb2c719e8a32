import ICAL from 'ical.js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Cell } from '#backend/export/cells'
import { cardLayout, columnsOfCards } from '#backend/export/vcard'
import type { ColumnKey } from '#shared/columns'

type Row = Partial<Readonly<Record<ColumnKey, Cell>>>

const all: readonly ColumnKey[] = [
  'name',
  'phone',
  'phones',
  'email',
  'dateOfBirth',
  'gender',
  'address',
  'description',
  'groupName',
]

const card = (row: Row, chosen: readonly ColumnKey[] = all): string =>
  cardLayout(chosen, { language: 'en' }, 'AZ').line(columnsOfCards(chosen).map((key) => row[key] ?? null))

const linesOf = (row: Row, chosen = all): readonly string[] => card(row, chosen).trimEnd().split('\r\n')

/** What an independent reader finds: the properties with their parameters and values. */
function read(text: string): readonly (readonly [name: string, parameters: unknown, ...values: unknown[]])[] {
  const [kind, properties] = ICAL.parse(text) as [string, [string, object, string, ...unknown[]][]]
  expect(kind).toBe('vcard')
  return properties.map(([name, parameters, , ...values]) => [name, parameters, ...values])
}

it('writes what it knows of a customer', () => {
  expect(
    linesOf({
      cid: '6F9619FF-8B86-D011-B42D-00C04FC964FF',
      name: 'Aygün  Məmmədova',
      phone: '050 535 57 57',
      phones: '["+994 12 493 00 00","+994505355757"]',
      email: 'aygun@example.com',
      dateOfBirth: '1990-05-12',
      gender: 2,
      address: 'Nizami küç. 5; mənzil 7\nBakı',
      description: 'VIP, masa 4',
      groupName: 'Gold, VIP',
      updatedAt: Date.UTC(2026, 0, 31, 16, 23, 27),
    }),
  ).toEqual([
    'BEGIN:VCARD',
    'VERSION:4.0',
    'UID:urn:uuid:6f9619ff-8b86-d011-b42d-00c04fc964ff',
    'FN:Aygün Məmmədova',
    'N:;Aygün Məmmədova;;;',
    'TEL;VALUE=uri;PREF=1;TYPE=cell:tel:+994505355757',
    'TEL;VALUE=uri:tel:+994124930000',
    'EMAIL:aygun@example.com',
    'BDAY:19900512',
    'GENDER:F',
    'ADR:;;Nizami küç. 5\\; mənzil 7\\nBakı;;;;',
    'CATEGORIES:Gold\\, VIP',
    'NOTE:VIP\\, masa 4',
    'REV:20260131T162327Z',
    'END:VCARD',
  ])
})

it('writes only chosen columns, and a name that is one of them', () => {
  const row = {
    cid: 'odd',
    name: 'Aygün',
    phone: '0505355757',
    email: 'a@example.com',
    dateOfBirth: '1990-05-12',
  }
  const chosen = (...columns: ColumnKey[]): readonly string[] => linesOf(row, columns).slice(2, -1)
  expect(chosen('email', 'spent')).toEqual(['FN:a@example.com', 'EMAIL:a@example.com'])
  expect(chosen('phone')).toEqual(['FN:+994505355757', 'TEL;VALUE=uri;TYPE=cell:tel:+994505355757'])
  expect(chosen('dateOfBirth')).toEqual(['FN:No name', 'BDAY:19900512'])
})

it('keeps a number as text that is none', () => {
  expect(linesOf({ name: 'A', phone: 'ask Leyla; 12', phones: '["", "050"]' })).toEqual([
    ...['BEGIN:VCARD', 'VERSION:4.0', 'FN:A', 'N:;A;;;'],
    ...['TEL;PREF=1:ask Leyla; 12', 'TEL:050', 'END:VCARD'],
  ])
})

it('gives an independent reader the same texts, in lines that are no longer than allowed', () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 })
  fc.assert(
    fc.property(text, text, text, (name, address, description) => {
      const written = card({ name, address, description, email: name, groupName: description })
      for (const line of written.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(line).not.toMatch(/[^\P{Cc}\t\u0080-\u009f]/u)
        // No line begins within a character.
        expect(Buffer.from(line).toString()).toBe(line)
      }
      const shown = (one: string): string =>
        one
          .replace(/[^\P{Cc}\t\r\n\u0080-\u009f]/gu, '')
          .trim()
          .replace(/\r\n|\r/g, '\n')
      const found = new Map(read(written).map(([property, , ...values]) => [property, values]))
      if (shown(description) !== '') {
        expect(found.get('note')).toEqual([shown(description)])
        expect(found.get('categories')).toEqual([shown(description)])
      }
      if (shown(address) !== '') expect(found.get('adr')).toEqual([['', '', shown(address), '', '', '', '']])
    }),
    { numRuns: 50 },
  )
})

it('needs no name that can be seen', () => {
  expect(linesOf({ name: '\u0000 \u0007' })).toEqual([
    ...['BEGIN:VCARD', 'VERSION:4.0', 'FN:No name', 'END:VCARD'],
  ])
})

it('gives an independent reader numbers, dates and names', () => {
  const found = read(
    card({
      cid: '00000000-0000-4000-8000-000000000001',
      name: 'Ольга Петрова',
      phone: '+7 916 123-45-67',
      dateOfBirth: '2000-02-29',
      updatedAt: 0,
    }),
  )
  expect(found).toEqual([
    ['version', {}, '4.0'],
    ['uid', {}, 'urn:uuid:00000000-0000-4000-8000-000000000001'],
    ['fn', {}, 'Ольга Петрова'],
    ['n', {}, ['', 'Ольга Петрова', '', '', '']],
    ['tel', { type: 'cell' }, 'tel:+79161234567'],
    ['bday', {}, '2000-02-29'],
    ['rev', {}, '1970-01-01T00:00:00Z'],
  ])
})
