import * as v from 'valibot'
import type { Connection, CopyStatus } from '#shared/connection'
import type { Contract, Handlers } from '#shared/contract'
import type { CustomerRow } from '#shared/customer'
import { parseQuery, searchedWords } from '#shared/query'
import { defaultSettings, settingsSchema, type Settings } from '#shared/settings'
import { copyStatus, customer, details } from './in-memory-app'

export const cafe: Connection = {
  id: 'nar-cafe',
  name: 'Nar Café',
  kind: 'clopos',
  brand: 'nar-cafe',
  clientId: 'client-1',
  integratorId: 'integrator-1',
  venueId: null,
}

/** Which of the rows a query means, as far as these tests ask. */
function matching(rows: readonly CustomerRow[], text: string): readonly CustomerRow[] {
  const { query } = parseQuery(text)
  const group = query.clauses.find((clause) => clause.kind === 'named')
  return rows.filter(
    (row) =>
      searchedWords(query).every((word) => row.name?.toLowerCase().includes(word) === true) &&
      (group === undefined || group.values.includes(row.groupName ?? '')),
  )
}

/** Handlers of an app with one connection that holds `count` customers, every third of them in the group VIP. */
export function deskHandlers(
  count: number,
  given: { status?: Partial<CopyStatus>; settings?: Partial<Settings> } = {},
): Partial<Handlers<Contract>> {
  const rows = Array.from({ length: count }, (_, index) =>
    customer(index + 1, {
      ...(index % 3 === 0 ? { groupId: 5, groupName: 'VIP' } : {}),
      spent: index * 1.5,
      receiptCount: 2,
      phone: '0505355757',
    }),
  )
  const finishedAt = Date.now() - 7_200_000
  const result = {
    kind: 'complete' as const,
    added: 0,
    changed: 0,
    removed: 0,
    unchanged: 0,
    total: count,
    problems: 0,
    requests: 2,
    seconds: 1,
  }
  let settings: Settings = { ...defaultSettings, connectionId: cafe.id, ...given.settings }
  return {
    'connections.list': () => [cafe],
    'settings.read': () => settings,
    'settings.lost': () => null,
    'settings.write': (change) => (settings = v.parse(settingsSchema, { ...settings, ...change })),
    'copy.status': () =>
      copyStatus(cafe.id, {
        customers: count,
        lastSync: { startedAt: finishedAt - 1000, finishedAt, result },
        ...given.status,
      }),
    'sync.schedule': () => ({ connectionId: cafe.id, nextAt: null, failures: 0, needsSignIn: false }),
    'customers.facets': () => ({
      revision: 1,
      counts: { group: [{ value: '5', name: 'VIP', customers: Math.ceil(count / 3) }], venue: [] },
    }),
    'customers.summary': ({ query }) => ({
      revision: 1,
      count: matching(rows, query).length,
      spent: 1234.5,
      receipts: 2 * count,
    }),
    'customers.window': ({ query, offset, limit }) => {
      const found = matching(rows, query)
      return { revision: 1, offset, count: found.length, rows: found.slice(offset, offset + limit) }
    },
    'customers.changes': () => [],
    'messages.wishOf': () => ({ hasNumber: true, optedOut: false }),
    'customers.get': ({ id }) => details(customer(id, { phone: '0505355757' })),
  }
}
