import { existsSync, readdirSync, rmSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import type { backendMethods, DomainHandlers } from '#shared/contract'
import { defaultSettings } from '#shared/settings'
import { backupFolder } from './backups'
import type { Connections } from './connections/connections'
import { forgetCustomers, forgettableAmong, forgettableBefore } from './copy/erase'
import { removeUnfinished } from './export/file'
import type { TaskRunner } from './jobs/task'
import type { Log } from './log/log'
import type { Contacted } from './messages/contacted'
import type { AskCopy } from './query/handlers'
import { selectionKey, type Selections } from './query/selection'
import { downloadsFolder } from './shell/data-folder'
import { withStorageErrors } from './sqlite/storage-error'
import type { UserData } from './user-data'

export interface ForgettingParts {
  readonly ask: AskCopy
  readonly folderOf: (connectionId: string) => string
  readonly runTask: Pick<TaskRunner, 'stopBackgroundWork'>
  readonly selections: Selections
  readonly clock: () => number
  /** Milliseconds after which removed customers are forgotten; null: never. */
  readonly forgetAfter: () => number | null
  readonly contacted: () => Contacted
  /** Tells the page that a copy changed. */
  readonly tellCopy: (connectionId: string) => void
  /** Builds the index of a copy and ends the work, in the background. */
  readonly startIndex: (connectionId: string) => void
  readonly log: Log
}

/** Forgets customers of copies, because a person asked or because it is time. */
export interface Forgetting {
  /** Forgets those of some customers that Clopos does not have any more. Returns how many those are. */
  readonly forget: (connectionId: string, ids: readonly number[]) => Promise<number>
  /** Forgets who is due in a copy, in the background. */
  readonly forgetDue: (connectionId: string) => void
  /** Drops from what is known of message lists who is not in a copy any more, because a sync forgot them. */
  readonly forgetContacts: (connectionId: string) => void
  /** Resolves when nothing of it runs any more. */
  readonly ended: () => Promise<void>
}

export function createForgetting(parts: ForgettingParts): Forgetting {
  const { ask, folderOf, runTask, selections, clock, forgetAfter, contacted, tellCopy, startIndex, log } =
    parts
  const running = new Map<string, Promise<unknown>>()

  const forget = async (connectionId: string, ids: readonly number[]): Promise<number> => {
    const folder = folderOf(connectionId)
    // A build writes for seconds at a time.
    await runTask.stopBackgroundWork(folder)
    const forgotten = await forgetCustomers(folder, ids)
    if (forgotten.length > 0) {
      selections.drop(connectionId, forgotten)
      const gone = new Set(forgotten)
      contacted().forget(connectionId, (id) => gone.has(id))
      tellCopy(connectionId)
    }
    startIndex(connectionId)
    return forgotten.length
  }

  /** One after another in each copy. */
  const inTurn = <Value>(connectionId: string, work: () => Promise<Value>): Promise<Value> => {
    const before = running.get(connectionId) ?? Promise.resolve()
    const own = before.catch(() => undefined).then(work)
    running.set(connectionId, own)
    const end = (): void => {
      if (running.get(connectionId) === own) running.delete(connectionId)
    }
    own.then(end, end)
    return own
  }

  return {
    forget: (connectionId, ids) => inTurn(connectionId, () => forget(connectionId, ids)),
    forgetDue: (connectionId) => {
      if (running.has(connectionId)) return
      inTurn(connectionId, async () => {
        const after = forgetAfter()
        if (after === null) return
        const due = ask(connectionId, (_, database) => forgettableBefore(database, clock() - after))
        if (due.length > 0) await forget(connectionId, due)
      }).catch((thrown: unknown) => {
        // The next sync, or the next start, tries again.
        log.error('removed customers were not forgotten', thrown)
      })
    },
    forgetContacts: (connectionId) => {
      if (forgetAfter() === null) return
      try {
        ask(connectionId, (_, database) => {
          const find = database.prepare<[number], number>('SELECT 1 FROM customer WHERE id = ?').pluck()
          contacted().forget(connectionId, (id) => find.get(id) === undefined)
        })
      } catch (thrown) {
        // The next sync, or the next start, tries again.
        log.error('contacts of forgotten customers stayed', thrown)
      }
    },
    ended: async () => {
      await Promise.allSettled([...running.values()])
    },
  }
}

/** What lies in the data folder beside the connections and may hold customers, or queries that name them. */
function leftovers(dataFolder: string): readonly string[] {
  const aside = existsSync(dataFolder)
    ? readdirSync(dataFolder).filter((name) => /^settings\.(?:damaged-|sqlite\.new)/.test(name))
    : []
  return [
    ...['logs', ...aside].map((name) => join(dataFolder, name)),
    backupFolder(dataFolder),
    // Browser mode still needs the folder itself.
    ...(existsSync(downloadsFolder(dataFolder))
      ? readdirSync(downloadsFolder(dataFolder)).map((name) => join(downloadsFolder(dataFolder), name))
      : []),
  ]
}

/** The folders of exported files that are still there. Nothing but their names is known of them. */
export function exportFolders({ exports }: UserData): readonly string[] {
  const folders = exports.list().flatMap(({ target }) => {
    return target !== null && isAbsolute(target) && existsSync(target) ? [dirname(target)] : []
  })
  return [...new Set(folders)]
}

/**
 * Deletes every copy and sign-in, and everything else in the data folder that may hold customers. Settings and views stay,
 * but for the search and the names of connections. Exported files stay, too: gives their folders. All files of copies must be closed. Throws
 * `privacy.in-use` and `storage.*`.
 */
export async function removeEverything(
  dataFolder: string,
  connections: Connections,
  userData: UserData,
): Promise<readonly string[]> {
  const folders = exportFolders(userData)
  connections.removeAll()
  withStorageErrors(join(dataFolder, 'logs'), () => {
    for (const path of leftovers(dataFolder)) rmSync(path, { recursive: true, force: true })
  })
  for (const folder of folders) await removeUnfinished(folder)
  const { connectionId, search, viewId, recentCommands } = defaultSettings
  userData.settings.write({ connectionId, search, viewId, recentCommands })
  userData.schedules.clear()
  userData.contacted.clear()
  userData.optOuts.clear()
  userData.exports.clear()
  return folders
}

export interface PrivacyParts {
  readonly dataFolder: string
  readonly connections: Connections
  readonly ask: AskCopy
  readonly selections: Selections
  readonly forgetting: Forgetting
  readonly userData: () => UserData
  readonly clock: () => number
  /** Does `work` while nothing begins by itself. */
  readonly whilePaused: (work: () => Promise<void>) => Promise<void>
  /** Ends all work and closes every copy. */
  readonly closeAll: () => Promise<void>
  /** Tells every page that there are no connections any more. */
  readonly tellRemoved: () => void
}

type Which =
  { readonly kind: 'one'; readonly id: number } | { readonly kind: 'selection'; readonly selection: string }

const day = 24 * 60 * 60 * 1000

/** What people do to keep the data of customers private. */
export function privacyHandlers(parts: PrivacyParts): DomainHandlers<typeof backendMethods, 'privacy'> {
  const { dataFolder, connections, ask, selections, forgetting, userData, clock } = parts
  const idsOf = (connectionId: string, which: Which): readonly number[] =>
    which.kind === 'one'
      ? [which.id]
      : [...selections.ids(selectionKey(connectionId, which.selection)).toArray()]
  return {
    'privacy.forgettable': ({ connectionId, which }) => {
      const ids = idsOf(connectionId, which)
      const count = ask(connectionId, (_, database) => forgettableAmong(database, ids).length)
      return { count, others: ids.length - count }
    },
    'privacy.forget': async ({ connectionId, which }) => ({
      count: await forgetting.forget(connections.get(connectionId).id, idsOf(connectionId, which)),
    }),
    'privacy.due': ({ days }) => {
      const before = clock() - days * day
      const counts = connections.list().map(({ id }) => {
        try {
          return ask(id, (_, database) => forgettableBefore(database, before).length)
        } catch {
          // A copy that cannot be read says so when it is opened.
          return 0
        }
      })
      return { count: counts.reduce((sum, count) => sum + count, 0) }
    },
    'privacy.exports': () => userData().exports.list(),
    'privacy.clearExports': () => {
      userData().exports.clear()
      return null
    },
    'privacy.exportFolders': () => exportFolders(userData()),
    'privacy.removeAll': async () => {
      await parts.whilePaused(async () => {
        await parts.closeAll()
        try {
          await removeEverything(dataFolder, connections, userData())
        } finally {
          parts.tellRemoved()
        }
      })
      return null
    },
  }
}
