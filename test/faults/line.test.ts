/** What happens to the line, the sign-in, the clock and the computer while customers are read. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCloposSource } from '#backend/clopos/client'
import type { SourceLimits } from '#backend/clopos/limits'
import { readChanges } from '#backend/copy/changes'
import { openCopyReader } from '#backend/copy/copy'
import { acquireLock } from '#backend/sqlite/lock'
import type { SampleServer, SampleServerOptions } from '#backend/sample/server'
import { runSync } from '#backend/sync/sync'
import { errorData } from '#shared/errors'
import type { CustomerChange, SyncResult } from '#shared/sync'
import { testFolder } from '../backend/api-rows'
import { copyRows, idsOf, serverRows, serverWith, status } from '../backend/sync/sync-steps'
import { resume, suspend } from '../platform'
import { buildCommandLine, copyFolderIn, environmentOf, type BuiltCommandLine } from './built-command-line'
import { openRelay, type Relay } from './relay'

const day = 24 * 60 * 60 * 1000

interface SyncHow {
  readonly clock?: () => number
  readonly limits?: Partial<SourceLimits>
  readonly complete?: boolean
}

/** A sync through the relay, or directly with the server. */
function sync(
  server: SampleServer,
  folder: string,
  line: Relay | null,
  how: SyncHow = {},
): Promise<SyncResult> {
  const baseUrl =
    line === null ? server.baseUrl : server.baseUrl.replace(String(server.port), String(line.port))
  const { clock = Date.now } = how
  const limits = { backoffMs: 1, longestBackoffMs: 5, requestsPerMinute: 100_000, ...how.limits }
  return runSync({
    folder,
    source: createCloposSource({ baseUrl, credentials: server.credentials, clock, limits }),
    clock,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    reason: 'person',
    complete: how.complete ?? false,
    completeEvery: day,
    keepChanges: 90 * day,
    forgetAfter: null,
  })
}

async function behindRelay(
  options: Partial<SampleServerOptions>,
): Promise<{ server: SampleServer; line: Relay }> {
  const server = await serverWith(options)
  const line = await openRelay(server.port)
  onTestFinished(line.close)
  return { server, line }
}

/** Something to wait for. */
function latch(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return {
    opened,
    open: () => {
      open()
    },
  }
}

function changesOf(folder: string, id: number): CustomerChange[] {
  const database = openCopyReader(folder)
  try {
    return readChanges(database, id)
  } finally {
    database.close()
  }
}

const signIns = (server: SampleServer): number =>
  server.requests.filter(({ path }) => path === '/auth').length
const pages = (server: SampleServer): number =>
  server.requests.filter(({ query }) => query.get('sort[0]') === 'id').length

