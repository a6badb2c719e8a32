import type { Migration } from '../../sqlite/migrate'

/**
 * What syncs did: a record of each, completed or not, and what it changed about which customer. `added_at` and
 * `changed_at` of a customer are the end of the sync that found it new or changed; null since the first load.
 */
export const history: Migration = {
  version: 2,
  sql: `
    ALTER TABLE customer ADD COLUMN added_at INTEGER;
    ALTER TABLE customer ADD COLUMN changed_at INTEGER;
    ALTER TABLE incoming_customer ADD COLUMN added_at INTEGER;
    ALTER TABLE incoming_customer ADD COLUMN changed_at INTEGER;
    CREATE INDEX customer_added_at ON customer (added_at) WHERE added_at IS NOT NULL;
    CREATE INDEX customer_changed_at ON customer (changed_at) WHERE changed_at IS NOT NULL;

    ALTER TABLE sync_run RENAME TO old_sync_run;
    CREATE TABLE sync_run (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      reason TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      finished_at INTEGER,
      -- running, done, failed, cancelled or interrupted
      outcome TEXT NOT NULL,
      requests INTEGER NOT NULL DEFAULT 0,
      -- JSON of what it found, or of the error.
      result TEXT,
      error TEXT
    ) STRICT;
    INSERT INTO sync_run (id, reason, started_at, finished_at, outcome, requests, result)
      SELECT id, 'person', started_at, finished_at, 'done', result ->> '$.requests',
             json_set(result, '$.kind', 'complete')
      FROM old_sync_run;
    DROP TABLE old_sync_run;
    -- The records say it from now on; a read of the old kind is begun anew.
    DELETE FROM state WHERE key IN ('last-failure', 'reading');
    DELETE FROM read_page;

    -- A field '' holds what happened to the whole customer: added, removed, restored.
    CREATE TABLE change (
      customer_id INTEGER NOT NULL,
      run_id INTEGER NOT NULL,
      field TEXT NOT NULL,
      before TEXT,
      after TEXT,
      PRIMARY KEY (customer_id, run_id, field)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX change_run ON change (run_id);
  `,
}
