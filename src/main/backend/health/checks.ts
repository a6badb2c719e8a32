/** “Is everything all right?”: looks at everything that the app needs, and says what is wrong and what to do. */
import type { Connection, Credentials } from '#shared/connection'
import type { CheckKind, CheckLine, CheckReport, Finding } from '#shared/checks'
import type { AppInfo } from '#shared/contract'
import { AppError, errorData, type ErrorData } from '#shared/errors'
import type { CustomerSource } from '../clopos/source'
import { copyFile } from '../copy/copy'
import type { Route } from '../network/way'
import { proxyName } from '../network/way'
import { freeSpace } from '../sqlite/disk-space'
import { userDatabaseFile } from '../user-database'
import { diskProblem } from './disk'
import type { DatabaseFacts, InspectedFile, Inspection } from './inspect'
import type { Inspect } from './run-inspection'

export interface ChecksParts {
  readonly dataFolder: string
  readonly cloposBaseUrl: string
  /** The connections to check. */
  readonly connections: () => readonly Connection[]
  readonly folderOf: (connectionId: string) => string
  /** Throws `secret.*`. */
  readonly credentials: (connectionId: string) => Promise<Credentials>
  readonly protection: AppInfo['secrets']
  /** A client of Clopos that gives up within seconds. Throws `environment.proxy`. */
  readonly createSource: (credentials: Credentials) => Promise<CustomerSource>
  /** Throws `environment.proxy`. */
  readonly findRoute: (url: string) => Promise<Route>
  readonly inspect: Inspect
  readonly clock: () => number
  /** Milliseconds after which the inspection of a database is given up. */
  readonly inspectWithin?: number
}

/** A database that was inspected: the user database, or the copy of a connection. */
export interface InspectedDatabase {
  readonly connectionId: string | null
  readonly facts: DatabaseFacts
}

export interface Checked {
  readonly report: CheckReport
  readonly databases: readonly InspectedDatabase[]
}

/** A million customers take five seconds, on a slow disk a minute. In milliseconds. */
const inspectWithin = 3 * 60_000

/** A clock that differs less disturbs nothing: answers take time, and clocks drift. In milliseconds. */
const clocksAgree = 2 * 60_000

const wrong = (error: ErrorData): Finding => ({ is: 'wrong', error })

/** The finding of an inspection. */
export function judgeInspection(
  { file, kind }: InspectedFile,
  inspection: Inspection,
  connection: Connection | null,
): Finding {
  switch (inspection.is) {
    case 'missing':
      return { is: 'skipped', why: 'no-copy' }
    case 'newer': {
      const { version, known } = inspection
      return wrong({ code: kind === 'settings' ? 'settings.newer' : 'storage.newer', version, known })
    }
    case 'unreadable':
      return wrong({ code: 'storage.unread', file })
    case 'damaged':
      break
    case 'read':
      if (inspection.facts.problems === 0) {
        return { is: 'fine', fact: { of: kind, bytes: inspection.facts.bytes } }
      }
  }
  if (kind === 'settings') return wrong({ code: 'settings.damaged', file, aside: null })
  // What cannot sync cannot be fetched again.
  if (connection?.kind === 'copy') return wrong({ code: 'copy.damaged', name: connection.name })
  return wrong({ code: 'storage.damaged', file, aside: null })
}

/**
 * Checks everything at the same time, and reports each line as soon as it is known. Lines that a cancel leaves open say so.
 * Never throws.
 */
