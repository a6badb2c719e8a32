import type { SyncResult } from '#shared/sync'
import { withCopy, type CopiedCustomer, type CopyState } from './copy-state'
import type { Move, World } from './world'

/** A sync that succeeded, and the moments of the server's history between which it read. */
export interface Finished {
  readonly result: SyncResult
  readonly from: number
  readonly to: number
  /** The copy may be the server from here on: a cache sent answers from earlier moments. */
  readonly shownFrom: number
  /** From where silent moves may be unknown: the beginning of the last full read. */
  readonly knownFrom: number
  /** Nothing moved meanwhile. */
  readonly quiet: boolean
  /** A total that the server gave was wrong: who was deleted may not have been noticed yet. */
  readonly totalsLied: boolean
}

const presentIn = (copy: CopyState): Map<number, string> => {
  const present = new Map<number, string>()
  for (const [id, { text, removedAt }] of copy.customers) if (removedAt === null) present.set(id, text)
  return present
}

/** The customers that differ, as ids. */
function differences(copied: ReadonlyMap<number, string>, rows: ReadonlyMap<number, string>): Set<number> {
  const differing = new Set<number>()
  for (const [id, text] of copied) if (rows.get(id) !== text) differing.add(id)
  for (const id of rows.keys()) if (!copied.has(id)) differing.add(id)
  return differing
}

/** A moment between `shownFrom` and `to` at which the server was as the copy is, or the fewest that differ at one of them. */
function nearest(
  copied: ReadonlyMap<number, string>,
  world: World,
  { shownFrom, to }: Pick<Finished, 'shownFrom' | 'to'>,
  ignored: ReadonlySet<number>,
): ReadonlySet<number> {
  const rows = new Map(world.rows)
  const undo = ({ id, before }: Move): void => {
    if (before === null) rows.delete(id)
    else rows.set(id, before)
  }
  world.moves.slice(to).toReversed().forEach(undo)
  const differing = differences(copied, rows)
  for (const id of ignored) differing.delete(id)
  let best = new Set(differing)
  for (let moment = to - 1; moment >= shownFrom && best.size > 0; moment -= 1) {
    const move = world.moves[moment]
    if (move === undefined) break
    undo(move)
    if (ignored.has(move.id)) continue
    if (copied.get(move.id) === rows.get(move.id)) differing.delete(move.id)
    else differing.add(move.id)
    if (differing.size < best.size) best = new Set(differing)
  }
  return best
}

/** Customers that the server had at every moment of the sync, and that the copy calls removed. */
function wronglyRemoved(copy: CopyState, world: World, { from }: Finished): number[] {
  const sometimesGone = new Set(
    world.moves
      .slice(from)
      .flatMap(({ id, before, after }) => (before === null || after === null ? [id] : [])),
  )
  return [...copy.customers].flatMap(([id, { removedAt }]) =>
    removedAt !== null && world.rows.has(id) && !sometimesGone.has(id) ? [id] : [],
  )
}

export interface Judgement {
  readonly complaints: readonly string[]
  readonly wrongRemovals: number
  /** Whether the copy is exactly the server at one moment; false where only the silent or the lied about differ. */
  readonly exact: boolean
}

/** Whether the copy after a sync is what it must be. */
export function judgeCopy(copy: CopyState, world: World, finished: Finished): Judgement {
  const copied = presentIn(copy)
  const wrong = wronglyRemoved(copy, world, finished)
  const complaints = wrong.length > 0 ? [`wrongly removed: ${wrong.join(' ')}`] : []
  const exact = nearest(copied, world, finished, new Set()).size === 0
  if (!exact) {
    // Nobody can know of these yet; each is right as of some moment since the last full read.
    const excused = new Set<number>()
    const recent = world.moves.slice(finished.knownFrom, finished.to)
    // Who came unseen makes up in the count for who went.
    const countHolds =
      !finished.totalsLied && !recent.some(({ silent, before }) => silent === 'yes' && before === null)
    for (const { id, silent, after } of recent) {
      const unknown = silent === 'yes' || (silent === 'group' && !finished.quiet)
      if (unknown || (after === null && !countHolds)) excused.add(id)
    }
    const left = nearest(copied, world, finished, excused)
    if (left.size > 0)
      complaints.push(`never so at the server: ${[...left].slice(0, 5).join(' ')} (${String(left.size)})`)
  }
  return { complaints, wrongRemovals: wrong.length, exact }
}

