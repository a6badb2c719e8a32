import type { Answer } from '#backend/sample/answers'
import { answerData } from '#backend/sample/api'
import type { Fault, SampleRequest } from '#backend/sample/faults'
import type { ApiRow } from '#backend/sample/rows'
import { startSampleServer, type SampleServer } from '#backend/sample/server'
import type { Chance } from './chance'
import type { LineFault } from './fault-kinds'

/** A row's fields with their values in the order of their names, as JSON, so that texts can be compared. */
export function sorted(row: object): string {
  const fields = Object.entries(row).filter(([, value]) => value !== undefined)
  return JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** One customer's change at the server; null: not there. */
export interface Move {
  readonly id: number
  readonly before: string | null
  readonly after: string | null
  /** The order of changes does not tell of it: `updated_at` stayed where it was, or the customer's group was renamed. */
  readonly silent: 'no' | 'yes' | 'group'
}

/** What a schedule does to the server while it answers; set again for every sync. */
export interface Unrest {
  /** Percentage of data calls that are preceded by moves. */
  moving: number
  /** Customer pages until the server comes to rest. */
  movesLeft: number
  /** Percentage of moves that leave `updated_at` unchanged. */
  silent: number
  /** Percentage of requests that go wrong. */
  failing: number
  faults: readonly [LineFault, ...LineFault[]]
}

export const calm = (): Unrest => ({
  moving: 0,
  movesLeft: 0,
  silent: 0,
  failing: 0,
  faults: [{ kind: 'reset' }],
})

/** The brand at the server, with all that ever happened to it. Its time is the schedule's own. */
export interface World {
  readonly server: SampleServer
  /** Every move since the start: the state at moment n is what the first n of them made. */
  readonly moves: readonly Move[]
  /** Each customer that is there now. */
  readonly rows: ReadonlyMap<number, string>
  readonly unrest: Unrest
  /** Faults that happened, by their kind and what was asked. */
  readonly happened: string[]
  readonly time: { local: number; server: number }
  readonly pass: (milliseconds: number) => void
  /** Moves a few customers. */
  readonly move: (silent: boolean) => void
  /** Deletes a customer. */
  readonly remove: () => void
}

export interface Brand {
  readonly customers: number
  readonly seed: number
  readonly largestPage: number
  /** How far the server's clock is ahead of ours, in milliseconds. */
  readonly skew: number
  /** Whether anybody is ever deleted. */
  readonly deletes: boolean
}

const unreadable = '203-05-25T12:08:43.000000Z'
const start = Date.UTC(2026, 10, 23, 6)

export async function openWorld(chance: Chance, brand: Brand): Promise<World> {
  const time = { local: start, server: start + brand.skew }
  const pass = (milliseconds: number): void => {
    time.local += milliseconds
    time.server += milliseconds
  }
  const moves: Move[] = []
  const rows = new Map<number, string>()
  const gone: ApiRow[] = []
  const happened: string[] = []
  const unrest = calm()

  const note = (id: number, silent: boolean, group = false): void => {
    const before = rows.get(id) ?? null
    const row = server.store.get(id)
    const after = row === null ? null : sorted(row)
    if (after === null) rows.delete(id)
    else rows.set(id, after)
    // Where `updated_at` cannot be read, a customer has no place among those that changed.
    const untold = silent || server.store.get(id)?.['updated_at'] === unreadable
    if (before !== after) moves.push({ id, before, after, silent: group ? 'group' : untold ? 'yes' : 'no' })
  }
  const someId = (): number | null => {
    const ids = [...rows.keys()]
    return ids[chance.below(ids.length)] ?? null
  }
  const change = (): Record<string, unknown> =>
    chance.pick<Record<string, unknown>>([
      { spent: chance.below(100_000) / 100 },
      { name: chance.pick(['Aynur', 'Əli', null, '', ' Иван\t', 'x'.repeat(300)]) },
      { spent: 'much', total_bonus: '12.50' },
      { group_id: 1 + chance.below(6) },
      { group: null },
      { phones: [994500000000 + chance.below(99), { phone: '050 111 22 33' }] },
      { date_of_birth: '0000-00-00', balance: { amount: chance.below(9) } },
      { address_data: null, status: 1 },
    ])
  const update = (id: number, silent: boolean): void => {
    const row = server.store.get(id)
    if (row === null) return
    // Left out, the store moves it to now.
    server.store.update(id, silent ? { ...change(), updated_at: row['updated_at'] } : change())
    note(id, silent)
  }
  const remove = (id: number): void => {
    const row = server.store.get(id)
    if (row !== null) gone.push(row)
    server.store.remove(id)
    note(id, false)
  }
  const insert = (): void => {
    note(server.store.insert(chance.percent(5) ? { updated_at: unreadable } : {}), false)
  }
  const restore = (): void => {
    const row = gone.splice(chance.below(gone.length), 1)[0]
    if (row === undefined || server.store.get(row.id) !== null) return
    const kept = Object.entries(row).filter(([name]) => name !== 'updated_at' && name !== 'group')
    server.store.insert(Object.fromEntries(kept))
    note(row.id, false)
  }
  const rename = (): void => {
    const groups = server.store.groups()
    const renamed = groups[chance.below(groups.length)]
    server.store.setGroups(
      groups.map((group) =>
        group === renamed ? { ...group, name: `Renamed ${String(moves.length)}` } : group,
      ),
    )
    for (const id of rows.keys()) note(id, false, true)
  }
  const move = (silent: boolean): void => {
    const id = someId()
    const kind = chance.below(10)
    if (chance.percent(2)) rename()
    if (kind < 2) insert()
    else if (kind === 2 && gone.length > 0) restore()
    else if (id === null) insert()
    else if (kind < 5 && brand.deletes) remove(id)
    else if (kind === 5) {
      // In bulk: they share one instant.
      for (let times = chance.below(60); times > 0; times -= 1) update(someId() ?? id, silent)
    } else update(id, silent)
  }

  /** What a cache keeps of the answers to each request: some, in the order in which they came. */
  const cache = new Map<string, Answer[]>()
  const keyOf = ({ path, query }: SampleRequest): string => `${path}?${query.toString()}`
  const keep = (request: SampleRequest): void => {
    if (chance.percent(50)) return
    const timing = { now: time.server, took: 0 }
    const answer = answerData(server.store, '/customers', request.query, null, timing, brand.largestPage)
    cache.set(keyOf(request), [...(cache.get(keyOf(request)) ?? []).slice(-3), answer])
  }
  const cached = (request: SampleRequest): Fault | null => {
    const answers = cache.get(keyOf(request)) ?? []
    const answer = answers[chance.below(answers.length)]
    return answer === undefined ? null : { kind: 'answer', answer }
  }

  const answered = async (request: SampleRequest): Promise<void> => {
    pass(chance.below(800))
    // So that answers come in any order.
    for (let turns = chance.below(4); turns > 0; turns -= 1) await new Promise(setImmediate)
    if (request.pageNumber === null) return
    unrest.movesLeft -= 1
    if (unrest.movesLeft >= 0 && chance.percent(unrest.moving)) {
      for (let times = 1 + chance.below(3); times > 0; times -= 1) move(chance.percent(unrest.silent))
    }
    keep(request)
  }

  const server = await startSampleServer({
    customers: brand.customers,
    seed: brand.seed,
    largestPage: brand.largestPage,
    rateLimit: 1_000_000,
    authLimit: 1_000_000,
    failureLimit: 1_000_000,
    now: () => time.server,
    latency: () => (chance.percent(30) ? chance.below(3) : 0),
    beforeAnswer: answered,
    faults: (request) => {
      if (!chance.percent(unrest.failing)) return null
      const picked = chance.pick(unrest.faults)
      const fault = picked.kind === 'cached' ? cached(request) : picked
      if (fault === null) return null
      happened.push(`${picked.kind} ${request.path} ${request.query.get('sort[0]') ?? ''}`)
      return fault
    },
  })
  for (const row of server.store.rows()) rows.set(row.id, sorted(row))
  return {
    server,
    moves,
    rows,
    unrest,
    happened,
    time,
    pass,
    move,
    remove: () => {
      const id = someId()
      if (id !== null && brand.deletes) remove(id)
    },
  }
}
