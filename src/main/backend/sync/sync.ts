import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { AppError, errorData } from '#shared/errors'
import type { Progress } from '#shared/jobs'
import type { SyncReason, SyncResult } from '#shared/sync'
import type { CustomerSource, ReceivedGroup } from '../clopos/source'
import type { Sleep } from '../clopos/waiting'
import { speedUp } from '../query/speed-up'
import { copyFile, openCopy, readStatus } from '../copy/copy'
import { beginRun, endRun, forgetRunsBefore } from '../copy/history'
import { mergeIncoming, type MergeCounts } from '../copy/merge'
import { setAside } from '../sqlite/set-aside'
import { openStaging, type Staging } from '../copy/staging'
import { clearState, writeState } from '../sqlite/state'
import { storageError, withStorageErrors } from '../sqlite/storage-error'
import { acquireLock } from '../sqlite/lock'
import { catchUp } from './catch-up'
import type { ClockSkew } from './clock-skew'
import { readEveryCustomer } from './full-read'
import { caughtUpState } from './state'

/** How a sync is to be done; the same for every sync of a connection. */
export interface SyncPlan {
  readonly reason: SyncReason
  /** Read every customer from the start, even where a catch-up would do or an interrupted read could be resumed. */
  readonly complete: boolean
  /** Milliseconds after which a full read is due again. */
  readonly completeEvery: number
  /** Milliseconds for which changes and the records of syncs are kept. */
  readonly keepChanges: number
}

export interface SyncOptions extends SyncPlan {
  /** The connection's folder; its copy is created where there is none. */
  readonly folder: string
  readonly source: CustomerSource
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** Must wait on the same clock; real time where it is not given. */
  readonly sleep?: Sleep
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
  /** Told as soon as the customers are there. What follows makes sorting and searching quick, and ends with the signal. */
  readonly onMerged?: (result: SyncResult) => void
}

/** A sync that is under way. */
interface Run extends SyncOptions {
  readonly database: Database
  readonly staging: Staging
  readonly id: number
  readonly startedAt: number
}

/**
 * Makes the copy equal to the server's customers, by reading what changed where that is enough, else all of them. Until
 * the read is complete the copy stays as it was; what a full read has read is kept, and the next sync resumes there.
 * Throws AppError, and notes it in the copy: `sync.running` where another sync holds the copy, what `CustomerSource`
 * throws, `server.moving`, `storage.*`, `cancelled`. A damaged copy is set aside, and the error says so.
 */
export async function runSync(options: SyncOptions): Promise<SyncResult> {
  const { folder } = options
  const file = copyFile(folder)
  withStorageErrors(file, () => mkdirSync(folder, { recursive: true, mode: 0o700 }))
  const lock = acquireLock(join(folder, 'sync.lock'), { code: 'sync.running' })
  try {
    return await runLocked(options)
  } catch (thrown) {
    const error = storageError(thrown, file)
    throw error instanceof AppError && error.code === 'storage.damaged'
      ? await makeWay(options, error)
      : error
  } finally {
    lock.release()
  }
}

/**
 * Puts a damaged copy out of the way of the next sync. Where Clopos cannot be reached it stays: what can still be read of
 * it is better than nothing.
 */
async function makeWay({ folder, source, signal, clock }: SyncOptions, damaged: AppError): Promise<AppError> {
  try {
    await source.signIn(signal)
  } catch {
    return damaged
  }
  const file = copyFile(folder)
  return new AppError({ code: 'storage.damaged', file, aside: setAside(file, clock()) }, damaged)
}

async function runLocked(options: SyncOptions): Promise<SyncResult> {
  const database = openCopy(options.folder)
  try {
    return await runNoted(database, options)
  } finally {
    database.close()
  }
}

