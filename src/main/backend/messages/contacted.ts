import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { maxNotContactedDays } from '#shared/exports/message-list'
import type { WritableDatabase } from '../sqlite/database'

/**
 * Whom finished message lists reached: the ids of customers, without names and numbers, in the user database. One row is
 * one list, so that a list which was not sent can be taken back.
 */
export interface Contacted {
  /** Notes whom a list reached, and drops lists that are too old to be asked for. `record`: its id in the log of exports. */
  readonly note: (connectionId: string, ids: Float64Array, at: number, record: number) => void
  /** The customers whom lists have reached since a time. */
  readonly since: (connectionId: string, time: number) => Float64Array
  /** The lists that count, by their ids in the log of exports. */
  readonly records: () => readonly number[]
  /** This list was not sent. */
  readonly takeBack: (record: number) => void
  /** Drops the customers of a connection that were forgotten. */
  readonly forget: (connectionId: string, isForgotten: (id: number) => boolean) => void
  /** The connection was removed. */
  readonly forgetConnection: (connectionId: string) => void
  readonly clear: () => void
}

const day = 24 * 60 * 60 * 1000

/** Ids as bytes: the steps from one to the next, because equal steps take next to no space. */
function packed(ids: Float64Array): Buffer {
  const steps = ids.toSorted()
  for (let at = steps.length - 1; at > 0; at -= 1) steps[at] = (steps[at] ?? 0) - (steps[at - 1] ?? 0)
  return deflateRawSync(Buffer.from(steps.buffer))
}

function unpacked(bytes: Buffer): Float64Array {
  const steps = inflateRawSync(bytes)
  const ids = new Float64Array(steps.length / 8)
  let id = 0
  for (let at = 0; at < ids.length; at += 1) {
    id += steps.readDoubleLE(at * 8)
    ids[at] = id
  }
  return ids
}

/** Whom message lists reached, in the user database, which the caller closes. */
export function openContacted(database: WritableDatabase): Contacted {
  const insert = database.prepare(
    'INSERT INTO contacted (record, connection_id, at, customers) VALUES (?, ?, ?, ?)',
  )
  const dropOld = database.prepare('DELETE FROM contacted WHERE at < ?')
  const since = database
    .prepare<[string, number], Buffer>('SELECT customers FROM contacted WHERE connection_id = ? AND at >= ?')
    .pluck()
  const records = database
    .prepare<[], number>('SELECT record FROM contacted WHERE record IS NOT NULL ORDER BY id')
    .pluck()
  const ofConnection = database
    .prepare<[string], [number, Buffer]>('SELECT id, customers FROM contacted WHERE connection_id = ?')
    .raw()
  const change = database.prepare('UPDATE contacted SET customers = ? WHERE id = ?')
  const remove = database.prepare('DELETE FROM contacted WHERE id = ?')
  const takeBack = database.prepare('DELETE FROM contacted WHERE record = ?')
  const removeAll = database.prepare('DELETE FROM contacted WHERE connection_id = ?')
  return {
    note: database.transaction((connectionId: string, ids: Float64Array, at: number, record: number) => {
      insert.run(record, connectionId, at, packed(ids))
      dropOld.run(at - maxNotContactedDays * day)
    }),
    since: (connectionId, time) => {
      const found = new Set<number>()
      for (const bytes of since.all(connectionId, time)) for (const id of unpacked(bytes)) found.add(id)
      return Float64Array.from(found)
    },
    records: () => records.all(),
    takeBack: (record) => {
      takeBack.run(record)
    },
    forget: database.transaction((connectionId: string, isForgotten: (id: number) => boolean) => {
      for (const [list, bytes] of ofConnection.all(connectionId)) {
        const before = unpacked(bytes)
        const after = before.filter((id) => !isForgotten(id))
        if (after.length === 0) remove.run(list)
        else if (after.length < before.length) change.run(packed(after), list)
      }
    }),
    forgetConnection: (connectionId) => {
      removeAll.run(connectionId)
    },
    clear: () => {
      database.exec('DELETE FROM contacted')
    },
  }
}
