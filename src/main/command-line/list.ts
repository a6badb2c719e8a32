import type { RawRow } from '#backend/query/all-rows'
import type { Commands } from './command'
import { withCustomers } from './copies'
import { print } from './print'
import type { Surroundings } from './surroundings'

/** The row on one line, with the time of its removal from Clopos if it was removed. */
function lineOf({ json, removedAt }: RawRow): string {
  // Line breaks inside JSON strings are escaped, so these are between values.
  const line = json.replace(/[\r\n]+/g, ' ').trim()
  // A row without an id may be any JSON value.
  if (removedAt === null || !line.startsWith('{')) return line
  const fields = line.slice(1, -1).trim()
  const removed = `"removed_at":"${new Date(removedAt).toISOString()}"`
  return fields === '' ? `{${removed}}` : `{${fields},${removed}}`
}

function* linesOf(rows: Iterable<RawRow>): Generator<string> {
  for (const row of rows) yield lineOf(row)
}

/** Prints what Clopos sent of each customer that matches. */
export function list(command: Commands['list'], surroundings: Surroundings): Promise<void> {
  const { query, sort, offset, limit } = command
  return withCustomers(command, surroundings, (customers) =>
    print(surroundings.stdout, linesOf(customers.rawRows(query, sort, offset, limit))),
  )
}
