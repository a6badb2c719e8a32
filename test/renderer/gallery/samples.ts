import type { Connection } from '#shared/connection'
import type { ErrorData } from '#shared/errors'
import type { Job } from '#shared/jobs'
import { isTerm, parseQuery, type Term } from '#shared/query'
import { cafe } from '../sample-desk'
import { runningSync } from '../sync-records'

/** A moment that stays the same, so that pictures do. Milliseconds since 1970. */
export const now = Date.UTC(2026, 10, 28, 9, 30)
export const minute = 60_000

/** The filter that a text asks for. */
export function term(text: string): Term {
  const [clause] = parseQuery(text).query.clauses
  if (clause === undefined || !isTerm(clause)) throw new TypeError(`${text} is not one filter.`)
  return clause
}

export const connections: readonly Connection[] = [
  cafe,
  {
    kind: 'clopos',
    brand: 'two',
    clientId: 'client-2',
    integratorId: 'integrator-1',
    id: 'two',
    name: 'A brand with a name that is far too long for one line of the list',
    venueId: 12,
  },
  { id: 'sample', name: 'Sample customers', kind: 'sample', customers: 20_000 },
]

export const sync: Job = runningSync({ id: 'sync', reason: 'person' })
export const syncAtStart: Job = { ...sync, progress: { done: 0, total: null }, secondsLeft: null }
export const exporting: Job = {
  id: 'export',
  kind: 'export',
  connectionId: cafe.id,
  reason: null,
  startedAt: now,
  progress: { done: 40_000, total: 100_000 },
  secondsLeft: 4,
  state: 'running',
}

export const unreachable: ErrorData = { code: 'network.unreachable', host: 'integrations.clopos.com' }
