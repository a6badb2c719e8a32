import type { Database } from 'better-sqlite3'
import type { ReceivedCustomer } from '../clopos/source'
import { gatherColumns, type ColumnGatherer } from '../index/columns/gather-columns'
import { mostPatched } from '../index/keep'
import { GrowingNumbers } from '../growing-numbers'
import type { Stored } from '../sqlite/append'
import { ContactKeys } from './duplicates'

/** What is known of a first load's customers by the time that the last of them came. */
export interface GatheredCustomers {
  /** The ids of all of them: first those in order, whose columns were gathered, then the others. */
  readonly ids: Float64Array
  readonly columns: ColumnGatherer
  readonly contacts: ContactKeys
  /** Who came again with other values, or not in the order of ids: of these the copy tells. */
  readonly late: ReadonlySet<number>
}

/**
 * Gathers, while the pages of a first load come, what its end would have to look at all customers for: the line has
 * nothing for us to do most of the time, and at the end somebody waits.
 */
export interface FirstLoad {
  /** A customer who is staged now, with its values in the order of `storedColumnNames`. To be called in a transaction. */
  readonly add: (received: ReceivedCustomer, values: readonly Stored[]) => void
  /** A customer who was added will be staged with other values. */
  readonly change: (id: number) => void
  /** What was gathered, at the end; null where too many changed for it to be of use. */
  readonly gathered: () => GatheredCustomers | null
}

/** Begins to gather, for a copy without customers and without staged rows. */
export function openFirstLoad(database: Database): FirstLoad {
  const columns = gatherColumns(database)
  const contacts = new ContactKeys()
  const ids = new GrowingNumbers()
  const late = new Set<number>()
  const added = new Set<number>()
  let last = -Infinity
  return {
    add: ({ customer }, values) => {
      const { id, phone, phones, email } = customer
      if (id <= last) {
        if (!late.has(id)) added.add(id)
        late.add(id)
        return
      }
      last = id
      ids.push(id)
      columns.add(values)
      contacts.add({ id, phone, phones, email })
    },
    change: (id) => {
      late.add(id)
    },
    gathered: () => {
      if (late.size > mostPatched) return null
      for (const id of added) ids.push(id)
      added.clear()
      return { ids: ids.all(), columns, contacts, late }
    },
  }
}
