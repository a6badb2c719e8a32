import type { CustomerDetails } from '#shared/customer'
import type { CustomerChange } from '#shared/sync'
import type { ComponentProps } from 'svelte'
import Alike from '../../../src/renderer/details/Alike.svelte'
import ChangedValue from '../../../src/renderer/details/ChangedValue.svelte'
import Changes from '../../../src/renderer/details/Changes.svelte'
import { Copied } from '../../../src/renderer/details/copied.svelte'
import CopyValue from '../../../src/renderer/details/CopyValue.svelte'
import { DetailsStore } from '../../../src/renderer/details/details.svelte'
import Details from '../../../src/renderer/details/Details.svelte'
import Glance from '../../../src/renderer/details/Glance.svelte'
import { SettingsStore } from '../../../src/renderer/session/settings.svelte'
import { AppError } from '#shared/errors'
import { customer, details, inMemoryApp } from '../in-memory-app'
import { minute, now } from './samples'
import { ignore, statesOf } from './state'

const day = 1440 * minute
const person: CustomerDetails = {
  ...details(
    customer(1204, {
      name: 'Leyla Əliyeva',
      groupId: 5,
      groupName: 'VIP',
      phone: '0505355757',
      phones: ['+7 901 123 45 67', 'ask her husband'],
      email: 'leyla.aliyeva@example.com',
      spent: 12_450.5,
      receiptCount: 143,
      dateOfBirth: '1990-12-10',
      gender: 'female',
      address: 'Sumqayıt',
      description: 'Window table.\nAllergic to nuts.',
      loyalty: true,
      verified: false,
      discount: 7.5,
      totalBonus: 31.2,
      code: 'A-1204',
      createdAt: now - 900 * day,
      updatedAt: now - 3 * day,
      venueId: 2,
      venueName: 'Downtown',
    }),
  ),
  addresses: [
    { type: 'HOME', text: 'Bakı, Nizami küç. 15' },
    { type: null, text: 'Gəncə' },
  ],
  raw: JSON.stringify({ id: 1204, name: 'Leyla Əliyeva', zodiac: 'Sagittarius' }),
}
const changes: readonly CustomerChange[] = [
  {
    syncId: 4,
    at: now - 3 * day,
    event: 'changed',
    fields: [
      { field: 'spent', before: '12400', after: '12450.5' },
      { field: 'receipt_count', before: '142', after: '143' },
    ],
  },
  { syncId: 3, at: now - 8 * day, event: 'restored', fields: [] },
  { syncId: 2, at: now - 9 * day, event: 'removed', fields: [] },
  { syncId: 1, at: now - 80 * day, event: 'added', fields: [] },
]
const removed: CustomerDetails = {
  ...person,
  active: false,
  removedAt: now - day,
  phones: [],
  dateOfBirth: null,
  problemList: [{ customerId: 1204, field: 'date_of_birth', type: 'string', value: '"in May"' }],
}
const alikeRows = [
  customer(7, { name: 'Leyla Aliyeva', phone: '+994505355757' }),
  customer(8, { name: 'LEYLA ƏLİYEVA', email: 'Leyla.Aliyeva@example.com' }),
]

/** A panel whose customer is this one; null: there is none. */
function panelOf(shown: CustomerDetails | AppError | null): ComponentProps<typeof Details> {
  const { call } = inMemoryApp({
    'customers.get': () => {
      if (shown === null || shown instanceof AppError) throw shown
      return shown
    },
    'customers.changes': () => (shown === removed ? [] : changes),
    'messages.wishOf': () => ({ hasNumber: true, optedOut: shown === removed }),
    'customers.window': () => ({ revision: 1, offset: 0, count: 3, rows: [person, ...alikeRows] }),
  }).transport
  const store = new DetailsStore('cafe', call, new SettingsStore(call))
  if (shown !== null) store.open(1204)
  return {
    details: store,
    facets: {},
    keepDays: 90,
    now,
    onstep: shown === null ? null : ignore,
    onopen: ignore,
    onforget: ignore,
    onoptout: ignore,
    onlist: ignore,
    onleave: ignore,
    onclose: ignore,
  }
}

const copied = new Copied()
const around = { now, copied, wish: { hasNumber: true, optedOut: false }, onoptout: ignore }
const done = new Copied()
done.name = 'code'
const value = { label: 'Code', value: 'A-1204', name: 'code' }

/** The parts of the details panel, and the panel. */
export const detailsStates = [
  ...statesOf(
    'details/Details',
    Details,
    {
      nobody: panelOf(null),
      full: panelOf(person),
      removed: panelOf(removed),
      failed: panelOf(new AppError({ code: 'storage.busy' })),
    },
    { width: 372 },
  ),
  ...statesOf(
    'details/Glance',
    Glance,
    {
      full: { customer: person, ...around },
      empty: { customer: details(customer(1)), ...around, wish: { hasNumber: false, optedOut: false } },
      birthday: { customer: { ...person, dateOfBirth: '1990-11-28', phones: [] }, ...around },
      optedOut: { customer: person, ...around, wish: { hasNumber: true, optedOut: true } },
    },
    { width: 340 },
  ),
  ...statesOf('details/Changes', Changes, { several: { changes, facets: {}, now } }, { width: 340 }),
  ...statesOf(
    'details/Alike',
    Alike,
    {
      several: {
        customer: person,
        alike: { query: '', count: 2, rows: alikeRows },
        onopen: ignore,
        onlist: ignore,
      },
    },
    { width: 340 },
  ),
  ...statesOf(
    'details/CopyValue',
    CopyValue,
    { value: { ...value, copied }, copied: { ...value, copied: done } },
    { width: 240 },
  ),
  ...statesOf(
    'details/ChangedValue',
    ChangedValue,
    {
      value: { value: { text: '+994 50 535 57 57', about: false } },
      about: { value: { text: 'empty', about: true } },
      long: { value: { text: 'Window table. '.repeat(30), about: false } },
    },
    { width: 320 },
  ),
]
