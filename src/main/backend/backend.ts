/** The backend of both shells: composes the handlers of each domain, which are next to the code that they serve. */
import { join } from 'node:path'
import type { Connection, Credentials } from '#shared/connection'
import type { Handlers } from '#shared/contract'
import type { ErrorData } from '#shared/errors'
import { minCopiedRecord } from '#shared/exports/record'
import type { Job } from '#shared/jobs'
import type { Language } from '#shared/locale/languages'
import { catalogues } from '#shared/messages/index'
import type { EventMessage } from '#shared/wire'
import { backupHandlers, openBackups } from './backups'
import type { CustomerSource } from './clopos/source'
import { openConnections } from './connections/connections'
import { connectionHandlers } from './connections/handlers'
import type { SecretStore } from './connections/secrets'
import { createCopies } from './copies'
import { copyFile } from './copy/copy'
import { isErasing } from './copy/erase'
import { readHistory, readLastSync } from './copy/history'
import { aboutFile, exportKnowledge, exportNotes } from './export-notes'
import { createComparison } from './jobs/comparison'
import { presetHandlers } from './export-presets'
import { clipboardHandlers, previewHandlers } from './export/handlers'
import { createChecks, judgeInspection } from './health/checks'
import { watchDisk } from './health/disk'
import { maxRecords } from './health/diagnostics'
import { checkHandlers, diagnosticsHandlers, diskHandlers } from './health/handlers'
import type { Inspect } from './health/run-inspection'
import type { BackendOptions, InternalMethods } from './internal-contract'
import { exportHandlers, jobHandlers, syncHandlers } from './jobs/handlers'
import { createIndexJobs } from './jobs/index-jobs'
import { createJobs } from './jobs/jobs'
import { createSyncJobs, type SyncJobsParts } from './jobs/sync-jobs'
import type { TaskRunner } from './jobs/task'
import type { Log } from './log/log'
import { logFolder } from './log/log-file'
import { messageHandlers } from './messages/handlers'
import { watchNetwork } from './network/watch'
import type { Route } from './network/way'
import { dataHandlers } from './data-usage'
import { createForgetting, privacyHandlers } from './privacy'
import { copyHandlers, customerHandlers } from './query/handlers'
import { createSelections } from './query/selection'
import { localZone } from './query/zone'
import { createScheduledExports } from './scheduled-exports'
import { settingsHandlers, type SettingsStore } from './settings'
import { appVersion } from '#shared/version'
import { acquireLock } from './sqlite/lock'
import { forgetAfterOf } from './sync/plan'
import { openUserData, type OpenUserData } from './user-data'
import { viewHandlers } from './views'

export interface BackendParts {
  readonly options: Pick<BackendOptions, 'dataFolder' | 'cloposBaseUrl' | 'secrets' | 'language' | 'locale'>
  readonly secrets: SecretStore
  readonly runTask: TaskRunner
  /** A client of Clopos for these credentials, along the way that leads there now. */
  readonly createSource: (credentials: Credentials) => Promise<CustomerSource>
  /** The way to a server in the network that this computer is in now. */
  readonly findRoute: (url: string) => Promise<Route>
  readonly inspect: Inspect
  readonly startSample: SyncJobsParts['startSample']
  readonly emit: (event: EventMessage) => void
  readonly clock: () => number
  readonly newId: () => string
  readonly log: Log
}

export interface RunningBackend {
  readonly handlers: Handlers<InternalMethods>
  /** Tells of copies that another process changed, and starts the syncs that are due. To be called every few seconds. */
  readonly tick: () => void
  /** Ends jobs at a safe point and closes every file. */
  readonly close: () => Promise<void>
}

/**
 * Starts everything behind the contract. Throws AppError `storage.folder` where the data folder cannot be written, and
 * `storage.in-use` where another copy of the app works with it.
 */