describe('the sign-in', () => {
  it('is renewed once where it ends while several requests are under way', async () => {
    let server: SampleServer | null = null
    const waiting: (() => void)[] = []
    server = await serverWith({
      customers: 9000,
      beforeAnswer: async ({ query }) => {
        if (server === null || query.get('sort[0]') !== 'id' || signIns(server) > 1) return
        // From the second page on, six at once: their token ends while they are under way.
        if (pages(server) < 2) return
        await new Promise<void>((resolve) => {
          waiting.push(resolve)
          if (waiting.length < 6) return
          for (const go of waiting) go()
        })
      },
      faults: ({ query, pageNumber }) =>
        query.get('sort[0]') === 'id' && pageNumber === 8 ? { kind: 'expired-token' } : null,
    })
    const folder = testFolder()
    await sync(server, folder, null)
    expect(signIns(server)).toBe(2)
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('that is revoked ends the read by name, which goes on once it is allowed again', async () => {
    let revoked = false
    const refusal = { status: 401, body: { success: false, message: 'Unauthorized', error: 'Invalid token' } }
    const server = await serverWith({
      customers: 7000,
      faults: ({ path, pageNumber }) => {
        if ((pageNumber ?? 0) >= 5) revoked = true
        return revoked && path !== '/auth' ? { kind: 'answer', answer: refusal } : null
      },
    })
    const folder = testFolder()
    await expect(sync(server, folder, null)).rejects.toThrow('sign-in.revoked')
    expect(status(folder)).toMatchObject({
      customers: 0,
      interrupted: true,
      lastFailure: { error: { code: 'sign-in.revoked' } },
    })
    const asked = pages(server)
    const clean = await serverWith({ customers: 7000 })
    expect(await sync(clean, folder, null)).toMatchObject({ total: 7000 })
    expect(asked).toBeGreaterThan(4)
    expect(pages(clean)).toBeLessThan(8)
    expect(copyRows(folder)).toEqual(serverRows(clean))
  })
})

describe('the line', () => {
  it('may be cut again and again', async () => {
    let line: Relay | null = null
    let cuts = 0
    const opened = await behindRelay({
      customers: 6000,
      beforeAnswer: ({ number }) => {
        if (number % 3 !== 0 || cuts >= 4) return
        cuts += 1
        line?.cut()
      },
    })
    line = opened.line
    const folder = testFolder()
    await sync(opened.server, folder, line, { limits: { repeats: 20 } })
    expect(cuts).toBe(4)
    expect(copyRows(folder)).toEqual(serverRows(opened.server))
  })

  it('may be away: that has a name, and the next sync goes on where this one stopped', async () => {
    const gone = latch()
    const { server, line } = await behindRelay({
      // Many more pages than are asked for at once.
      customers: 22_000,
      beforeAnswer: async ({ pageNumber }) => {
        if ((pageNumber ?? 0) < 18) return
        await line.refuse()
        gone.open()
      },
    })
    const folder = testFolder()
    const failure: unknown = await sync(server, folder, line).catch((thrown: unknown) => thrown)
    await gone.opened
    expect(errorData(failure).code).toBe('network.unreachable')
    expect(status(folder)).toMatchObject({ customers: 0, interrupted: true })
    const later = await serverWith({ customers: 22_000 })
    await sync(later, folder, null)
    expect(pages(later)).toBeLessThan(23)
    expect(copyRows(folder)).toEqual(serverRows(later))
  })

  it('may be gone for a moment: a refused connection is tried once more', async () => {
    let line: Relay | null = null
    let away = false
    const opened = await behindRelay({
      customers: 3000,
      beforeAnswer: async ({ pageNumber }) => {
        if (pageNumber !== 2 || line === null) return
        away = true
        await line.refuse()
        await line.accept()
      },
    })
    line = opened.line
    const folder = testFolder()
    await sync(opened.server, folder, line)
    expect(away).toBe(true)
    expect(copyRows(folder)).toEqual(serverRows(opened.server))
  })
})

describe('the clock', () => {
  it('set back by a day: the next sync reads everybody, and nothing is lost', async () => {
    const server = await serverWith({})
    const folder = testFolder()
    await sync(server, folder, null)
    server.store.update(idsOf(server)[5] ?? 0, { name: 'Changed' })
    const back = (): number => Date.now() - day
    expect(await sync(server, folder, null, { clock: back })).toMatchObject({ kind: 'complete', changed: 1 })
    expect(await sync(server, folder, null, { clock: back })).toMatchObject({ kind: 'catch-up', changed: 0 })
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('ahead by a year: the next sync reads everybody, and what is remembered of changes stays', async () => {
    const server = await serverWith({})
    const folder = testFolder()
    await sync(server, folder, null)
    const id = idsOf(server)[5] ?? 0
    server.store.update(id, { name: 'Changed' })
    await sync(server, folder, null)
    const ahead = (): number => Date.now() + 365 * day
    expect(await sync(server, folder, null, { clock: ahead })).toMatchObject({ kind: 'complete', changed: 0 })
    expect(changesOf(folder, id)).toMatchObject([{ event: 'changed', fields: [{ field: 'name' }] }])
    expect(await sync(server, folder, null)).toMatchObject({ kind: 'complete' })
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('of the server set back between two syncs: the next one reads everybody', async () => {
    const at = { ahead: 0 }
    const server = await serverWith({ now: () => Date.now() + at.ahead })
    const folder = testFolder()
    at.ahead = 2 * 60 * 60 * 1000
    await sync(server, folder, null)
    at.ahead = 0
    server.store.update(idsOf(server)[7] ?? 0, { name: 'Changed' })
    expect(await sync(server, folder, null)).toMatchObject({ kind: 'complete', changed: 1 })
    expect(copyRows(folder)).toEqual(serverRows(server))
  })
})

describe('a process', () => {
  let program: BuiltCommandLine
  let home = ''
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'customer-desk-line-'))
    program = await buildCommandLine('line')
  })
  afterAll(() => {
    program.remove()
    rmSync(home, { recursive: true, force: true })
  })

  it('that slept longer than its connections lived goes on', async () => {
    const stopped = latch()
    const { server, line } = await behindRelay({
      customers: 5000,
      beforeAnswer: ({ pageNumber }) => {
        if (pageNumber === 3) stopped.open()
      },
    })
    const data = join(home, 'slept')
    const env = environmentOf(server, data)
    const baseUrl = server.baseUrl.replace(String(server.port), String(line.port))
    const { child, ended } = program.start(['sync'], { ...env, CLOPOS_BASE_URL: baseUrl })
    await stopped.opened
    await suspend(child)
    // Meanwhile every connection ends, and the token with them.
    line.cut()
    server.expireTokens()
    await resume(child)
    expect(await ended).toMatchObject({ code: 0 })
    expect(copyRows(copyFolderIn(data, server))).toEqual(serverRows(server))
  })

  it('says so where another one syncs the same copy', async () => {
    const both = latch()
    const reached = latch()
    const server = await serverWith({
      customers: 1500,
      beforeAnswer: async ({ pageNumber }) => {
        if (pageNumber !== 1) return
        reached.open()
        await both.opened
      },
    })
    const env = environmentOf(server, join(home, 'two'))
    const first = program.start(['sync'], env)
    await reached.opened
    const second = await program.start(['sync'], env).ended
    both.open()
    expect(second).toMatchObject({ code: 6, stdout: '', stderr: 'A sync is already running.\n' })
    expect(await first.ended).toMatchObject({ code: 0 })
    expect(copyRows(copyFolderIn(join(home, 'two'), server))).toEqual(serverRows(server))
  })

  it('waits for its turn where this one holds the copy, and gets it', async () => {
    const server = await serverWith({ customers: 1200 })
    const data = join(home, 'held')
    const env = environmentOf(server, data)
    expect(await program.start(['sync'], env).ended).toMatchObject({ code: 0 })
    const lock = acquireLock(join(copyFolderIn(data, server), 'sync.lock'), { code: 'sync.running' })
    expect(await program.start(['sync'], env).ended).toMatchObject({ code: 6 })
    // Queries are not in its way.
    expect(await program.start(['count'], env).ended).toMatchObject({ code: 0, stdout: '1200\n' })
    lock.release()
    expect(await program.start(['sync'], env).ended).toMatchObject({ code: 0 })
  })
})
