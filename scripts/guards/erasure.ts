/** The guards of erasure: nothing of a forgotten customer stays, and nobody else goes. */
import type { Guard } from './guard.ts'

const erase = 'src/main/backend/copy/erase.ts'
const eraseTests = ['test/backend/copy/erase.test.ts']

export const erasureGuards: readonly Guard[] = [
  {
    id: 'erasure: rows are overwritten',
    file: erase,
    text: "database.pragma('secure_delete = ON')",
    without: '',
    tests: eraseTests,
  },
  {
    id: 'erasure: the file is written again',
    file: erase,
    text: "database.exec('VACUUM')",
    without: '',
    tests: eraseTests,
  },
  {
    id: 'erasure: its log is emptied',
    file: erase,
    text: "'PRAGMA wal_checkpoint(TRUNCATE)'",
    without: "'PRAGMA wal_checkpoint(PASSIVE)'",
    tests: eraseTests,
  },
  {
    id: 'erasure: the index is built without them',
    file: 'src/main/backend/index/changes.ts',
    text: 'readDeleted(database, schema).length > 0',
    without: 'false',
    tests: eraseTests,
  },
  {
    id: 'erasure: not who is in Clopos',
    file: erase,
    text: "'removed_at IS NOT NULL AND id NOT IN",
    without: "'id NOT IN",
    tests: eraseTests,
  },
  {
    id: 'erasure: the list of exports',
    file: 'src/main/backend/user-database.ts',
    text: "database.pragma('secure_delete = ON')",
    without: '',
    tests: ['test/backend/privacy.test.ts'],
  },
]
