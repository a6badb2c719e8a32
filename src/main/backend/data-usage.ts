import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { backendMethods, DomainHandlers } from '#shared/contract'
import type { Connections } from './connections/connections'

/** The size of all files below a folder, in bytes. A file that disappears meanwhile or cannot be read counts as empty. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const sizes = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return sizeOf(path)
      return entry.isFile()
        ? stat(path).then(
            ({ size }) => size,
            () => 0,
          )
        : 0
    }),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Where the data of the connections lies, and how much space it takes. */
export function dataHandlers(
  dataFolder: string,
  connections: Connections,
): DomainHandlers<typeof backendMethods, 'data'> {
  return {
    'data.usage': async () => ({
      bytes: await sizeOf(dataFolder),
      connections: await Promise.all(
        connections.list().map(async ({ id }) => {
          const folder = connections.folder(id)
          return { connectionId: id, folder, bytes: await sizeOf(folder) }
        }),
      ),
    }),
  }
}
