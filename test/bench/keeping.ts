import type { Database } from 'better-sqlite3'
import { updateIndex } from '#backend/copy/update-index'
import { columnKeys } from '#shared/columns'
import { cellSql } from '#backend/copy/schema/columns-sql'
import { seconds, withCpu, type Row } from './measure'

/** Makes what follows a first load. */
export function makeRest(database: Database): void {
  Array.from(updateIndex(database))
}

/**
 * What follows a first load, so that every order and search is quick, against what one would do in SQL for the same: an
 * index on each column, and SQLite's own index for parts of texts (FTS5, trigrams).
 */
export function benchKeeping(database: Database): Row {
  const ours = withCpu(() => {
    makeRest(database)
  }).cpu
  const own = columnKeys.map((key) => cellSql(key)).filter((cell) => cell.startsWith('c.') && cell !== 'c.id')
  const peer = withCpu(() => {
    for (const [place, cell] of own.entries()) {
      database.exec(`CREATE INDEX peer_${String(place)} ON customer (${cell.slice(2)}, id)`)
    }
    database.exec(`
      CREATE VIRTUAL TABLE peer_text USING fts5 (text, content='', tokenize='trigram case_sensitive 1');
      INSERT INTO peer_text (rowid, text) SELECT id, names || char(10) || numbers || char(10) || others FROM customer_text;
    `)
  }).cpu
  for (const place of own.keys()) database.exec(`DROP INDEX peer_${String(place)}`)
  database.exec('DROP TABLE peer_text')
  return {
    what: 'orders and search lists of a first load (CPU)',
    ours: seconds(ours),
    peer: `indexes of all columns and FTS5, ${seconds(peer)}`,
    ratio: ours / peer,
    goal: '<= 1.6x',
  }
}