async function runNoted(database: Database, options: SyncOptions): Promise<SyncResult> {
  const { clock, reason, folder, signal, onMerged } = options
  const startedAt = clock()
  const id = beginRun(database, reason, startedAt)
  let result: SyncResult
  try {
    result = await syncInto({ ...options, database, id, startedAt, staging: openStaging(database) })
  } catch (thrown) {
    noteFailure(database, options, id, storageError(thrown, copyFile(folder)))
    throw thrown
  }
  onMerged?.(result)
  await tidy(database, signal)
  return result
}

/** What can be left to the next sync: the customers are there already, and every answer is right. */
async function tidy(database: Database, signal: AbortSignal): Promise<void> {
  try {
    for (const step of speedUp(database)) {
      await setImmediate(step)
      if (signal.aborted) break
    }
    // What the sync wrote lies in the log until a checkpoint; readers that are busy put it off to the next one.
    database.pragma('busy_timeout = 0')
    database.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // A full disk, say.
  }
}

function noteFailure(database: Database, { clock, source }: SyncOptions, id: number, thrown: unknown): void {
  const error = errorData(thrown)
  try {
    const outcome =
      error.code === 'cancelled' ? ({ state: 'cancelled' } as const) : ({ state: 'failed', error } as const)
    endRun(database, id, clock(), source.requests(), outcome)
  } catch {
    // The disk is full or the file damaged: that very error is on its way to the person already.
  }
}

/** Names of groups and venues are good to have; a sign-in that may not ask for them still gets its customers. */
async function ifAllowed<Item>(asked: Promise<readonly Item[]>): Promise<readonly Item[]> {
  try {
    return await asked
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'server.refused') return []
    throw thrown
  }
}

async function syncInto(run: Run): Promise<SyncResult> {
  const { source, signal, complete } = run
  const askGroups = (): Promise<readonly ReceivedGroup[]> => ifAllowed(source.groups(signal))
  const groups = await askGroups()
  const caughtUp = complete ? null : await catchUp({ ...run, groups, askGroups })
  if (caughtUp !== null) return finish(run, 'catch-up', { seen: null, groups, venues: [], ...caughtUp })
  const venues = ifAllowed(source.venues(signal))
  // Nobody waits for their names before the end.
  venues.catch(() => undefined)
  const read = await readEveryCustomer({ ...run, fromStart: complete, groups, askGroups })
  return finish(run, 'complete', { ...read, venues: await venues })
}

/** This computer's clock and the server's may differ by so many milliseconds, the length of a read included. */
const clocksAgree = 2 * 24 * 60 * 60 * 1000

type Read = Pick<Parameters<typeof mergeIncoming>[1], 'seen' | 'groups' | 'venues'> & {
  readonly readAt: ClockSkew | null
}

/** Makes what was read part of the copy, with its record, in one transaction. */
function finish(run: Run, kind: SyncResult['kind'], { readAt, ...read }: Read): SyncResult {
  const { database, staging, id, clock, signal, keepChanges } = run
  if (signal.aborted) throw new AppError({ code: 'cancelled' })
  return database
    .transaction((): SyncResult => {
      const now = clock()
      const counts = mergeIncoming(database, { ...read, gathered: staging.gathered(), runId: id, now })
      staging.clear()
      if (readAt === null) clearState(database, caughtUpState)
      else writeState(database, caughtUpState, readAt)
      const result = resultOf(run, kind, counts, now)
      endRun(database, id, now, result.requests, { state: 'done', result })
      // A wrong clock must not forget what it holds for old.
      if (readAt !== null && Math.abs(now - readAt.server) < clocksAgree) {
        forgetRunsBefore(database, now - keepChanges)
      }
      return result
    })
    .immediate()
}

function resultOf(run: Run, kind: SyncResult['kind'], counts: MergeCounts, now: number): SyncResult {
  const { customers, problems } = readStatus(run.database, '')
  return {
    kind,
    ...counts,
    total: customers,
    problems,
    requests: run.source.requests(),
    seconds: Math.max(0, (now - run.startedAt) / 1000),
  }
}
