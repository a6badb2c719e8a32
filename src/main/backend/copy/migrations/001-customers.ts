import type { Migration } from '../../sqlite/migrate'

/**
 * The tables of customers, each twice: the copy itself, and `incoming_*`, where a read collects what is new or changed
 * until it is complete. `customer` is narrow for scans; the text that is searched and the JSON that came lie beside it.
 */
const customerTables = (prefix: '' | 'incoming_'): string => `
  CREATE TABLE ${prefix}customer (
    id INTEGER PRIMARY KEY,
    cid TEXT,
    venue_id INTEGER,
    group_id INTEGER,
    name TEXT,
    name_key TEXT,
    email TEXT,
    phone TEXT,
    phones TEXT,
    address TEXT,
    description TEXT,
    discount REAL,
    spent REAL,
    total_discount REAL,
    total_bonus REAL,
    receipt_count INTEGER,
    gender INTEGER,
    date_of_birth TEXT,
    code TEXT,
    source TEXT,
    reference_id TEXT,
    active INTEGER,
    loyalty INTEGER,
    verified INTEGER,
    created_at INTEGER,
    updated_at INTEGER,
    has_phone INTEGER NOT NULL,
    problems INTEGER NOT NULL,
    removed_at INTEGER
  ) STRICT;
  CREATE TABLE ${prefix}customer_text (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
  CREATE TABLE ${prefix}customer_raw (
    id INTEGER PRIMARY KEY,
    json TEXT NOT NULL,
    group_apart INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE ${prefix}problem (
    customer_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL
  ) STRICT;
`

export const customers: Migration = {
  version: 1,
  sql: `
    ${customerTables('')}
    ${customerTables('incoming_')}
    CREATE INDEX incoming_problem_customer ON incoming_problem (customer_id);

    CREATE TABLE customer_group (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      raw TEXT,
      embedded TEXT
    ) STRICT;
    CREATE TABLE incoming_group (id INTEGER PRIMARY KEY, embedded TEXT NOT NULL) STRICT;
    CREATE TABLE venue (id INTEGER PRIMARY KEY, name TEXT NOT NULL, raw TEXT NOT NULL) STRICT;

    -- Ids of the customers on each page that a running read has taken, as little-endian float64.
    CREATE TABLE read_page (position INTEGER PRIMARY KEY AUTOINCREMENT, ids BLOB NOT NULL) STRICT;
    -- Fields beyond the documented ones that some customer has, in the order of their first appearance.
    CREATE TABLE extra_field (name TEXT PRIMARY KEY) STRICT;
    CREATE TABLE sync_run (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      started_at INTEGER NOT NULL,
      finished_at INTEGER NOT NULL,
      result TEXT NOT NULL
    ) STRICT;
    -- Single values, as JSON: the checkpoint of a read, the last failure, the copy's revision.
    CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
}
