import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeAll, describe, expect, it } from 'vitest'
import { catalogues } from '#shared/messages/index'
import type { CustomerChange, FieldChange } from '#shared/sync'
import { inColumnOrder, shownChange } from '../../src/renderer/details/change-words'
import { createFormats } from '#shared/locale/formats'
import { completePage, copyStatus } from './in-memory-app'
import { openApp, type OpenApp } from './open-app'
import { cafe, deskHandlers } from './sample-desk'

beforeAll(completePage)

const { en } = catalogues
const words = {
  messages: en,
  formats: createFormats('en-GB', { timeZone: 'UTC' }),
  facets: {
    group: [{ value: '5', name: 'VIP', customers: 3 }],
    venue: [{ value: '7', name: 'Downtown', customers: 3 }],
  },
}

describe('a changed field', () => {
  it.each([
    ['name', '"Ali"', '"Əli"', 'Name: Ali → Əli'],
    ['spent', '10', '"1162.80"', 'Spent: 10.00 → 1,162.80'],
    ['receipt_count', '999', '1000', 'Receipts: 999 → 1,000'],
    ['discount', '0', '7.5', 'Discount %: 0 → 7.5'],
    ['date_of_birth', 'null', '"1990-11-23"', 'Birthday: (empty) → 23/11/1990'],
    [
      'created_at',
      '"203-05-25T12:08:43.000000Z"',
      '"2026-01-31T16:23:27.000000Z"',
      'Created: 203-05-25T12:08:43.000000Z → 31/01/2026, 16:23',
    ],
    ['status', 'true', '0', 'Active: Yes → No'],
    ['gender', '1', '2', 'Gender: Male → Female'],
    ['group_id', '5', '6', 'Group ID: VIP → 6'],
    ['venue_id', '"7"', '8', 'Venue ID: Downtown → 8'],
    [
      'phones',
      '[]',
      '["0505355757",994551112233,{"id":4,"phone":"077"}]',
      'More phones: (empty) → 0505355757, 994551112233, 4, 077',
    ],
    ['address_data', '[{"type":"HOME","formatted_address":"Bakı"}]', '[]', 'Addresses: HOME, Bakı → (empty)'],
    ['balance_id', null, '12', 'balance_id: (empty) → 12'],
    ['balance', '{"amount":1}', '{"amount":2}', 'Balance: 1.00 → 2.00'],
    // What reads the same is shown as it came.
    ['spent', '10', '10.0', 'Spent: 10 → 10.0'],
    ['status', 'true', '1', 'Active: true → 1'],
    ['code', null, 'null', 'Code: (not sent) → null'],
    ['email', '""', 'null', 'Email: "" → null'],
  ])('%s from %s to %s', (field, before, after, expected) => {
    const { label, from, to } = shownChange({ field, before, after }, words)
    const told = ({ text, about }: typeof from): string => (about ? `(${text})` : text)
    expect(`${label}: ${told(from)} → ${told(to)}`).toBe(expected)
  })
})

it('changed fields stand in the order of the columns', () => {
  const change = (field: string): FieldChange => ({ field, before: '1', after: '2' })
  const fields = ['address_data', 'code', 'is_verified', 'name', 'zodiac'].map(change)
  expect(inColumnOrder(fields).map(({ field }) => field)).toEqual([
    'name',
    'is_verified',
    'code',
    'address_data',
    'zodiac',
  ])
})

const long = 'Stammgast '.repeat(30).trim()
const changes: readonly CustomerChange[] = [
  {
    syncId: 3,
    at: Date.UTC(2026, 10, 22, 9, 14),
    event: 'restored',
    fields: [{ field: 'description', before: null, after: JSON.stringify(long) }],
  },
  { syncId: 2, at: Date.UTC(2026, 10, 21, 9, 14), event: 'removed', fields: [] },
  { syncId: 1, at: Date.UTC(2026, 10, 20, 9, 14), event: 'added', fields: [] },
]

async function openDetails(list: () => readonly CustomerChange[]): Promise<OpenApp> {
  const app = await openApp({ ...deskHandlers(30), 'customers.changes': () => list() })
  await screen.findByText('Guest 1')
  const grid = screen.getByRole('grid')
  await fireEvent.keyDown(grid, { key: 'ArrowDown' })
  await fireEvent.keyDown(grid, { key: 'Enter' })
  await within(panel()).findByRole('heading', { name: 'Guest 1' })
  return app
}

const panel = (): HTMLElement => screen.getByRole('complementary', { name: 'Customer details' })
const asked = (app: OpenApp): unknown[] =>
  app.calls.filter(([name]) => name === 'customers.changes').map(([, input]) => input)

describe('the changes of a customer', () => {
  it('are open where there are any, and follow from customer to customer', async () => {
    const app = await openDetails(() => changes)
    expect(within(panel()).getByRole('heading', { name: /^Restored in Clopos 22\/11\/2026/ })).toBeTruthy()
    expect(within(panel()).getByRole('heading', { name: /^Deleted in Clopos/ })).toBeTruthy()
    expect(within(panel()).getByRole('heading', { name: /^Added in Clopos/ })).toBeTruthy()
    await fireEvent.keyDown(screen.getByRole('grid'), { key: 'ArrowDown' })
    await waitFor(() => {
      expect(asked(app)).toEqual([
        { connectionId: cafe.id, id: 1 },
        { connectionId: cafe.id, id: 2 },
      ])
    })
    app.tell({ type: 'event', name: 'copy', payload: copyStatus(cafe.id) })
    await waitFor(() => {
      expect(asked(app)).toHaveLength(3)
    })
  })

  it('shorten what is long, with the whole a click away', async () => {
    await openDetails(() => changes)
    const more = within(panel()).getByRole('button', { name: 'Show all' })
    expect(within(panel()).queryByText(long)).toBeNull()
    await fireEvent.click(more)
    expect(within(panel()).getByText(long)).toBeTruthy()
    await fireEvent.click(within(panel()).getByRole('button', { name: 'Show less' }))
    expect(within(panel()).queryByText(long)).toBeNull()
  })

  it('begin with the newest three', async () => {
    const many = Array.from({ length: 5 }, (_, at): CustomerChange => ({
      syncId: 5 - at,
      at: Date.UTC(2026, 10, 20 - at),
      event: 'changed',
      fields: [{ field: 'receipt_count', before: String(4 - at), after: String(5 - at) }],
    }))
    await openDetails(() => many)
    const found = (): number => within(panel()).getAllByRole('heading', { name: /^Changed/ }).length
    expect(found()).toBe(3)
    await fireEvent.click(within(panel()).getByRole('button', { name: 'Show 2 more' }))
    expect(found()).toBe(5)
    await fireEvent.click(within(panel()).getByRole('button', { name: 'Show fewer' }))
    expect(found()).toBe(3)
  })

  it('may be none', async () => {
    await openDetails(() => [])
    expect(within(panel()).getByText('No changes in the last 90 days.')).toBeTruthy()
    expect(within(panel()).queryByRole('heading', { name: 'Changes' })).toBeNull()
  })
})