interface LoggedChange {
  readonly customer_id: number
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

function changesOfLastSync(folder: string): LoggedChange[] {
  const read = withCopy(folder, (database) =>
    database
      .prepare<[], LoggedChange>(
        `SELECT customer_id, field, before, after FROM change
         WHERE run_id = (SELECT max(id) FROM sync_run WHERE outcome = 'done')`,
      )
      .all(),
  )
  return read ?? []
}

/** A group that is stored once for all its customers is told by `group_id` alone, and its renaming changes nobody. */
const untold = (log: readonly LoggedChange[]): readonly string[] =>
  log.some(({ field }) => field === 'group') ? ['updated_at'] : ['updated_at', 'group']

const without = (fields: ReadonlyMap<string, string>, names: readonly string[]): Map<string, string> =>
  new Map([...fields].filter(([name]) => !names.includes(name)))

const textOf = (fields: ReadonlyMap<string, string>): string =>
  JSON.stringify([...fields].sort(([a], [b]) => (a < b ? -1 : 1)))

/** Plays the change log of the last sync over the copy before it; gives what does not come out as the copy after it. */
export function judgeChanges(
  before: CopyState,
  after: CopyState,
  folder: string,
  { result }: Pick<Finished, 'result'>,
): string[] {
  const complaints: string[] = []
  const changes = changesOfLastSync(folder)
  const counted = { added: 0, changed: 0, removed: 0 }
  const byCustomer = new Map<number, LoggedChange[]>()
  for (const change of changes) {
    const others = byCustomer.get(change.customer_id) ?? []
    byCustomer.set(change.customer_id, [...others, change])
  }
  const isFirst = before.customers.size === 0
  if (isFirst && changes.length > 0) complaints.push('a first load with changes')
  const compare = (id: number, now: CopiedCustomer): void => {
    const old = before.customers.get(id)
    const log = byCustomer.get(id) ?? []
    const event = log.find(({ field }) => field === '')?.after ?? null
    const wasThere = old?.removedAt === null
    const isThere = now.removedAt === null
    const expected = isThere
      ? old === undefined
        ? 'added'
        : wasThere
          ? null
          : 'restored'
      : wasThere
        ? 'removed'
        : null
    if (isThere && !wasThere) counted.added += 1
    const unlogged = untold(log).filter((name) => name !== 'updated_at')
    const differs =
      old !== undefined && textOf(without(old.fields, unlogged)) !== textOf(without(now.fields, unlogged))
    if (isThere && wasThere && differs) counted.changed += 1
    if (!isThere && wasThere) counted.removed += 1
    if (isFirst) return
    if (event !== expected)
      complaints.push(`${String(id)} was ${String(expected)}, the log says ${String(event)}`)
    if (old === undefined) return
    const fields = without(old.fields, untold(log))
    for (const change of log) {
      if (change.field === '') continue
      if ((fields.get(change.field) ?? null) !== change.before)
        complaints.push(
          `${String(id)} had another ${change.field}: ${String(fields.get(change.field))}, not ${String(change.before)} => ${String(change.after)}`,
        )
      if (change.after === null) fields.delete(change.field)
      else fields.set(change.field, change.after)
    }
    if (textOf(fields) !== textOf(without(now.fields, untold(log))))
      complaints.push(`${String(id)} changed in other ways than logged`)
  }
  for (const [id, now] of after.customers) compare(id, now)
  for (const id of before.customers.keys())
    if (!after.customers.has(id)) complaints.push(`${String(id)} was lost`)
  for (const key of ['added', 'changed', 'removed'] as const) {
    if (counted[key] !== result[key])
      complaints.push(`${String(counted[key])} were ${key}, the result says ${String(result[key])}`)
  }
  return complaints
}
