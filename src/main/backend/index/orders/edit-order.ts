import type { Database } from 'better-sqlite3'
import { hasBit, noBits, setBit } from '../bits'
import { chunkSize } from '../chunks'
import { readKeys, type OrderKey, type OrderRule } from '../../copy/schema/order-keys'
import { readChunks, writeChunk, writeOrder } from './orders'
import { chunksInPart, patchParts } from './parts'
import type { Slots } from '../slots'

/** An order without the customers that move, in one piece. */
interface Pruned {
  readonly slots: Int32Array
  /** 1 where another value begins. */
  readonly starts: Uint8Array
  readonly count: number
  /** How many of them have a value. */
  readonly filled: number
  readonly chunks: readonly {
    readonly chunk: number
    readonly from: number
    readonly to: number
    dirty: boolean
  }[]
}

function prune(database: Database, rule: OrderRule, moved: ReadonlySet<number>, filled: number): Pruned {
  const parts = readChunks(database, rule.column)
  const total = parts.reduce((sum, part) => sum + part.slots.length, 0)
  const slots = new Int32Array(total)
  const starts = new Uint8Array(total)
  let place = 0
  let count = 0
  let dropped = 0
  // Where the first of a run goes, the next of it becomes the first.
  let pending = false
  const chunks = parts.map((part) => {
    const from = count
    let dirty = false
    for (let at = 0; at < part.slots.length; at += 1, place += 1) {
      const slot = part.slots[at] ?? 0
      const begins = hasBit(part.starts, at)
      if (moved.has(slot)) {
        pending ||= begins
        dirty = true
        if (place < filled) dropped += 1
        continue
      }
      if (pending && !begins) dirty = true
      slots[count] = slot
      starts[count] = Number(begins || pending)
      pending = false
      count += 1
    }
    return { chunk: part.chunk, from, to: count, dirty }
  })
  return { slots, starts, count, filled: filled - dropped, chunks }
}

interface Insertion {
  readonly slot: number
  readonly id: number
  readonly key: OrderKey
}

/** Where the customers that moved belong now: before which place of the rest. */
interface Placed extends Insertion {
  readonly before: number
}

function placeAll(
  rule: OrderRule,
  rest: Pruned,
  insertions: readonly Insertion[],
  { ids }: Slots,
  keyAt: (place: number) => OrderKey,
): Placed[] {
  const order = (a: Insertion, key: OrderKey, id: number): number => {
    if (a.key === null || key === null) return Number(a.key === null) - Number(key === null) || a.id - id
    return rule.compare(a.key, key) || a.id - id
  }
  return [...insertions]
    .sort((a, b) => order(a, b.key, b.id))
    .map((insertion) => {
      let low = insertion.key === null ? rest.filled : 0
      let high = insertion.key === null ? rest.count : rest.filled
      while (low < high) {
        const middle = (low + high) >>> 1
        const key = insertion.key === null ? null : keyAt(middle)
        if (order(insertion, key, ids[rest.slots[middle] ?? 0] ?? 0) < 0) high = middle
        else low = middle + 1
      }
      return { ...insertion, before: low }
    })
}

/**
 * Brings a kept order up to date where customers came, or changed their value: `moved` are their slots. Gives how many
 * customers have a value now; `filled` is how many had one before.
 */
export function editOrder(
  database: Database,
  rule: OrderRule,
  slots: Slots,
  moved: ReadonlySet<number>,
  filled: number,
): number {
  const rest = prune(database, rule, moved, filled)
  const keys = readKeys(
    database,
    rule,
    [...moved].map((slot) => slots.ids[slot] ?? 0),
  )
  const insertions = [...moved].map((slot) => {
    const id = slots.ids[slot] ?? 0
    return { slot, id, key: keys.get(id) ?? null }
  })
  const stored = database.prepare<[number], [number, OrderKey]>(`${rule.sql} WHERE c.id = ?`).raw()
  const keyAt = (place: number): OrderKey =>
    rule.keyOf(stored.get(slots.ids[rest.slots[place] ?? 0] ?? 0)?.[1] ?? null)
  const same = (a: OrderKey, b: OrderKey): boolean =>
    a === null || b === null ? a === b : rule.compare(a, b) === 0

  const placed = placeAll(rule, rest, insertions, slots, keyAt)
  const grown = rest.filled + insertions.filter(({ key }) => key !== null).length
  const moves = new Map<number, number>()
  const each = chunksInPart(rest.chunks.length)
  let next = 0
  const written = rest.chunks.map((chunk, index) => {
    const isLast = index === rest.chunks.length - 1
    const first = next
    while (next < placed.length && ((placed[next]?.before ?? 0) < chunk.to || isLast)) next += 1
    const inserted = placed.slice(first, next)
    for (const { slot } of inserted) moves.set(slot, Math.floor(index / each))
    const length = chunk.to - chunk.from + inserted.length
    const into = { slots: new Int32Array(length), starts: noBits(length) }
    let at = 0
    const put = (slot: number, begins: boolean): void => {
      into.slots[at] = slot
      if (begins) setBit(into.starts, at)
      at += 1
    }
    let waiting = 0
    for (let place = chunk.from; place <= chunk.to; place += 1) {
      // The key in front of the next one, where customers are inserted.
      let before: { readonly key: OrderKey } | null = null
      for (let one = inserted[waiting]; one?.before === place; one = inserted[waiting]) {
        if (before === null && place > 0) before = { key: keyAt(place - 1) }
        put(one.slot, before === null || !same(before.key, one.key))
        before = { key: one.key }
        waiting += 1
      }
      if (place === chunk.to) break
      put(
        rest.slots[place] ?? 0,
        before === null ? rest.starts[place] === 1 : !same(before.key, keyAt(place)),
      )
    }
    return { chunk: chunk.chunk, dirty: chunk.dirty || inserted.length > 0, ...into }
  })
  if (written.some((part) => part.slots.length > 2 * chunkSize)) rewrite(database, rule, written)
  else {
    for (const part of written) if (part.dirty) writeChunk(database, rule.column, part.chunk, part)
    patchParts(database, rule.column, moves, slots.ids.length)
  }
  return grown
}

/** Puts chunks that have grown too large into even ones. */
function rewrite(
  database: Database,
  rule: OrderRule,
  parts: readonly { readonly slots: Int32Array; readonly starts: Uint32Array }[],
): void {
  const slots = new Int32Array(parts.reduce((sum, part) => sum + part.slots.length, 0))
  const starts = noBits(slots.length)
  let at = 0
  for (const part of parts) {
    slots.set(part.slots, at)
    for (let place = 0; place < part.slots.length; place += 1) {
      if (hasBit(part.starts, place)) setBit(starts, at + place)
    }
    at += part.slots.length
  }
  writeOrder(database, rule.column, slots, starts)
}
