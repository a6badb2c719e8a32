import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CustomerSource } from '#backend/clopos/source'
import { copyFile, openCopy } from '#backend/copy/copy'
import { createChecks, runChecks, type ChecksParts } from '#backend/health/checks'
import { openUserDatabase } from '#backend/user-database'
import { errorsIn, type CheckKind, type CheckReport, type Finding } from '#shared/checks'
import type { Connection } from '#shared/connection'
import { AppError } from '#shared/errors'
import { testFolder } from '../api-rows'
import { inspectHere } from '../inspect-here'

const now = Date.UTC(2026, 10, 29, 9)

const cafe: Connection = {
  id: 'brand-cafe',
  name: 'Café',
  kind: 'clopos',
  brand: 'cafe',
  clientId: 'c',
  integratorId: 'i',
  venueId: null,
}

/** A source that answers at once. */
function sourceThat(given: Partial<CustomerSource> = {}, serverTime: number | null = now): CustomerSource {
  return {
    signIn: () => Promise.resolve(),
    largestPage: 999,
    customers: () => Promise.resolve({ customers: [], total: 1234, serverTime }),
    groups: () => Promise.resolve([]),
    venues: () => Promise.resolve([]),
    requests: () => 0,
    ...given,
  }
}

/** An installation with one connection, in which everything is all right but what is given. */
function installation(given: Partial<ChecksParts> = {}): ChecksParts {
  const dataFolder = testFolder()
  openUserDatabase(dataFolder).close()
  const folderOf = (id: string): string => join(dataFolder, 'connections', id)
  openCopy(folderOf(cafe.id)).close()
  return {
    dataFolder,
    cloposBaseUrl: 'https://clopos.example/open-api/v2',
    connections: () => [cafe],
    folderOf,
    credentials: () =>
      Promise.resolve({ brand: 'cafe', clientId: 'c', clientSecret: 's', integratorId: 'i', venueId: null }),
    protection: 'encrypted',
    createSource: () => Promise.resolve(sourceThat()),
    findRoute: () => Promise.resolve(['direct']),
    inspect: inspectHere,
    clock: () => now,
    ...given,
  }
}

async function check(given: Partial<ChecksParts> = {}): Promise<CheckReport> {
  const { report } = await runChecks(installation(given), new AbortController().signal, () => undefined)
  return report
}

const findingOf = ({ lines }: CheckReport, what: CheckKind): Finding | null | undefined =>
  lines.find((line) => line.what === what)?.finding

