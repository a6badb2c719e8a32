import { randomBytes } from 'node:crypto'
import { open, mkdir, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '#shared/errors'
import { isFileName } from '#shared/exports/file-name'

/** A place for one export. */
export interface DownloadPlace {
  /** Where the backend writes the file. It appears there only when it is complete. */
  readonly path: string
  /** Where the page fetches it from: a path that nobody can guess. */
  readonly download: string
}

export interface Downloads {
  /** Makes a place for a file. Throws `export.name` if no file can have this name. */
  readonly place: (fileName: string) => Promise<DownloadPlace>
  /** The complete file at this URL path, or null. The caller closes it. It is deleted an hour later. */
  readonly find: (path: string) => Promise<{ readonly fileName: string; readonly file: FileHandle } | null>
  /** Deletes all files. */
  readonly close: () => Promise<void>
}

const prefix = '/download/'

/** How long a file that was fetched can be fetched again, in milliseconds. */
const fetchAgain = 60 * 60 * 1000

const remove = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })

/** Opens the folder for exports and deletes those of earlier starts. */
export async function openDownloads(folder: string): Promise<Downloads> {
  await remove(folder)
  const places = new Map<string, { readonly fileName: string; readonly path: string }>()
  return {
    place: async (fileName) => {
      if (!isFileName(fileName)) throw new AppError({ code: 'export.name', file: fileName })
      const id = randomBytes(16).toString('hex')
      await mkdir(join(folder, id), { recursive: true, mode: 0o700 })
      const path = join(folder, id, fileName)
      places.set(prefix + id, { fileName, path })
      return { path, download: prefix + id }
    },
    find: async (path) => {
      const place = places.get(path)
      if (place === undefined) return null
      const file = await open(place.path).catch(() => null)
      if (file === null) return null
      setTimeout(() => {
        places.delete(path)
        // Where another program reads the file, the end of browser mode deletes it.
        remove(dirname(place.path)).catch(() => undefined)
      }, fetchAgain).unref()
      return { fileName: place.fileName, file }
    },
    close: () => remove(folder),
  }
}

/** The `Content-Disposition` of a file to be saved under a name in any script (RFC 6266, RFC 8187). */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\w .()-]/g, '_')
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
