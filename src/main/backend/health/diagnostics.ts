/**
 * The diagnostics that a person can send to support: versions, settings, log, syncs and statistics. They hold no personal data and no
 * secret, so every value in them is a number, a date, or a word of the app's own. What a person, Clopos or the system named
 * (brands, folders, hosts, queries) stays out.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { arch, cpus, freemem, release, totalmem } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
// The entry for Node brings a worker thread of its own, which nothing here uses.
import { strToU8, zipSync } from 'fflate/browser'
import type { Backup } from '#shared/backups'
import type { Finding } from '#shared/checks'
import type { Connection } from '#shared/connection'
import type { AppInfo } from '#shared/contract'
import type { DiagnosticsFile } from '#shared/diagnostics'
import { chosenSettings, type Settings } from '#shared/settings'
import type { SyncRecord, SyncResult } from '#shared/sync'
import { readUpdateAddress } from '#shared/updates'
import type { Checked } from './checks'

export interface DiagnosticsParts {
  readonly version: string
  readonly language: string
  readonly locale: string
  readonly protection: AppInfo['secrets']
  readonly logFolder: string
  readonly settings: Settings
  readonly backups: readonly Backup[]
  readonly connections: readonly Connection[]
  /** The records of a connection's syncs, newest first; null: the copy cannot be read. */
  readonly history: (connectionId: string) => readonly SyncRecord[] | null
  readonly checked: Checked
  readonly now: number
}

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

function about({ version, language, locale, protection, now }: DiagnosticsParts): object {
  const { node, electron, chrome, v8 } = process.versions
  const sqlite = new SQLite(':memory:')
  try {
    return {
      collectedAt: instant(now),
      app: version,
      electron: electron ?? null,
      chrome: chrome ?? null,
      node,
      v8,
      sqlite: sqlite.prepare('SELECT sqlite_version()').pluck().get(),
      system: `${process.platform} ${arch()} ${release()}`,
      processors: cpus().length,
      memory: totalmem(),
      freeMemory: freemem(),
      language,
      locale,
      minutesToUtc: new Date(now).getTimezoneOffset(),
      secrets: protection,
    }
  } finally {
    sqlite.close()
  }
}

/** The choices of the settings screen. An address may have a password in it, and the rest of the settings has queries. */
function settingsOf({ settings }: DiagnosticsParts): object {
  const { updateAddress } = settings
  return {
    ...Object.fromEntries(chosenSettings.map((name) => [name, settings[name]])),
    updateAddress: updateAddress === '' ? 'none' : (readUpdateAddress(updateAddress)?.kind ?? 'other'),
  }
}

/** Names tell nothing here, so connections have numbers. */
const numberOf = (connections: readonly Connection[], connectionId: string | null): number | null =>
  connectionId === null ? null : connections.findIndex(({ id }) => id === connectionId) + 1

function connectionOf(connection: Connection, index: number): object {
  return {
    connection: index + 1,
    kind: connection.kind,
    ...(connection.kind === 'clopos' ? { hasVenue: connection.venueId !== null } : {}),
    ...(connection.kind === 'sample' ? { customers: connection.customers } : {}),
  }
}

/** The details of an error may be a folder, a host or a message of the server. */
function outcomeOf(finding: Finding | null): object {
  if (finding === null) return { is: 'open' }
  if (finding.is === 'skipped') return finding
  if (finding.is !== 'fine') return { is: finding.is, code: finding.error.code }
  const { fact } = finding
  return fact.of === 'proxy' ? { is: 'fine', proxies: fact.proxies.length } : { is: 'fine', ...fact }
}

/** The columns of a sync's result. A copy that was opened from a file could hold anything in their place. */
const counts = ['added', 'changed', 'removed', 'unchanged', 'total', 'problems', 'seconds'] as const

/** A word of the app's own, or nothing. */
const word = (text: unknown): string =>
  typeof text === 'string' && /^[a-z][a-z.-]{0,40}$/.test(text) ? text : 'unknown'

function resultOf(result: SyncResult): object {
  const numbers = counts.flatMap((name) => (typeof result[name] === 'number' ? [[name, result[name]]] : []))
  return { kind: word(result.kind), ...Object.fromEntries(numbers) }
}

function recordOf({ reason, startedAt, finishedAt, requests, outcome }: SyncRecord): object {
  return {
    reason: word(reason),
    startedAt: instant(startedAt),
    finishedAt: instant(finishedAt),
    requests,
    outcome: outcome.state,
    ...(outcome.state === 'done' ? resultOf(outcome.result) : {}),
    ...(outcome.state === 'failed' ? { code: word(outcome.error.code) } : {}),
  }
}

/** The newest records: one of each sync every 15 minutes for some days. */
export const maxRecords = 500

function logFiles(folder: string): readonly (readonly [name: string, text: string])[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^customer-desk\.log(\.\d+)?$/.test(name))
      .sort()
      .map((name) => [`log/${name}`, readFileSync(join(folder, name), 'utf8')])
  } catch {
    // There is no log yet, or it cannot be read.
    return []
  }
}

export interface Diagnostics {
  readonly files: readonly DiagnosticsFile[]
  /** The same as a zip. */
  readonly zip: Uint8Array
}

/** How much of a file is shown before it is saved, in UTF-16 units. */
const shown = 100_000

/** Collects everything. It changes nothing and asks nobody. */
export function collectDiagnostics(parts: DiagnosticsParts): Diagnostics {
  const { connections, checked } = parts
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
  const texts: readonly (readonly [name: string, text: string])[] = [
    ['about.json', json(about(parts))],
    ['settings.json', json(settingsOf(parts))],
    ['connections.json', json(connections.map(connectionOf))],
    [
      'checks.json',
      json(
        checked.report.lines.map(({ what, connectionId, finding }) => ({
          what,
          connection: numberOf(connections, connectionId),
          ...outcomeOf(finding),
        })),
      ),
    ],
    [
      'databases.json',
      json(
        checked.databases.map(({ connectionId, facts }) => ({
          connection: numberOf(connections, connectionId),
          ...facts,
        })),
      ),
    ],
    [
      'syncs.json',
      json(
        connections.map(({ id }, index) => ({
          connection: index + 1,
          syncs: parts.history(id)?.map(recordOf) ?? 'unreadable',
        })),
      ),
    ],
    ['backups.json', json(parts.backups.map(({ id: _, at, ...rest }) => ({ at: instant(at), ...rest })))],
    ...logFiles(parts.logFolder),
  ]
  const bytes = texts.map(([name, text]) => [name, strToU8(text)] as const)
  return {
    files: texts.map(([name, text], at) => ({
      name,
      bytes: bytes[at]?.[1].length ?? 0,
      text: text.slice(-shown),
    })),
    zip: zipSync(Object.fromEntries(bytes)),
  }
}