describe('the checks', () => {
  it('say of each thing that it is fine', async () => {
    const report = await check()
    expect(report.lines.map(({ what, connectionId }) => [what, connectionId])).toEqual([
      ['connection', cafe.id],
      ['clock', null],
      ['proxy', null],
      ['keyStore', cafe.id],
      ['copy', cafe.id],
      ['settings', null],
      ['disk', null],
    ])
    expect(report.lines.filter(({ finding }) => finding?.is !== 'fine')).toEqual([])
    expect(findingOf(report, 'connection')).toEqual({
      is: 'fine',
      fact: { of: 'connection', customers: 1234 },
    })
    expect(errorsIn(report)).toEqual([])
  })

  it('report each line as soon as it is known', async () => {
    const reports: CheckReport[] = []
    await runChecks(installation(), new AbortController().signal, (report) => reports.push(report))
    const known = reports.map(({ lines }) => lines.filter(({ finding }) => finding !== null).length)
    expect(known).toEqual([...known].sort((a, b) => a - b))
    expect(known[0]).toBe(0)
    expect(reports.map(({ isRunning }) => isRunning)).toEqual([
      ...Array.from({ length: reports.length - 1 }, () => true),
      false,
    ])
  })

  it.each([
    ['network.unreachable', { code: 'network.unreachable', host: 'clopos.example' }],
    ['sign-in.rejected', { code: 'sign-in.rejected' }],
  ] as const)('say why Clopos does not answer: %s', async (_, error) => {
    const report = await check({
      createSource: () => Promise.resolve(sourceThat({ signIn: () => Promise.reject(new AppError(error)) })),
    })
    expect(findingOf(report, 'connection')).toEqual({ is: 'wrong', error })
    expect(findingOf(report, 'clock')).toEqual({ is: 'skipped', why: 'no-time' })
    expect(errorsIn(report)).toEqual([error])
  })

  it.each([
    [now - 3_600_000, 3600],
    [now + 86_400_000, -86_400],
  ])('notice a wrong clock', async (serverTime, seconds) => {
    const report = await check({ createSource: () => Promise.resolve(sourceThat({}, serverTime)) })
    expect(findingOf(report, 'clock')).toEqual({ is: 'wrong', error: { code: 'clock.wrong', seconds } })
  })

  it('name the proxy without its account, and what is wrong with it', async () => {
    const proxy = {
      kind: 'http',
      host: 'proxy.example',
      port: 3128,
      account: { user: 'u', password: 'planted' },
    } as const
    const findRoute: ChecksParts['findRoute'] = () => Promise.resolve([proxy, 'direct'])
    const fine = await check({ findRoute })
    expect(findingOf(fine, 'proxy')).toEqual({
      is: 'fine',
      fact: { of: 'proxy', proxies: ['proxy.example:3128'] },
    })
    expect(JSON.stringify(fine)).not.toContain('planted')
    const error = { code: 'network.proxy-sign-in', proxy: 'proxy.example:3128' } as const
    const wrong = await check({
      findRoute,
      createSource: () => Promise.resolve(sourceThat({ signIn: () => Promise.reject(new AppError(error)) })),
    })
    expect(findingOf(wrong, 'proxy')).toEqual({ is: 'wrong', error })
    const odd = new AppError({ code: 'environment.proxy', variable: 'HTTPS_PROXY' })
    const unknown = await check({
      findRoute: () => Promise.reject(odd),
      createSource: () => Promise.reject(odd),
    })
    expect(findingOf(unknown, 'proxy')).toEqual({ is: 'wrong', error: odd.data })
  })

  it('say that the secret is lost, or badly protected', async () => {
    const lost = await check({ credentials: () => Promise.reject(new AppError({ code: 'secret.lost' })) })
    expect(findingOf(lost, 'keyStore')).toEqual({ is: 'wrong', error: { code: 'secret.lost' } })
    const weak = await check({ protection: 'weak' })
    expect(findingOf(weak, 'keyStore')).toEqual({ is: 'note', error: { code: 'secret.weak' } })
    expect(errorsIn(weak)).toEqual([])
  })

  it('find damaged databases, and say what to do by what can be fetched again', async () => {
    const parts = installation()
    const opened: Connection = { id: 'copy-old', name: 'Old', kind: 'copy' }
    openCopy(parts.folderOf(opened.id)).close()
    for (const id of [cafe.id, opened.id]) writeFileSync(copyFile(parts.folderOf(id)), 'x'.repeat(9000))
    const { report, databases } = await runChecks(
      { ...parts, connections: () => [cafe, opened] },
      new AbortController().signal,
      () => undefined,
    )
    expect(report.lines.filter(({ what }) => what === 'copy').map(({ finding }) => finding)).toEqual([
      {
        is: 'wrong',
        error: { code: 'storage.damaged', file: copyFile(parts.folderOf(cafe.id)), aside: null },
      },
      { is: 'wrong', error: { code: 'copy.damaged', name: 'Old' } },
    ])
    expect(databases.map(({ connectionId }) => connectionId)).toEqual([null])
  })

  it('need no connection', async () => {
    const report = await check({ connections: () => [] })
    expect(findingOf(report, 'connection')).toEqual({ is: 'skipped', why: 'no-connection' })
    expect(errorsIn(report)).toEqual([])
  })

  it('give up a database that takes too long, and go on', async () => {
    const report = await check({
      inspectWithin: 0,
      inspect: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new AppError({ code: 'cancelled' }))
          })
        }),
    })
    expect(findingOf(report, 'copy')).toEqual({ is: 'skipped', why: 'too-slow' })
    expect(findingOf(report, 'settings')).toEqual({ is: 'skipped', why: 'too-slow' })
    expect(findingOf(report, 'disk')?.is).toBe('fine')
  })

  it('end at once when they are cancelled, and can be started again', async () => {
    const reports: CheckReport[] = []
    let hangs = true
    const never = new Promise<never>(() => undefined)
    const checks = createChecks(
      installation({ inspect: (what, signal) => (hangs ? never : inspectHere(what, signal)) }),
      (report) => reports.push(report),
    )
    const running = checks.run()
    expect(checks.run()).toBe(running)
    checks.cancel()
    const { report } = await running
    expect(findingOf(report, 'copy')).toEqual({ is: 'skipped', why: 'cancelled' })
    expect(checks.report()).toEqual(report)
    hangs = false
    // What was cancelled is not taken for the latest.
    expect(findingOf((await checks.latest()).report, 'copy')?.is).toBe('fine')
    const complete = await checks.latest()
    expect(await checks.latest()).toBe(complete)
  })
})
