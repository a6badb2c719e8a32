import type { ReadableDatabase, WritableDatabase } from './sqlite/database'

/** What must outlive a backup that takes the place of the user database: wishes, and what was done. */
export interface Carried {
  readonly optOuts: readonly [number: string, at: number][]
  readonly contacted: readonly [connectionId: string, at: number, customers: Buffer][]
  readonly runs: readonly [id: number, content: string, scheduleId: string][]
}

/** Reads opt-outs, the customers whom message lists reached, and the runs of scheduled exports. */
export function carriedFrom(database: ReadableDatabase): Carried {
  return {
    optOuts: database.prepare<[], [string, number]>('SELECT number, at FROM opt_out').raw().all(),
    contacted: database
      .prepare<[], [string, number, Buffer]>('SELECT connection_id, at, customers FROM contacted')
      .raw()
      .all(),
    runs: database
      .prepare<[], [number, string, string]>('SELECT id, content, schedule_id FROM schedule_run ORDER BY id')
      .raw()
      .all(),
  }
}

/**
 * Writes them into the restored database. Opt-outs of both databases stay. The message lists become those of `carried`. Its runs
 * are added, so schedules know the files that were written since the backup. These runs lose their link to the list of exports, which comes from
 * the backup. Times before `now` count as handled, because most of them ran already.
 */
export function carryInto(
  database: WritableDatabase,
  { optOuts, contacted, runs }: Carried,
  now: number,
): void {
  const add = database.prepare('INSERT INTO opt_out (number, at) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const note = database.prepare('INSERT INTO contacted (connection_id, at, customers) VALUES (?, ?, ?)')
  // The backup may have been made during a run, which has ended since.
  const addRun = database.prepare(
    `INSERT INTO schedule_run (id, content, schedule_id)
       SELECT ?, json_replace(?, '$.outcome.file.recordId', NULL), id FROM schedule WHERE id = ?
       ON CONFLICT (id) DO UPDATE SET content = excluded.content
         WHERE schedule_run.content ->> '$.outcome.state' = 'running'`,
  )
  database.transaction(() => {
    for (const row of optOuts) add.run(...row)
    database.exec('DELETE FROM contacted')
    for (const row of contacted) note.run(...row)
    for (const row of runs) addRun.run(...row)
    database.prepare('UPDATE schedule SET handled = ?').run(now)
  })()
}
