import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as v from 'valibot'
import type { Connection, Credentials } from '#shared/connection'
import { AppError } from '#shared/errors'
import { copyFile, takeInCopy } from '../copy/copy'
import { replaceFile } from '../sqlite/replace-file'
import { withStorageErrors } from '../sqlite/storage-error'
import { acquireLock } from '../sqlite/lock'
import type { SecretStore } from './secrets'

const connectionSchema = v.variant('kind', [
  v.object({
    kind: v.literal('clopos'),
    name: v.string(),
    brand: v.string(),
    clientId: v.string(),
    integratorId: v.string(),
    venueId: v.nullable(v.number()),
  }),
  v.object({
    kind: v.literal('sample'),
    name: v.string(),
    customers: v.number(),
    since: v.optional(v.number()),
  }),
  v.object({ kind: v.literal('copy'), name: v.string() }),
])

type StoredConnection = v.InferOutput<typeof connectionSchema>

type BrandAndVenue = Pick<Credentials, 'brand' | 'venueId'>

/** The connections of a data folder: each a folder below `connections/` with its description, secret and copy. */
export interface Connections {
  readonly list: () => Connection[]
  /** Throws `not-found`. */
  readonly get: (id: string) => Connection
  /** Whether this connection exists and has a server to sync from. */
  readonly canSync: (id: string) => boolean
  readonly folder: (id: string) => string
  /**
   * Stores a connection to Clopos, or new credentials for a known brand and venue, which keeps its name. `name`: of a
   * new one. Throws `secret.weak`.
   */
  readonly add: (credentials: Credentials, acceptWeakStorage: boolean, name?: string) => Promise<Connection>
  /** The connection of this brand and venue; null: there is none. */
  readonly known: (of: BrandAndVenue) => Connection | null
  /** The connection for these credentials, stored if it is new. The secret is not stored: the command line gets it each time. */
  readonly addWithoutSecret: (credentials: Credentials) => Connection
  /** Sample customers that change from `now` on; those that are there already stay, under their name. */
  readonly addSample: (customers: number, now: number, name: string) => Connection
  /**
   * Adds a copy of customers from a database file. If the same file was opened before, its old copy is replaced
   * `whenClosed`. Throws `storage.foreign`, `storage.newer`, `storage.unread`.
   */
  readonly openCopy: (
    path: string,
    whenClosed: (id: string, work: () => void) => Promise<void>,
  ) => Promise<Connection>
  readonly credentials: (id: string) => Promise<Credentials>
  /** Throws `connection.no-name`. */
  readonly rename: (id: string, name: string) => Connection
  /** Deletes the connection's folder and everything in it; nothing of it where another program has the copy open. */
  readonly remove: (id: string) => void
  /**
   * Deletes everything of every connection. Throws `privacy.in-use` where another program has some of it open; if it
   * syncs, nothing is deleted, else all but that.
   */
  readonly removeAll: () => void
}

/** How the name of a folder begins that is being deleted. No id begins so. */
const removed = '.removed-'

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8)

/** A folder name for any text: readable if possible, and different for different texts. */
export function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  if (plain === text && plain !== '') return plain
  return plain === '' ? digestOf(text) : `${plain}-${digestOf(text)}`
}

/**
 * The folder names that this brand and venue may have. The first could also belong to a brand whose name equals this brand
 * and venue together; the second is unique.
 */
function folderNames({ brand, venueId }: BrandAndVenue): readonly [string, string] {
  // The prefix tells a brand that is called Sample from the sample customers.
  const plain = venueId === null ? `brand-${slug(brand)}` : `brand-${slug(brand)}-venue-${String(venueId)}`
  return [plain, `${plain}-${digestOf(JSON.stringify([brand, venueId]))}`]
}

