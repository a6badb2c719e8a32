import type { Migration } from '../../sqlite/migrate'

/** Who has a gram of few letters is told by one row, instead of one for each block; all search lists are made anew. */
export const shortGrams: Migration = {
  version: 8,
  sql: `
    DELETE FROM search_gram;
    DELETE FROM search_list;
    DELETE FROM search_recent;
    DELETE FROM state WHERE key = 'search';
    CREATE TABLE search_short (gram TEXT NOT NULL UNIQUE, slots BLOB NOT NULL) STRICT;
  `,
}
