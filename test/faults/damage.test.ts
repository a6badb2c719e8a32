/** A damaged copy: reported, renamed and fetched again, never used silently. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { describe, expect, it } from 'vitest'
import { copyFile, openCopy } from '#backend/copy/copy'
import { catalogues, sentence } from '#shared/messages/index'
import { AppError } from '#shared/errors'
import { testFolder } from '../backend/api-rows'
import { copyRows, serverRows, serverWith, status, sync } from '../backend/sync/sync-steps'
import type { SampleServer } from '#backend/sample/server'

/** Writes nonsense over a part of a file. */
function overwrite(file: string, from: number, bytes: number): void {
  const handle = openSync(file, 'r+')
  try {
    writeSync(handle, Buffer.alloc(bytes, 0xa5), 0, bytes, from)
  } finally {
    closeSync(handle)
  }
}

const damages: readonly { readonly what: string; readonly damage: (file: string) => void }[] = [
  {
    what: 'its header',
    damage: (file) => {
      overwrite(file, 0, 100)
    },
  },
  {
    what: 'pages in its middle',
    damage: (file) => {
      const { size } = statSync(file)
      overwrite(file, Math.floor(size / 8 / 4096) * 4096, Math.floor((size * 6) / 8))
    },
  },
  {
    what: 'its second half, which is missing',
    damage: (file) => {
      truncateSync(file, Math.floor(statSync(file).size / 2))
    },
  },
  {
    what: 'all of it, which is another text',
    damage: (file) => {
      writeFileSync(file, 'these are no customers\n'.repeat(500))
    },
  },
]

async function copied(): Promise<{ server: SampleServer; folder: string; file: string }> {
  const server = await serverWith({ customers: 1200 })
  const folder = testFolder()
  await sync(server, folder)
  return { server, folder, file: copyFile(folder) }
}

async function failureOf(work: Promise<unknown>): Promise<AppError> {
  const thrown: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(thrown instanceof AppError))
    throw new TypeError('it did not fail with a named error', { cause: thrown })
  return thrown
}

const setAside = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.startsWith('customers.damaged-') && name.endsWith('.sqlite'))

describe('a damaged copy', () => {
  it.each(damages)(
    'is renamed by a sync that says so, and fetched again by the next one: $what',
    async ({ damage }) => {
      const { server, folder, file } = await copied()
      damage(file)
      const error = await failureOf(sync(server, folder, { complete: true }))
      const [aside] = setAside(folder)
      expect(error.data).toEqual({ code: 'storage.damaged', file, aside })
      expect(aside).toMatch(/^customers\.damaged-\d{4}-\d\d-\d\dT\d{6}\.sqlite$/)
      expect(sentence(catalogues.en, error.data)).toContain(`set aside as ${String(aside)}`)
      expect(existsSync(file)).toBe(false)
      expect(await sync(server, folder)).toMatchObject({ kind: 'complete', added: 1200 })
      expect(copyRows(folder)).toEqual(serverRows(server))
      // The damaged file stays, so that something may be saved from it.
      expect(setAside(folder)).toEqual([aside])
    },
  )

  it('stays where it is while Clopos cannot be reached', async () => {
    const { server, folder, file } = await copied()
    overwrite(file, 0, 100)
    await server.close()
    const error = await failureOf(sync(server, folder))
    expect(error.data).toEqual({ code: 'storage.damaged', file, aside: null })
    expect(setAside(folder)).toEqual([])
    expect(existsSync(file)).toBe(true)
  })

  it('is as it was before where the log of the last writing is damaged', async () => {
    const { server, folder, file } = await copied()
    const before = copyRows(folder)
    // A reader that stays holds the log back, as the window does.
    const reader = openCopy(folder)
    const held = reader.prepare('SELECT id FROM customer').iterate()
    held.next()
    server.store.update(firstOf(server).id, { name: 'Changed' })
    await sync(server, folder)
    // What a crash of the computer leaves: the file and its log, which was not written well.
    const found = testFolder()
    copyFileSync(file, copyFile(found))
    copyFileSync(`${file}-wal`, `${copyFile(found)}-wal`)
    held.return?.()
    reader.close()
    overwrite(`${copyFile(found)}-wal`, 0, 4096)
    const again = openCopy(found)
    expect(again.pragma('integrity_check', { simple: true })).toBe('ok')
    again.close()
    expect(copyRows(found)).toEqual(before)
    await sync(server, found)
    expect(copyRows(found)).toEqual(serverRows(server))
    expect(setAside(found)).toEqual([])
  })

  it('is not what a copy of a newer version is: that stays untouched', async () => {
    const { server, folder, file } = await copied()
    const database = openCopy(folder)
    database.pragma('user_version = 99')
    database.close()
    const error = await failureOf(sync(server, folder))
    expect(error.data).toMatchObject({ code: 'storage.newer', version: 99 })
    expect(existsSync(file)).toBe(true)
    expect(setAside(folder)).toEqual([])
    expect(() => status(folder)).toThrow('storage.newer')
  })
})

function firstOf(server: SampleServer): { readonly id: number } {
  const [first] = server.store.rows()
  if (first === undefined) throw new RangeError('The server has nobody.')
  return first
}
