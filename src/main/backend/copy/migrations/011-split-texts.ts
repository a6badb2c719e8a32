import type { Migration } from '../../sqlite/migrate'

/**
 * The texts that are searched lie apart by class: names, numbers (codes and phones), and others. Earlier texts stay joined in
 * the first column, where they are found as before; the next build of the index splits them (see `splitTexts`).
 */
const split = (table: string): string => `
  ALTER TABLE ${table} RENAME COLUMN text TO names;
  ALTER TABLE ${table} ADD COLUMN numbers TEXT NOT NULL DEFAULT '';
  ALTER TABLE ${table} ADD COLUMN others TEXT NOT NULL DEFAULT '';
`

export const splitTexts: Migration = {
  version: 11,
  sql: `
    ${split('customer_text')}
    ${split('incoming_customer_text')}
    INSERT OR REPLACE INTO state (key, value)
      SELECT 'joined-texts', 'true'
      WHERE EXISTS (SELECT 1 FROM customer_text) OR EXISTS (SELECT 1 FROM incoming_customer_text);
  `,
}
