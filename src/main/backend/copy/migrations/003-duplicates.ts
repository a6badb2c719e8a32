import type { Migration } from '../../sqlite/migrate'

/** Customers who share a phone number or an email with another one: found anew whenever customers changed. */
export const duplicates: Migration = {
  version: 3,
  sql: 'CREATE TABLE duplicate (customer_id INTEGER PRIMARY KEY) STRICT',
}
