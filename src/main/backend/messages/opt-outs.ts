import type { OptOut } from '#shared/exports/message-list'
import type { WritableDatabase } from '../sqlite/database'

/**
 * The numbers of people who want no messages, in the user database. They are all that is known of these people, and they
 * stay when a customer is forgotten: otherwise the next sync could bring the person back into a message list.
 */
export interface OptOuts {
  /** How many there are. */
  readonly count: () => number
  /** Newest first. */
  readonly list: (offset: number, limit: number) => readonly OptOut[]
  /** All numbers in E.164. */
  readonly all: () => readonly string[]
  readonly hasAny: (numbers: Iterable<string>) => boolean
  /** Adds numbers in E.164, whose `at` gets a time of their own. Returns that time, and how many were not there yet. */
  readonly add: (numbers: Iterable<string>, now: number) => { readonly at: number; readonly added: number }
  /** Returns how many there were. */
  readonly remove: (numbers: Iterable<string>) => number
  /** Takes back what one `add` added. */
  readonly undo: (at: number) => void
  readonly clear: () => void
}

/** The opt-outs in the user database, which the caller closes. */
export function openOptOuts(database: WritableDatabase): OptOuts {
  const count = database.prepare<[], number>('SELECT count(*) FROM opt_out').pluck()
  const page = database.prepare<[number, number], OptOut>(
    'SELECT number, at FROM opt_out ORDER BY at DESC, number LIMIT ? OFFSET ?',
  )
  const all = database.prepare<[], string>('SELECT number FROM opt_out').pluck()
  const find = database.prepare<[string], number>('SELECT 1 FROM opt_out WHERE number = ?').pluck()
  const last = database.prepare<[], number | null>('SELECT max(at) FROM opt_out').pluck()
  const insert = database.prepare('INSERT INTO opt_out (number, at) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const remove = database.prepare('DELETE FROM opt_out WHERE number = ?')
  const undo = database.prepare('DELETE FROM opt_out WHERE at = ?')
  return {
    count: () => count.get() ?? 0,
    list: (offset, limit) => page.all(limit, offset),
    all: () => all.all(),
    hasAny: (numbers) => {
      for (const number of numbers) if (find.get(number) !== undefined) return true
      return false
    },
    add: database.transaction((numbers: Iterable<string>, now: number) => {
      const at = Math.max(now, (last.get() ?? 0) + 1)
      let added = 0
      for (const number of numbers) added += insert.run(number, at).changes
      return { at, added }
    }),
    remove: database.transaction((numbers: Iterable<string>) => {
      let removed = 0
      for (const number of numbers) removed += remove.run(number).changes
      return removed
    }),
    undo: (at) => {
      undo.run(at)
    },
    clear: () => {
      database.exec('DELETE FROM opt_out')
      database.pragma('wal_checkpoint(TRUNCATE)')
    },
  }
}
