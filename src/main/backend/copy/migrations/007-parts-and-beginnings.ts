import type { Migration } from '../../sqlite/migrate'

/**
 * Search lists know pairs of letters, how words begin (a line break before the letters of a gram), and where in a block
 * nobody has a long gram; all of them are made anew. Orders know in which part of them each customer stands: they are made
 * anew too.
 */
export const partsAndBeginnings: Migration = {
  version: 7,
  sql: `
    DELETE FROM search_gram;
    DELETE FROM search_list;
    DELETE FROM search_recent;
    DELETE FROM state WHERE key = 'search';
    DELETE FROM state WHERE key = 'kept';
    -- In which part of an order each slot stands, a byte for each, in blocks of 65,536 slots.
    CREATE TABLE kept_part (
      name TEXT NOT NULL,
      block INTEGER NOT NULL,
      parts BLOB NOT NULL,
      PRIMARY KEY (name, block)
    ) STRICT;
  `,
}
