import type { Migration } from '../../sqlite/migrate'

/** The instant from which a catch-up reads is known by both clocks; after this step the next sync reads everyone. */
export const instants: Migration = {
  version: 6,
  sql: "DELETE FROM state WHERE key = 'caught-up'",
}
