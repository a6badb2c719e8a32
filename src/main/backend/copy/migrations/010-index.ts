import type { Migration } from '../../sqlite/migrate'

/**
 * The index is derived data with a format number of its own, so its tables are created by its build. Only the list of
 * customers that changed after a build is made here, because a sync writes it. What earlier versions stored is dropped by
 * the next build, in the background: it may have hundreds of megabytes.
 */
export const index: Migration = {
  version: 10,
  sql: `
    CREATE TABLE index_changed (id INTEGER PRIMARY KEY) STRICT;
    -- Nothing looks these up any more: the index answers.
    DROP INDEX IF EXISTS customer_group_id;
    DROP INDEX IF EXISTS customer_added_at;
    DROP INDEX IF EXISTS customer_changed_at;
  `,
}
