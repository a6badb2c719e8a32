import { setImmediate } from 'node:timers/promises'

import { AppError, errorData } from '#shared/errors'
import type { Progress } from '#shared/jobs'
import { isFirstLoad, type SyncReason, type SyncResult } from '#shared/sync'
import { ifAllowed } from '../clopos/if-allowed'
import type { CustomerSource, ReceivedGroup } from '../clopos/source'
import type { Sleep } from '../clopos/waiting'
import { copyFile, lockCopy, openCopy, readStatus } from '../copy/copy'
import { beginRun, endRun, forgetRunsBefore } from '../copy/history'
import { mergeIncoming, type MergeCounts } from '../copy/merge'
import type { WritableDatabase } from '../sqlite/database'
import { forgetRemovedBefore } from '../copy/erase'
import { fillNewColumns } from '../copy/new-columns'
import { updateIndex } from '../copy/update-index'
import { setAside } from '../sqlite/set-aside'
import { openStaging, type CopyLimits, type Staging } from '../copy/staging'
import { clearState, writeState } from '../sqlite/state'
import { storageError } from '../sqlite/storage-error'
import { catchUp } from './catch-up'
import type { ClockSkew } from './clock-skew'
import { readEveryCustomer } from './full-read'
import { caughtUpState } from './state'

/** How to sync; the same for every sync of a connection. */
export interface SyncPlan {
  readonly reason: SyncReason
  /** Read every customer from the start, even if a catch-up is enough or an interrupted read could be resumed. */
  readonly complete: boolean
  /** Milliseconds after which a full read is due again. */
  readonly completeEvery: number
  /** How long changes and the records of syncs are stored, in milliseconds. */
  readonly keepChanges: number
  /** Milliseconds after which customers that were removed are forgotten; null: never. */
  readonly forgetAfter: number | null
}

export interface SyncOptions extends SyncPlan {
  /** The connection's folder. Its copy is created if it is missing. */
  readonly folder: string
  readonly source: CustomerSource
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** Must wait on the same clock. By default in real time. */
  readonly sleep?: Sleep
  readonly signal: AbortSignal
  /** How much the copy may hold, if not `defaultCopyLimits`. */
  readonly copyLimits?: CopyLimits
  readonly onProgress: (progress: Progress) => void
  /**
   * Called when the customers are in the copy, and after a first load of up to `maxIndexedFirst` customers also the index. The
   * background work that follows ends when `signal` aborts.
   */
  readonly onMerged?: (result: SyncResult) => void
}

/**
 * After a first load of up to this many customers, the index is built before anybody learns of them: that takes some seconds,
 * and as long as it is missing each new search takes as long. With more customers the wait would be too long.
 */
const maxIndexedFirst = 200_000

/** A sync that is running. */
interface Run extends SyncOptions {
  readonly database: WritableDatabase
  readonly staging: Staging
  readonly id: number
  readonly startedAt: number
}

/**
 * Makes the copy equal to the server's customers. It reads only what changed if that is enough, else all customers. The
 * copy stays as it was until the read is complete; an interrupted full read is resumed by the next sync. Throws AppError
 * and records it in the copy: `sync.running` if another sync has the lock, what `CustomerSource` throws, `server.moving`,
 * `storage.*`, `cancelled`. A damaged copy is renamed, and the error says so.
 */
export async function runSync(options: SyncOptions): Promise<SyncResult> {
  const { folder } = options
  const file = copyFile(folder)
  const lock = lockCopy(folder)
  try {
    return await runLocked(options)
  } catch (thrown) {
    const error = storageError(thrown, file)
    throw error instanceof AppError && error.code === 'storage.damaged'
      ? await renameDamaged(options, error)
      : error
  } finally {
    lock.release()
  }
}

/**
 * Renames a damaged copy, so that the next sync creates a new one. If Clopos cannot be reached, the copy stays: what can
 * still be read of it is better than nothing.
 */