export function createBackend(parts: BackendParts): RunningBackend {
  const { options, emit, clock, newId, log, runTask } = parts
  const { dataFolder, cloposBaseUrl, locale } = options
  const connections = openConnections(dataFolder, parts.secrets)
  const lock = acquireLock(join(dataFolder, 'app.lock'), { code: 'storage.in-use', folder: dataFolder })
  let lost: ErrorData | null = null
  const ending = new AbortController()
  const openOwn = (): OpenUserData => {
    try {
      return openUserData(dataFolder, {
        clock,
        newId,
        onReset: (error) => {
          lost = error.data
          log.error('the settings were damaged and set aside', error)
        },
        onReplaced: () => {
          emit({ type: 'event', name: 'userData', payload: {} })
        },
      })
    } catch (thrown) {
      lock.release()
      throw thrown
    }
  }
  const userData = openOwn()
  const backups = openBackups({
    ...{ dataFolder, clock },
    database: () => userData.now().database,
    replaceWith: (file) => {
      userData.replaceWith(file)
      lost = null
    },
  })
  const settings = (): SettingsStore => userData.now().settings
  const folderOf = (id: string): string => connections.folder(connections.get(id).id)
  const languageNow = (): Language => {
    const { language } = settings().read()
    return language === 'system' ? options.language : language
  }
  const selections = createSelections()
  const jobs = createJobs({
    clock,
    newId,
    log,
    onChange: (payload) => {
      emit({ type: 'event', name: 'job', payload })
      endErasing(payload)
    },
  })
  const copies = createCopies({
    folder: folderOf,
    time: { clock, zone: localZone },
    language: languageNow,
    isSyncing: (connectionId) => syncs.isRunning(connectionId),
    onOpen: (connectionId, database) => {
      startIndexOf(connectionId, database)
      // Not within the query that opens it.
      setImmediate(() => {
        if (ending.signal.aborted) return
        forgetting.forgetDue(connectionId)
        forgetting.forgetContacts(connectionId)
      })
    },
  })
  const startIndexOf = createIndexJobs(jobs, runTask, folderOf)

  const tellChanges = (): void => {
    for (const payload of copies.changed()) emit({ type: 'event', name: 'copy', payload })
  }

  /** Also where nothing changed: when the copy was last compared is news too. */
  const tellCopy = (connectionId: string): void => {
    tellChanges()
    try {
      emit({ type: 'event', name: 'copy', payload: copies.status(connectionId) })
    } catch (thrown) {
      // The job's own end says what is wrong with the copy.
      log.error('copy status', thrown)
    }
  }

  /** Throws `storage.*`. */
  const copyAt = (connectionId: string): number | null =>
    copies.query(connectionId, (_, database) => readLastSync(database))?.finishedAt ?? null

  const lastSyncAt = (connectionId: string): number | null => {
    try {
      return copyAt(connectionId)
    } catch {
      // The sync itself will say what is wrong with the copy.
      return null
    }
  }

  const syncs = createSyncJobs({
    ...{ clock, jobs, runTask, cloposBaseUrl, connections, lastSyncAt },
    settings: () => settings().read(),
    startSample: parts.startSample,
    close: copies.close,
    onEnd: (connectionId) => {
      tellCopy(connectionId)
      forgetting.forgetContacts(connectionId)
    },
    onSchedule: (payload) => {
      emit({ type: 'event', name: 'schedule', payload })
    },
  })

  const forgetting = createForgetting({
    ...{ ask: copies.query, folderOf, runTask, selections, clock, tellCopy, log },
    contacted: () => userData.now().contacted,
    forgetAfter: () => forgetAfterOf(settings().read()),
    startIndex: (connectionId) => {
      copies.query(connectionId, (_, database) => {
        startIndexOf(connectionId, database)
      })
    },
  })

  /** A reader kept the file's log from being emptied, or a sync that would have done it failed. */
  const endErasing = (job: Job): void => {
    const isLeft =
      job.kind === 'export' ? job.state !== 'running' : job.kind === 'sync' && job.state === 'failed'
    if (!isLeft || ending.signal.aborted) return
    try {
      copies.query(job.connectionId, (_, database) => {
        if (isErasing(database)) startIndexOf(job.connectionId, database)
      })
    } catch {
      // The next start ends it.
    }
  }

  const knowledgeOf = exportKnowledge(userData.now, clock)
  const noteExport = exportNotes({ userData: userData.now, connections, clock, log })

  const schedules = createScheduledExports({
    ...{ dataFolder, clock, locale, log, emit, connections, jobs, runTask, syncs, folderOf, copyAt },
    ...{ knowledgeOf, noteExport, userData: userData.now, language: languageNow, signal: ending.signal },
  })

  const comparison = createComparison({ records: () => userData.now().exports.list(), runTask, folderOf })

  const closeAll = async (): Promise<void> => {
    await jobs.cancelAll()
    await comparison.cancel()
    await schedules.ended()
    await forgetting.ended()
    await runTask.stopBackgroundWork(null)
    copies.close()
  }

  const whenClosed = async (connectionId: string, work: () => void): Promise<void> => {
    await jobs.cancelAll(connectionId)
    await comparison.cancel()
    await forgetting.ended()
    await runTask.stopBackgroundWork(connections.folder(connectionId))
    copies.close(connectionId)
    work()
  }

  const backUp = (): void => {
    // What was lost is in the newest backup. One of the empty settings must not come before it.
    if (lost !== null) return
    try {
      backups.makeDaily()
    } catch (thrown) {
      log.error('the daily backup failed', thrown)
    }
  }

  const checks = createChecks(
    {
      ...{ dataFolder, cloposBaseUrl, clock },
      connections: connections.list,
      folderOf: connections.folder,
      credentials: connections.credentials,
      protection: options.secrets,
      createSource: parts.createSource,
      findRoute: parts.findRoute,
      inspect: parts.inspect,
    },
    (payload) => {
      emit({ type: 'event', name: 'checks', payload })
    },
  )
  const disk = watchDisk({
    dataFolder,
    copies: () => connections.list().map(({ id }) => copyFile(connections.folder(id))),
    clock,
    onChange: (error) => {
      emit({ type: 'event', name: 'disk', payload: { error } })
    },
  })

  /** A file that somebody chose is shown at once. Whether it is whole is known seconds later. */
  const inspectOpened = async (connection: Connection): Promise<void> => {
    const inspected = { file: copyFile(connections.folder(connection.id)), kind: 'copy' } as const
    try {
      const found = judgeInspection(inspected, await parts.inspect(inspected, ending.signal), connection)
      if (found.is !== 'wrong') return
      emit({ type: 'event', name: 'damage', payload: { connectionId: connection.id, error: found.error } })
    } catch (thrown) {
      if (!ending.signal.aborted) log.error('an opened copy was not inspected', thrown)
    }
  }

  const cameOnline = watchNetwork()
  return {
    handlers: {
      ...connectionHandlers({
        ...{ connections, whenClosed, clock },
        sampleName: () => catalogues[languageNow()].window.start.sampleName,
        createSource: parts.createSource,
        onRemoved: (connectionId) => {
          userData.now().contacted.forgetConnection(connectionId)
        },
        onOpened: (connection) => {
          void inspectOpened(connection)
        },
      }),
      ...checkHandlers(checks),
      ...diskHandlers(disk),
      ...diagnosticsHandlers(checks, (checked) => ({
        ...{ checked, locale },
        version: appVersion,
        language: languageNow(),
        protection: options.secrets,
        logFolder: logFolder(dataFolder),
        settings: settings().read(),
        backups: backups.list(),
        connections: connections.list(),
        history: (id) => {
          try {
            return copies.query(id, (_, database) => readHistory(database, maxRecords))
          } catch {
            return null
          }
        },
        now: clock(),
      })),
      ...dataHandlers(dataFolder, connections),
      ...copyHandlers(copies.query),
      ...customerHandlers(copies.query, selections),
      ...clipboardHandlers(copies.query, selections, locale, ({ connectionId, rows, ...order }, copied) => {
        if (copied < minCopiedRecord) return
        const selected = rows.kind === 'selection'
        noteExport(
          connectionId,
          { ...order, way: 'clipboard', options: null, selected, target: null },
          { rows: copied, ms: null },
        )
      }),
      ...previewHandlers(copies.query, selections, knowledgeOf, (format) =>
        userData.now().exports.speed(format),
      ),
      ...exportHandlers(jobs, runTask, selections, folderOf, knowledgeOf, (order, written, reached) => {
        noteExport(order.connectionId, { ...order, ...aboutFile(order) }, written, reached)
      }),
      ...messageHandlers({ ask: copies.query, selections, clock, userData: userData.now }),
      ...syncHandlers(copies.query, syncs, (id) => connections.get(id).id),
      ...jobHandlers(jobs),
      ...settingsHandlers(
        settings,
        () => lost,
        (change) => {
          if (change.forgetRemovedDays === undefined) return
          for (const { id } of connections.list()) forgetting.forgetDue(id)
        },
      ),
      ...privacyHandlers({
        ...{ dataFolder, connections, ask: copies.query, selections, forgetting, clock, closeAll },
        ...{ whilePaused: schedules.whilePaused, userData: userData.now },
        tellRemoved: () => {
          emit({ type: 'event', name: 'erased', payload: {} })
        },
      }),
      ...viewHandlers(() => userData.now().views),
      ...presetHandlers(() => userData.now().presets),
      ...schedules.handlers,
      ...comparison.handlers,
      ...backupHandlers(backups),
    },
    tick: () => {
      // All customer data is being deleted.
      if (schedules.isPaused()) return
      try {
        userData.now()
        backUp()
        disk.tick()
        tellChanges()
        if (cameOnline()) syncs.schedule.online()
        syncs.schedule.tick()
        schedules.tick()
      } catch (thrown) {
        // Nobody asked for it, and what is open goes on working: the next one comes.
        log.error('a look for changes failed', thrown)
      }
    },
    close: async () => {
      checks.cancel()
      ending.abort()
      await closeAll()
      userData.close()
      lock.release()
    },
  }
}
