import type { Migration } from '../../sqlite/migrate'

/**
 * Columns are stored as kept/numbers.ts and kept/flags.ts have them, and where the runs of an order begin lies apart from
 * its slots, so that either is read without the other. All of it is made anew from the customers when the copy is opened.
 */
export const integers: Migration = {
  version: 5,
  sql: `
    DELETE FROM kept_column;
    DELETE FROM state WHERE key = 'kept';
    -- All slots in the order of a column, as int32, in chunks of some thousands.
    DROP TABLE kept_order;
    CREATE TABLE kept_order (
      name TEXT NOT NULL,
      chunk INTEGER NOT NULL,
      slots BLOB NOT NULL,
      PRIMARY KEY (name, chunk)
    ) STRICT;
    -- A bit for each place of such a chunk at which a run of equal values begins.
    CREATE TABLE kept_run (
      name TEXT NOT NULL,
      chunk INTEGER NOT NULL,
      starts BLOB NOT NULL,
      PRIMARY KEY (name, chunk)
    ) STRICT;
  `,
}
