import type { Database } from 'better-sqlite3'
import { restSteps } from '../index/keep'
import { areListsOld, listSteps } from '../index/texts/build-lists'
import { isFirstByNameOld, makeFirstByName } from '../index/texts/first-by-name'

/**
 * Makes what is still missing for every sort and search to be quick, after customers changed: they are there without,
 * with the same answers. Goes step by step, each some seconds at most for a million customers; whoever leaves in between
 * leaves the copy sound, and the next one goes on.
 */
export function* speedUp(database: Database): Generator<void> {
  yield* restSteps(database)
  if (areListsOld(database)) yield* inTransaction(database, () => listSteps(database))
  if (!isFirstByNameOld(database)) return
  database.transaction(makeFirstByName).immediate(database)
}

/** Goes through steps in one transaction. */
function* inTransaction(database: Database, steps: () => Generator<void>): Generator<void> {
  database.exec('BEGIN IMMEDIATE')
  try {
    yield* steps()
    database.exec('COMMIT')
  } finally {
    // Also where nobody asks for the next step any more.
    if (database.inTransaction) database.exec('ROLLBACK')
  }
}
