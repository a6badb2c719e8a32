import { promisify } from 'node:util'
import { constants, crc32, deflateRaw } from 'node:zlib'
import { Zip, type ZipInputFile } from 'fflate/browser'

const deflate = promisify(deflateRaw)

/** A file of a zip. */
export interface ZipEntry {
  /** Bytes so far, before they were deflated. */
  readonly size: () => number
  /** Deflates a part beside this thread. */
  readonly deflate: (bytes: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>
  /** Writes deflated parts, in the order in which they were deflated. */
  readonly append: (deflated: Uint8Array<ArrayBuffer>) => void
  readonly end: () => void
}

/** A zip that only grows at its end, so that it can go to a pipe. */
export interface ZipStream {
  readonly add: (name: string) => ZipEntry
  readonly end: () => void
  /** What was written since the last call. */
  readonly take: () => Uint8Array
}

const deflatedMethod = 8

/** The end of deflated bytes: a last block with nothing in it. */
const endOfDeflated = Uint8Array.of(3, 0)

/** Little more than the fastest, and a tenth smaller. */
const level = 2

/** `time`: when its files were made. fflate writes the structure, and Node deflates: ten times as fast, in other threads. */
export function createZip(time: number): ZipStream {
  let written: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    written.push(bytes)
  })
  return {
    add: (filename) => {
      const file: ZipInputFile = { filename, size: 0, crc: 0, compression: deflatedMethod, mtime: time }
      zip.add(file)
      return {
        size: () => file.size,
        deflate: (bytes) => {
          file.crc = crc32(bytes, file.crc)
          file.size += bytes.length
          // A flush ends on a whole byte, so that the parts can follow each other.
          return deflate(bytes, { level, chunkSize: bytes.length, finishFlush: constants.Z_SYNC_FLUSH })
        },
        append: (deflated) => file.ondata?.(null, deflated, false),
        end: () => file.ondata?.(null, endOfDeflated, true),
      }
    },
    end: () => {
      zip.end()
    },
    take: () => {
      const taken = Buffer.concat(written)
      written = []
      return taken
    },
  }
}
