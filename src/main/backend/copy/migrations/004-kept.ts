import type { Migration } from '../../sqlite/migrate'

/**
 * What is kept beside the customers to answer queries in no time: see docs/decisions/0009-kept-orders.md. Every customer
 * has a slot, counted from 0, which stays its own.
 */
export const kept: Migration = {
  version: 4,
  sql: `
    -- The ids of the customers by slot, as little-endian float64; chunks of 8192.
    CREATE TABLE kept_id (chunk INTEGER PRIMARY KEY, ids BLOB NOT NULL) STRICT;
    -- The values of a column by slot, in the same chunks; numbers in few bytes or, of flags, bytes (255: none).
    CREATE TABLE kept_column (
      name TEXT NOT NULL,
      chunk INTEGER NOT NULL,
      data BLOB NOT NULL,
      PRIMARY KEY (name, chunk)
    ) STRICT;
    -- The texts of the column source, of which there are few.
    CREATE TABLE kept_source (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    -- All slots in the order of a column, as int32, in chunks of some thousands; starts: a bit for each that begins a
    -- run of equal values.
    CREATE TABLE kept_order (
      name TEXT NOT NULL,
      chunk INTEGER NOT NULL,
      starts BLOB NOT NULL,
      slots BLOB NOT NULL,
      PRIMARY KEY (name, chunk)
    ) STRICT;
    -- Parts of texts, and in which customers they are: the id of a list is block * 2^24 + gram.
    CREATE TABLE search_gram (id INTEGER PRIMARY KEY, gram TEXT NOT NULL UNIQUE, lists INTEGER NOT NULL) STRICT;
    CREATE TABLE search_list (id INTEGER PRIMARY KEY, slots BLOB NOT NULL) STRICT;
    -- Slots whose text changed since the search lists were made.
    CREATE TABLE search_recent (slot INTEGER PRIMARY KEY) STRICT;

    -- Orders are kept as above, names by the alphabet of the chosen language.
    DROP INDEX IF EXISTS customer_name_key;
    DROP INDEX IF EXISTS customer_spent;
    DROP INDEX IF EXISTS customer_receipt_count;
    DROP INDEX IF EXISTS customer_created_at;
    DROP INDEX IF EXISTS customer_updated_at;
    ALTER TABLE customer DROP COLUMN name_key;
    ALTER TABLE incoming_customer DROP COLUMN name_key;
  `,
}
