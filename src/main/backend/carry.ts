import type { ReadableDatabase, WritableDatabase } from './sqlite/database'

/** What must outlive a backup that takes the place of the user database: wishes, and what was done. */
export interface Carried {
  readonly optOuts: readonly [number: string, at: number][]
  readonly contacted: readonly [connectionId: string, at: number, customers: Buffer][]
}

/** What a user database knows of people who want no messages, and of whom lists reached. */
export function carriedFrom(database: ReadableDatabase): Carried {
  return {
    optOuts: database.prepare<[], [string, number]>('SELECT number, at FROM opt_out').raw().all(),
    contacted: database
      .prepare<[], [string, number, Buffer]>('SELECT connection_id, at, customers FROM contacted')
      .raw()
      .all(),
  }
}

/**
 * Puts it into the database that came in its place. Whoever wanted no messages at one of the two times gets none. The lists
 * are those of `carried`, but no record of the other log of exports stands for them.
 */
export function carryInto(database: WritableDatabase, { optOuts, contacted }: Carried): void {
  const add = database.prepare('INSERT INTO opt_out (number, at) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const note = database.prepare('INSERT INTO contacted (connection_id, at, customers) VALUES (?, ?, ?)')
  database.transaction(() => {
    for (const row of optOuts) add.run(...row)
    database.exec('DELETE FROM contacted')
    for (const row of contacted) note.run(...row)
  })()
}
