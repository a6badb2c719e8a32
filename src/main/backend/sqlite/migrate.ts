import { AppError } from '#shared/errors'
import type { WritableDatabase } from './database'

/** One step of a database's format. Never edited once released; the next change is the next step. */
export type Migration = {
  /** 1 for the first step, then without gaps: the `user_version` after it. */
  readonly version: number
} & (
  | { readonly sql: string }
  /** Must be quick, because a person waits for the database to open. */
  | { readonly run: (database: WritableDatabase) => void }
)

/** The format of the database: how many steps were taken. */
export const versionOf = (database: WritableDatabase): number =>
  Number(database.pragma('user_version', { simple: true }))

/**
 * Brings the database to the newest format, each step in a transaction of its own, so that a killed run continues
 * where it stopped. Throws `storage.newer` where the file was written by a newer version of the app.
 */
export function migrate(database: WritableDatabase, migrations: readonly Migration[]): void {
  const known = migrations.length
  const version = (): number => versionOf(database)
  if (version() > known) throw new AppError({ code: 'storage.newer', version: version(), known })
  for (const [index, migration] of migrations.entries()) {
    if (migration.version !== index + 1) throw new RangeError(`Migration ${String(index + 1)} is missing.`)
    // Checked without a lock first, so that readers need not wait for a writer.
    if (version() >= migration.version) continue
    database
      .transaction(() => {
        // Asked again inside: another process may have taken this step while we waited for the lock.
        if (version() >= migration.version) return
        if ('run' in migration) migration.run(database)
        else database.exec(migration.sql)
        database.pragma(`user_version = ${String(migration.version)}`)
      })
      .immediate()
  }
}