async function renameDamaged(
  { folder, source, signal, clock }: SyncOptions,
  damaged: AppError,
): Promise<AppError> {
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

async function runNoted(database: WritableDatabase, options: SyncOptions): Promise<SyncResult> {
  const { clock, reason, folder, signal, onMerged, onProgress } = options
  const startedAt = clock()
  const id = beginRun(database, reason, startedAt)
  let synced: Synced
  try {
    for (const step of fillNewColumns(database)) await setImmediate(step)
    synced = await syncInto({
      ...options,
      database,
      id,
      startedAt,
      staging: openStaging(database, options.copyLimits),
    })
  } catch (thrown) {
    noteFailure(database, options, id, storageError(thrown, copyFile(folder)))
    if (thrown instanceof AppError && thrown.code === 'server.endless') giveBack(database)
    throw thrown
  }
  const { result, isClockRight } = synced
  const { total } = result
  const isIndexedFirst = isFirstLoad(result) && total <= maxIndexedFirst
  if (isIndexedFirst) {
    onProgress({ done: total, total, isIndexing: true })
    await bringUpIndex(database, signal)
  }
  onMerged?.(result)
  if (isClockRight) await forgetDue(options)
  if (!isIndexedFirst) await bringUpIndex(database, signal)
  tidy(database)
  return result
}

/** Can be left to the next sync, too. */
async function forgetDue({ folder, forgetAfter, clock }: SyncOptions): Promise<void> {
  try {
    if (forgetAfter !== null) await forgetRemovedBefore(folder, clock() - forgetAfter)
  } catch {
    // For example a full disk.
  }
}

/** Can be left to the next sync: the customers are there already, and every answer is right. */
async function bringUpIndex(database: WritableDatabase, signal: AbortSignal): Promise<void> {
  try {
    for (const step of updateIndex(database)) {
      await setImmediate(step)
      if (signal.aborted) break
    }
  } catch {
    // For example a full disk.
  }
}

/** Gives the disk the room back that a read without end took. */
function giveBack(database: WritableDatabase): void {
  try {
    database.exec('VACUUM')
  } catch {
    // For example a full disk. Later reads use the room.
  }
  tidy(database)
}

function tidy(database: WritableDatabase): void {
  try {
    // The sync's writes stay in the write-ahead log until a checkpoint. If readers are busy, the next sync does it.
    database.pragma('busy_timeout = 0')
    database.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // For example a full disk. The next sync does it.
  }
}

function noteFailure(
  database: WritableDatabase,
  { clock, source }: SyncOptions,
  id: number,
  thrown: unknown,
): void {
  const error = errorData(thrown)
  try {
    const outcome =
      error.code === 'cancelled' ? ({ state: 'cancelled' } as const) : ({ state: 'failed', error } as const)
    endRun(database, id, clock(), source.requests(), outcome)
  } catch {
    // The disk is full or the file is damaged. The person gets to see that error anyway.
  }
}

interface Synced {
  readonly result: SyncResult
  /** With a wrong clock, recent records would look old and be deleted. */
  readonly isClockRight: boolean
}

async function syncInto(run: Run): Promise<Synced> {
  const { source, signal, complete } = run
  const askGroups = async (): Promise<readonly ReceivedGroup[]> =>
    (await ifAllowed(source.groups(signal))) ?? []
  const groups = await askGroups()
  const caughtUp = complete ? null : await catchUp({ ...run, groups, askGroups })
  if (caughtUp !== null) return finish(run, 'catch-up', { groups, venues: [], ...caughtUp })
  const venues = ifAllowed(source.venues(signal))
  // The names of venues are awaited at the end. An unhandled rejection until then would end the process.
  venues.catch(() => undefined)
  const read = await readEveryCustomer({ ...run, fromStart: complete, groups, askGroups })
  return finish(run, 'complete', { ...read, venues: (await venues) ?? [] })
}

/** How far this computer's clock may differ from the server's, including the length of a read. In milliseconds. */
const clocksAgree = 2 * 24 * 60 * 60 * 1000

type Read = Pick<Parameters<typeof mergeIncoming>[1], 'seen' | 'groups' | 'venues'> & {
  readonly readAt: ClockSkew | null
}

/** Merges what was read into the copy and records the sync, in one transaction. */
function finish(run: Run, kind: SyncResult['kind'], { readAt, ...read }: Read): Synced {
  const { database, staging, id, clock, signal, keepChanges } = run
  if (signal.aborted) throw new AppError({ code: 'cancelled' })
  return database
    .transaction((): Synced => {
      const now = clock()
      const counts = mergeIncoming(database, { ...read, runId: id, now })
      staging.clear()
      if (readAt === null) clearState(database, caughtUpState)
      else writeState(database, caughtUpState, readAt)
      const result = resultOf(run, kind, counts, now)
      endRun(database, id, now, result.requests, { state: 'done', result })
      const isClockRight = readAt !== null && Math.abs(now - readAt.server) < clocksAgree
      if (isClockRight) forgetRunsBefore(database, now - keepChanges)
      return { result, isClockRight }
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
