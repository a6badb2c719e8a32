import type { Migration } from '../../sqlite/migrate'

/** Of letters with which words of many customers begin, the first of these by name are known; see `makeFirstByName`. */
export const firstByName: Migration = {
  version: 9,
  sql: 'CREATE TABLE search_first (gram TEXT NOT NULL UNIQUE, slots BLOB NOT NULL) STRICT;',
}