export async function runChecks(
  parts: ChecksParts,
  signal: AbortSignal,
  onReport: (report: CheckReport) => void,
): Promise<Checked> {
  const { clock, dataFolder } = parts
  const startedAt = clock()
  const connections = parts.connections()
  const atClopos = connections.filter(({ kind }) => kind === 'clopos')
  const lines: CheckLine[] = []
  const databases: InspectedDatabase[] = []
  const report = (isRunning: boolean): CheckReport => ({ isRunning, startedAt, lines: [...lines] })

  const add = (what: CheckKind, connectionId: string | null): ((finding: Finding) => void) => {
    const at = lines.push({ what, connectionId, finding: null }) - 1
    return (finding) => {
      // The first answer counts: what was cancelled is not heard any more.
      if (lines[at]?.finding !== null) return
      lines[at] = { what, connectionId, finding }
      onReport(report(true))
    }
  }

  const connectionLines =
    atClopos.length === 0 ? [add('connection', null)] : atClopos.map(({ id }) => add('connection', id))
  const tellClock = add('clock', null)
  const tellProxy = add('proxy', null)
  const keyLines = atClopos.map(({ id }) => add('keyStore', id))
  const copyLines = connections.map(({ id }) => add('copy', id))
  const tellSettings = add('settings', null)
  const tellDisk = add('disk', null)
  onReport(report(true))

  const checkClopos = async ({ id }: Connection, at: number): Promise<number | null> => {
    const tell = connectionLines[at] ?? (() => undefined)
    const tellKey = keyLines[at] ?? (() => undefined)
    let credentials: Credentials
    try {
      credentials = await parts.credentials(id)
      tellKey(
        parts.protection === 'weak'
          ? { is: 'note', error: { code: 'secret.weak' } }
          : { is: 'fine', fact: { of: 'keyStore', protection: parts.protection } },
      )
    } catch (thrown) {
      tellKey(wrong(errorData(thrown)))
      tell(wrong(errorData(thrown)))
      return null
    }
    try {
      const source = await parts.createSource(credentials)
      await source.signIn(signal)
      const page = await source.customers({ page: 1, limit: 1, sort: 'id', descending: false }, signal)
      tell({ is: 'fine', fact: { of: 'connection', customers: page.total } })
      return page.serverTime === null ? null : clock() - page.serverTime
    } catch (thrown) {
      tell(wrong(errorData(thrown)))
      return null
    }
  }

  const checkNetwork = async (): Promise<void> => {
    const route = parts.findRoute(parts.cloposBaseUrl).then(
      (ways) => {
        const proxies = ways.flatMap((way) => (way === 'direct' ? [] : [proxyName(way)]))
        return { is: 'fine', fact: { of: 'proxy', proxies } } as const
      },
      (thrown: unknown) => wrong(errorData(thrown)),
    )
    if (atClopos.length === 0) connectionLines[0]?.({ is: 'skipped', why: 'no-connection' })
    const skews = await Promise.all(atClopos.map(checkClopos))
    const skew = skews.find((known) => known !== null)
    if (skew === undefined)
      tellClock({ is: 'skipped', why: atClopos.length === 0 ? 'no-connection' : 'no-time' })
    else if (Math.abs(skew) < clocksAgree) tellClock({ is: 'fine', fact: { of: 'clock' } })
    else tellClock(wrong({ code: 'clock.wrong', seconds: Math.round(skew / 1000) }))
    // Whether a proxy works shows when Clopos is asked through it.
    const failed = lines.flatMap(({ what, finding }) =>
      what === 'connection' && finding?.is === 'wrong' && /^network\.proxy/.test(finding.error.code)
        ? [finding]
        : [],
    )
    tellProxy(failed[0] ?? (await route))
  }

  const checkDatabase = async (
    inspected: InspectedFile,
    connection: Connection | null,
    tell: (finding: Finding) => void,
  ): Promise<void> => {
    const limit = AbortSignal.timeout(parts.inspectWithin ?? inspectWithin)
    try {
      const inspection = await parts.inspect(inspected, AbortSignal.any([signal, limit]))
      if (inspection.is === 'read')
        databases.push({ connectionId: connection?.id ?? null, facts: inspection.facts })
      tell(judgeInspection(inspected, inspection, connection))
    } catch (thrown) {
      if (limit.aborted) tell({ is: 'skipped', why: 'too-slow' })
      else if (!signal.aborted) tell(wrong(errorData(thrown)))
    }
  }

  const checkDatabases = async (): Promise<void> => {
    await checkDatabase({ file: userDatabaseFile(dataFolder), kind: 'settings' }, null, tellSettings)
    // One after another: they share a disk.
    for (const [at, connection] of connections.entries()) {
      const file = copyFile(parts.folderOf(connection.id))
      await checkDatabase({ file, kind: 'copy' }, connection, copyLines[at] ?? (() => undefined))
    }
  }

  const checkDisk = async (): Promise<void> => {
    const copies = connections.map(({ id }) => copyFile(parts.folderOf(id)))
    const problem = await diskProblem(dataFolder, copies)
    const free = await freeSpace(dataFolder)
    if (problem !== null) tellDisk(wrong(problem))
    else if (free === null) tellDisk({ is: 'skipped', why: 'not-told' })
    else tellDisk({ is: 'fine', fact: { of: 'disk', free } })
  }

  const cancelled = new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => {
      resolve()
    })
  })
  await Promise.race([cancelled, Promise.all([checkNetwork(), checkDatabases(), checkDisk()])])
  for (const [at, line] of lines.entries()) {
    if (line.finding === null) lines[at] = { ...line, finding: { is: 'skipped', why: 'cancelled' } }
  }
  const last = report(false)
  onReport(last)
  return { report: last, databases }
}

/** The checks of the running app, at most one run at a time. */
export interface Checks {
  /** Starts them, or joins those that run. */
  readonly run: () => Promise<Checked>
  /** What the last run found that was not cancelled, or that of a new one. */
  readonly latest: () => Promise<Checked>
  readonly cancel: () => void
  /** The last report, whether finished or not; null: there is none. */
  readonly report: () => CheckReport | null
}

export function createChecks(parts: ChecksParts, onReport: (report: CheckReport) => void): Checks {
  let running: { readonly cancel: AbortController; readonly checked: Promise<Checked> } | null = null
  let last: CheckReport | null = null
  let complete: Checked | null = null

  const runOnce = async ({ signal }: AbortController): Promise<Checked> => {
    const checked = await runChecks(parts, signal, (report) => {
      last = report
      onReport(report)
    })
    running = null
    if (!signal.aborted) complete = checked
    return checked
  }
  const run = (): Promise<Checked> => {
    if (running !== null) return running.checked
    const cancel = new AbortController()
    running = { cancel, checked: runOnce(cancel) }
    return running.checked
  }

  return {
    run,
    latest: () => (running === null && complete !== null ? Promise.resolve(complete) : run()),
    cancel: () => {
      running?.cancel.abort(new AppError({ code: 'cancelled' }))
    },
    report: () => last,
  }
}
