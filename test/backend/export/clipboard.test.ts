import { expect, it } from 'vitest'
import { openCustomers } from '#backend/query/customers'
import { IdSet } from '#backend/query/id-set'
import { clipboardText, maxClipboardRows } from '#backend/export/clipboard'
import type { ColumnKey, SortKey } from '#shared/columns'
import { apiRow, takeIn, testCopy } from '../api-rows'

const sort: readonly SortKey[] = [{ column: 'id', descending: false }]
const view = (columns: readonly ColumnKey[], locale = 'en', header = false) => ({
  as: 'text' as const,
  query: '',
  sort,
  columns,
  header,
  language: 'en' as const,
  locale,
  country: 'AZ',
})

it('copies what spreadsheets paste as what it is', () => {
  const database = testCopy()
  takeIn(database, [
    apiRow(1, { name: '=1+2', phone: '+994-50-535-57-57', spent: 1162.8, status: false }),
    apiRow(2, { name: ' "Əli"\tand\nVəli ', spent: 5, date_of_birth: '1990-05-12' }),
    apiRow(3, { name: '"Nar" MMC', phones: ['0501112233', '0551112233'] }),
  ])
  const customers = openCustomers(database)
  const columns: ColumnKey[] = ['name', 'phone', 'spent', 'active', 'dateOfBirth', 'phones']
  expect(clipboardText(customers, null, view(columns))).toEqual({
    rows: 3,
    text: [
      "'=1+2\t+994 50 535 57 57\t1162.8\tNo\t\t",
      '"""Əli"" and Vəli"\t\t5\tYes\t1990-05-12\t',
      '"""Nar"" MMC"\t\t0\tYes\t\t+994 50 111 22 33, +994 55 111 22 33',
    ].join('\r\n'),
  })
  expect(clipboardText(customers, { from: 1, to: 1 }, view(['spent', 'id'], 'az', true)).text).toBe(
    'Spent\tID\r\n1162,8\t1',
  )
  expect(clipboardText(customers, new IdSet([3, 1]), view(['id'])).text).toBe('1\r\n3')
})

it('copies a table of Markdown', () => {
  const database = testCopy()
  takeIn(database, [
    apiRow(1, { name: ' A | B\n*C* <d> ', phone: '=1', spent: 1162.8, status: false }),
    apiRow(2, { name: 'Əli_1', phone: '0505355757', spent: -5 }),
  ])
  const columns: ColumnKey[] = ['name', 'phone', 'spent', 'active']
  expect(clipboardText(openCustomers(database), null, { ...view(columns, 'az'), as: 'markdown' })).toEqual({
    rows: 2,
    text: [
      '| Name | Phone | Spent | Active |',
      '| --- | --- | ---: | --- |',
      '| A \\| B \\*C\\* \\<d\\> | =1 | 1162,8 | No |',
      '| Əli\\_1 | +994 50 535 57 57 | -5 | Yes |',
    ].join('\n'),
  })
})

it('copies JSON with the values as data', () => {
  const database = testCopy()
  const first = {
    ...{ name: '=1 "x"', phone: null, phones: ['0501112233'], spent: 1162.8, gender: 2, status: false },
    ...{ date_of_birth: '1990-05-12', created_at: '2026-01-31T16:23:27.000000Z' },
  }
  takeIn(database, [apiRow(1, first), apiRow(2, { name: 'B' })])
  const columns: ColumnKey[] = [
    ...(['id', 'name', 'phone', 'phones', 'spent', 'gender', 'active'] as const),
    ...(['dateOfBirth', 'createdAt', 'groupName'] as const),
  ]
  const customers = openCustomers(database)
  const copied = clipboardText(customers, null, { ...view(columns, 'az', true), as: 'json' })
  expect(copied.rows).toBe(2)
  expect(JSON.parse(copied.text)).toEqual([
    {
      ...{ id: 1, name: '=1 "x"', phone: null, phones: ['0501112233'], spent: 1162.8, gender: 'female' },
      ...{ status: false, date_of_birth: '1990-05-12', created_at: '2026-01-31T16:23:27.000Z' },
      group: 'Group 1',
    },
    expect.objectContaining({ id: 2, name: 'B', phones: [], gender: null, status: true }),
  ])
  expect(copied.text.split('\n')).toHaveLength(4)
  expect(JSON.parse(clipboardText(customers, new IdSet([]), { ...view(['id']), as: 'json' }).text)).toEqual(
    [],
  )
})

it('refuses more rows than a clipboard should hold', () => {
  const database = testCopy()
  takeIn(database, [apiRow(1)])
  const customers = openCustomers(database)
  const many = new Float64Array(maxClipboardRows + 1)
  expect(() => clipboardText({ ...customers, ids: () => many }, null, view(['id']))).toThrow(
    'clipboard.too-many',
  )
})
