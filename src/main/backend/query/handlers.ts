import { setImmediate } from 'node:timers/promises'
import type { backendMethods, DomainHandlers, Revised } from '#shared/contract'
import type { Facets } from '#shared/facets'
import { readChanges } from '../copy/changes'
import { readStatus } from '../copy/copy'
import { readRevision } from '../copy/revision'
import type { ReadableDatabase } from '../sqlite/database'
import type { Customers } from './customers'
import { placesOf, selectionKey, type Selections } from './selection'

/** Runs a query on the copy of a connection. Throws `storage.*`. */
export type AskCopy = <Result>(
  connectionId: string,
  question: (customers: Customers, database: ReadableDatabase) => Result,
) => Result

/** The methods about a copy as a whole. */
export function copyHandlers(ask: AskCopy): DomainHandlers<typeof backendMethods, 'copy'> {
  return {
    'copy.status': ({ connectionId }) =>
      ask(connectionId, (_, database) => readStatus(database, connectionId)),
    'copy.problems': ({ connectionId, offset, limit }) =>
      ask(connectionId, (customers) => customers.problems(offset, limit)),
  }
}

/** Queries a copy and adds its revision to the answer. */
function askRevised<Answer extends object>(
  ask: AskCopy,
  connectionId: string,
  question: (customers: Customers) => Answer,
): Revised<Answer> {
  return ask(connectionId, (customers, database) => {
    // Read before the answer, because another process may change the copy in between.
    const revision = readRevision(database)
    return { ...question(customers), revision }
  })
}

/** The methods about customers and selections. */
export function customerHandlers(
  ask: AskCopy,
  selections: Selections,
): DomainHandlers<typeof backendMethods, 'customers'> {
  return {
    'customers.window': ({ connectionId, query, sort, offset, limit }) =>
      askRevised(ask, connectionId, (customers) => customers.window(query, sort, offset, limit)),
    'customers.summary': ({ connectionId, query }) =>
      askRevised(ask, connectionId, (customers) => customers.summary(query)),
    'customers.places': ({ connectionId, query, sort, ids }) =>
      ask(connectionId, (customers) => placesOf(customers.ids(query, sort), ids)),
    'customers.select': ({ connectionId, selection, change }) =>
      ask(connectionId, (customers) => ({
        count: selections.change(selectionKey(connectionId, selection), change, customers),
      })),
    'customers.selected': ({ connectionId, selection, ids }) => {
      const selected = selections.ids(selectionKey(connectionId, selection))
      return { count: selected.size, ids: ids.filter((id) => selected.has(id)) }
    },
    'customers.selectionSummary': ({ connectionId, selection, query, sort }) =>
      askRevised(ask, connectionId, (customers) =>
        selections.summary(selectionKey(connectionId, selection), query, sort, customers),
      ),
    'customers.facets': async ({ connectionId, query, fields }) => {
      // Field by field, so that windows can be answered in between.
      const revision = ask(connectionId, (_, database) => readRevision(database))
      let counts: Facets = {}
      for (const field of fields) {
        await setImmediate()
        const task = { query, fields: [field], ownClauses: 'ignored' } as const
        counts = { ...counts, ...ask(connectionId, (customers) => customers.facets(task)) }
      }
      return { counts, revision }
    },
    'customers.get': ({ connectionId, id }) => ask(connectionId, (customers) => customers.details(id)),
    'customers.changes': ({ connectionId, id }) =>
      ask(connectionId, (_, database) => readChanges(database, id)),
  }
}