/** Opens the connections below `dataFolder`, which is created if it is missing. Throws `storage.folder`. */
export function openConnections(dataFolder: string, secrets: SecretStore): Connections {
  const root = join(dataFolder, 'connections')
  withStorageErrors(join(root, 'connections'), () => mkdirSync(root, { recursive: true, mode: 0o700 }))
  const folder = (id: string): string => join(root, id)
  // The app may have ended while it removed one.
  for (const name of readdirSync(root)) {
    if (!name.startsWith(removed)) continue
    try {
      rmSync(join(root, name), { recursive: true, force: true })
    } catch {
      // Windows holds a file open. The next start tries again.
    }
  }
  const descriptionOf = (id: string): string => join(folder(id), 'connection.json')

  const read = (id: string): Connection | null => {
    const file = descriptionOf(id)
    if (!/^[a-z0-9][a-z0-9-]*$/.test(id) || !existsSync(file)) return null
    try {
      return { id, ...v.parse(connectionSchema, JSON.parse(readFileSync(file, 'utf8'))) }
    } catch {
      // A truncated description must not hide the copy next to it.
      return existsSync(copyFile(folder(id))) ? { id, kind: 'copy', name: id } : null
    }
  }

  const write = (id: string, stored: StoredConnection): Connection => {
    const file = descriptionOf(id)
    withStorageErrors(file, () => {
      mkdirSync(folder(id), { recursive: true, mode: 0o700 })
      // Flushed, because after a power failure the new name could otherwise point to an empty file.
      writeFileSync(`${file}.new`, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600, flush: true })
      replaceFile(`${file}.new`, file)
    })
    return { id, ...stored }
  }

  /** The connection with this id, if it belongs to this brand and venue. */
  const readOwn = (id: string, { brand, venueId }: BrandAndVenue): Connection | null => {
    const known = read(id)
    return known?.kind === 'clopos' && known.brand === brand && known.venueId === venueId ? known : null
  }

  /** The folder of a brand and venue, or the one that they would get; never another brand's. */
  const idOf = (credentials: BrandAndVenue): string => {
    const [plain, apart] = folderNames(credentials)
    const own = [plain, apart].find((id) => readOwn(id, credentials) !== null)
    if (own !== undefined) return own
    return read(plain)?.kind === 'clopos' ? apart : plain
  }

  const describe = (id: string, credentials: Credentials, nameOfNew?: string): Connection => {
    const { brand, clientId, integratorId, venueId } = credentials
    const plainName = venueId === null ? brand : `${brand} · ${String(venueId)}`
    const name = readOwn(id, credentials)?.name ?? nameOfNew ?? plainName
    return write(id, { kind: 'clopos', name, brand, clientId, integratorId, venueId })
  }

  const get = (id: string): Connection => {
    const connection = read(id)
    if (connection === null) throw new AppError({ code: 'not-found', what: 'connection' })
    return connection
  }

  /** Another process may be syncing into it. */
  const refuseSynced = (id: string): void => {
    acquireLock(join(folder(id), 'sync.lock'), { code: 'sync.running' }).release()
  }

  const removeFolder = (id: string): void => {
    withStorageErrors(descriptionOf(id), () => {
      // In one step, so that a program that ends now leaves no half of it.
      const away = join(root, `${removed}${id}-${randomUUID()}`)
      try {
        renameSync(folder(id), away)
      } catch (thrown) {
        // Windows does not move a folder with a file that a program has open.
        throw process.platform === 'win32' ? new AppError({ code: 'storage.busy' }, thrown) : thrown
      }
      try {
        rmSync(copyFile(away), { force: true })
      } catch (thrown) {
        // Some file systems of Windows move it, and then do not delete the file.
        renameSync(away, folder(id))
        throw thrown
      }
      rmSync(away, { recursive: true, force: true })
    })
  }

  return {
    list: () =>
      // If somebody deleted the folder, there are no connections.
      (existsSync(root) ? withStorageErrors(root, () => readdirSync(root)) : [])
        .map(read)
        .filter((connection) => connection !== null)
        .sort((a, b) => a.name.localeCompare(b.name)),
    get,
    canSync: (id) => {
      const kind = read(id)?.kind
      return kind !== undefined && kind !== 'copy'
    },
    folder,
    add: async (credentials, acceptWeakStorage, name) => {
      const id = idOf(credentials)
      withStorageErrors(descriptionOf(id), () => mkdirSync(folder(id), { recursive: true, mode: 0o700 }))
      await secrets.save(folder(id), credentials.clientSecret, acceptWeakStorage)
      return describe(id, credentials, name)
    },
    known: (of) => readOwn(idOf(of), of),
    // A known connection keeps its client ID, because it belongs to the stored secret.
    addWithoutSecret: (credentials) => {
      const id = idOf(credentials)
      return readOwn(id, credentials) ?? describe(id, credentials)
    },
    addSample: (customers, now, newName) => {
      const known = read('sample')
      const since = known?.kind === 'sample' && known.customers === customers ? known.since : undefined
      const name = known?.kind === 'sample' ? known.name : newName
      return write('sample', { kind: 'sample', name, customers, since: since ?? now })
    },
    openCopy: async (path, whenClosed) => {
      const fileName = basename(path).replace(/\.[^.]*$/, '')
      const id = `copy-${slug(`${fileName}-${path}`)}`
      const known = read(id)
      const name = known?.kind === 'copy' ? known.name : fileName
      await takeInCopy(path, folder(id), (work) => whenClosed(id, work))
      return write(id, { kind: 'copy', name })
    },
    credentials: async (id) => {
      const connection = get(id)
      if (connection.kind !== 'clopos') throw new AppError({ code: 'sync.no-source' })
      const { brand, clientId, integratorId, venueId } = connection
      return { brand, clientId, integratorId, venueId, clientSecret: await secrets.load(folder(id)) }
    },
    rename: (id, name) => {
      const { id: known, ...stored } = get(id)
      const trimmed = name.trim()
      if (trimmed === '') throw new AppError({ code: 'connection.no-name' })
      return write(known, { ...stored, name: trimmed })
    },
    remove: (id) => {
      get(id)
      refuseSynced(id)
      removeFolder(id)
    },
    removeAll: () => {
      // Also folders that are no connection any more, because something is left of one.
      const all = withStorageErrors(root, () => readdirSync(root))
      const failed = (work: (id: string) => void): string[] =>
        all.filter((id) => {
          try {
            work(id)
            return false
          } catch {
            return true
          }
        })
      const names = all.map((id): [string, string] => [id, read(id)?.name ?? id])
      const refuse = (ids: readonly string[]): void => {
        if (ids.length === 0) return
        const connections = names.flatMap(([id, name]) => (ids.includes(id) ? [name] : []))
        throw new AppError({ code: 'privacy.in-use', connections })
      }
      refuse(failed(refuseSynced))
      refuse(failed(removeFolder))
    },
  }
}
