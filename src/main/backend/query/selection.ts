import type { Input, SelectionSummary, backendMethods } from '#shared/contract'
import type { SortKey } from '#shared/columns'
import type { IdSummary } from './by-ids'
import type { Customers } from './customers'
import { IdSet } from './id-set'

export type SelectionChange = Input<typeof backendMethods, 'customers.select'>['change']

/** The most stored selections: one per open page, and some of closed pages. */
const kept = 16

interface Selection {
  readonly ids: IdSet
  /** The sums of `ids` at a revision of the copy; null: unknown. */
  sums: { readonly of: IdSummary; readonly revision: number | null } | null
}

/**
 * The selections of pages, by name. A selection is a set of customers, not of positions: after a sync the same
 * customers are selected.
 */
export interface Selections {
  /** Changes a selection, which is empty at first. Returns how many customers are selected. */
  readonly change: (name: string, change: SelectionChange, customers: Customers) => number
  readonly ids: (name: string) => IdSet
  /** Unselects customers of a connection in every selection. */
  readonly drop: (connectionId: string, ids: readonly number[]) => void
  readonly summary: (
    name: string,
    query: string,
    sort: readonly SortKey[],
    customers: Customers,
  ) => SelectionSummary
}

/** The positions of `ids` in `all`, or null, in one pass. */
export function placesOf(all: Float64Array, ids: readonly number[]): (number | null)[] {
  const places = new Map<number, number | null>(ids.map((id) => [id, null]))
  let missing = places.size
  for (let place = 0; place < all.length && missing > 0; place += 1) {
    const id = all[place]
    if (id === undefined || places.get(id) !== null) continue
    places.set(id, place)
    missing -= 1
  }
  return ids.map((id) => places.get(id) ?? null)
}

/** The ids from one customer to another in a view, in either direction. If one is no longer in it, only the other. */
export function idsBetween(all: Float64Array, from: number, to: number): Float64Array {
  const places = [all.indexOf(from), all.indexOf(to)].filter((place) => place >= 0)
  return places.length === 0 ? new Float64Array() : all.subarray(Math.min(...places), Math.max(...places) + 1)
}

function idsOf(change: Exclude<SelectionChange, { kind: 'none' }>, customers: Customers): Iterable<number> {
  switch (change.kind) {
    case 'all':
      return customers.ids(change.query, change.sort)
    case 'between':
      return idsBetween(customers.ids(change.query, change.sort), change.from, change.to)
    case 'toggle':
      return [change.id]
  }
}

const empty: IdSummary = { count: 0, spent: 0, receipts: 0, removed: 0 }

/** The sums after `ids` were added or removed. Adding one customer is faster than summing all again. */
function changedSums(before: IdSummary, added: boolean, by: IdSummary): IdSummary {
  const sign = added ? 1 : -1
  const count = before.count + sign * by.count
  return count === 0
    ? { ...empty, count }
    : {
        count,
        spent: before.spent + sign * by.spent,
        receipts: before.receipts + sign * by.receipts,
        removed: before.removed + sign * by.removed,
      }
}

/** The name of a page's selection among those of all connections. */
export const selectionKey = (connectionId: string, selection: string): string =>
  `${connectionId} ${selection}`

export function createSelections(): Selections {
  const selections = new Map<string, Selection>()

  const named = (name: string): Selection => {
    const found = selections.get(name) ?? { ids: new IdSet(), sums: null }
    // Moved to the end, so that the first is the least recently used one.
    selections.delete(name)
    selections.set(name, found)
    const oldest = selections.keys().next()
    if (selections.size > kept && oldest.done === false) selections.delete(oldest.value)
    return found
  }

  const sumsOf = (selection: Selection, customers: Customers): IdSummary => {
    const revision = customers.revision()
    if (selection.sums?.revision !== revision || selection.sums === null)
      selection.sums = { of: customers.byIds.summary(selection.ids), revision }
    return selection.sums.of
  }

  return {
    change: (name, change, customers) => {
      const selection = named(name)
      const { ids } = selection
      if (change.kind === 'none') {
        ids.clear()
        selection.sums = null
        return 0
      }
      const selected = change.kind === 'toggle' ? !ids.has(change.id) : change.selected
      for (const id of idsOf(change, customers)) {
        if (selected) ids.add(id)
        else ids.delete(id)
      }
      const { sums } = selection
      selection.sums =
        sums === null || change.kind !== 'toggle' || sums.revision !== customers.revision()
          ? null
          : {
              ...sums,
              of: changedSums(sums.of, selected, customers.byIds.summary(new IdSet([change.id]))),
            }
      return ids.size
    },
    ids: (name) => named(name).ids,
    drop: (connectionId, ids) => {
      for (const [name, selection] of selections) {
        if (!name.startsWith(selectionKey(connectionId, ''))) continue
        for (const id of ids) selection.ids.delete(id)
        selection.sums = null
      }
    },
    summary: (name, query, sort, customers) => {
      const selection = named(name)
      if (selection.ids.size === 0) return { ...empty, shown: 0 }
      let shown = 0
      for (const id of customers.ids(query, sort)) if (selection.ids.has(id)) shown += 1
      return { ...sumsOf(selection, customers), shown }
    },
  }
}
