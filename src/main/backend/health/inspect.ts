import { existsSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import { AppError } from '#shared/errors'
import { copyMigrations } from '../copy/migrations'
import { databaseSize } from '../sqlite/disk-space'
import { migrate, type Migration } from '../sqlite/migrate'
import { openReadOnly } from '../sqlite/open'
import { userMigrations } from '../user-database'

/** A file to inspect. */
export interface InspectedFile {
  readonly file: string
  readonly kind: 'copy' | 'settings'
}

/** What is known of a database without looking at anybody's data. */
export interface DatabaseFacts {
  /** What is wrong with its pages; none: nothing. Only the number of problems, because their texts may quote values. */
  readonly problems: number
  readonly bytes: number
  readonly format: number
  readonly pageSize: number
  readonly pages: number
  readonly freePages: number
  readonly journal: string
  readonly tables: readonly { readonly name: string; readonly rows: number }[]
}

export type Inspection =
  | { readonly is: 'read'; readonly facts: DatabaseFacts }
  | { readonly is: 'missing' | 'damaged' | 'unreadable' }
  /** A newer version wrote it. */
  | { readonly is: 'newer'; readonly version: number; readonly known: number }

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The tables that the index makes when it is built. */
const ofIndex = ['index_block', 'text_block', 'text_leaf', 'text_word'] as const

/** The tables that the app makes. One of another name could be called after anybody. */
function ownTables(migrations: readonly Migration[]): ReadonlySet<string> {
  const database = new SQLite(':memory:')
  try {
    migrate(database, migrations)
    const names = database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return new Set([...names.pluck().all(), ...ofIndex])
  } finally {
    database.close()
  }
}

/** Most problems of one table that are counted. */
const mostProblems = 10

/**
 * Checks every page of a database and counts its rows. Takes seconds with a million customers, so a thread of its own does
 * it. Yields after each table, where it can be stopped.
 */
export function* inspectDatabase({ file, kind }: InspectedFile): Generator<undefined, Inspection> {
  if (!existsSync(file)) return { is: 'missing' }
  try {
    const migrations = kind === 'copy' ? copyMigrations : userMigrations
    const own = ownTables(migrations)
    const database = openReadOnly(file, kind, migrations)
    try {
      const number = (pragma: string): number => Number(database.pragma(pragma, { simple: true }))
      const names = database
        .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .pluck()
        .all()
      let problems = 0
      const tables: { name: string; rows: number }[] = []
      for (const name of names) {
        const said = database.prepare<[], string>(`PRAGMA quick_check(${quoted(name)})`)
        const found = said.pluck().all()
        if (found[0] !== 'ok') problems += Math.min(found.length, mostProblems)
        yield
        const rows =
          database
            .prepare<[], number>(`SELECT count(*) FROM ${quoted(name)}`)
            .pluck()
            .get() ?? 0
        tables.push({ name: own.has(name) ? name : 'another', rows })
        yield
      }
      return {
        is: 'read',
        facts: {
          problems,
          bytes: databaseSize(file),
          format: number('user_version'),
          pageSize: number('page_size'),
          pages: number('page_count'),
          freePages: number('freelist_count'),
          journal: String(database.pragma('journal_mode', { simple: true })),
          tables,
        },
      }
    } finally {
      database.close()
    }
  } catch (thrown) {
    return problemOf(thrown)
  }
}

function problemOf(thrown: unknown): Inspection {
  const data = thrown instanceof AppError ? thrown.data : null
  if (data?.code === 'storage.newer') return { is: 'newer', version: data.version, known: data.known }
  const result = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  // SQLITE_CORRUPT in the middle of a table; a header that is no database of this app any more.
  const isDamaged =
    data?.code === 'storage.foreign' ||
    data?.code === 'storage.damaged' ||
    /^SQLITE_(CORRUPT|NOTADB)/.test(result)
  return { is: isDamaged ? 'damaged' : 'unreadable' }
}
