import { setTimeout as wait } from 'node:timers/promises'
import { exportKnowledge, exportNotes } from '#backend/export-notes'
import { runExportTask } from '#backend/jobs/run-task'
import { copyFile, isCopyHeld, openCopyReader } from '#backend/copy/copy'
import { readLastSync } from '#backend/copy/history'
import { localZone } from '#backend/query/zone'
import { lockSchedules } from '#backend/scheduled-exports'
import { nextDue } from '#backend/schedules/due'
import { runSchedule, type RunParts } from '#backend/schedules/run-schedule'
import { chooseDataFolder, scheduledFolder } from '#backend/shell/data-folder'
import { exitCodeOf } from '#backend/shell/exit-code'
import { withStorageErrors } from '#backend/sqlite/storage-error'
import type { UserData } from '#backend/user-data'
import { AppError } from '#shared/errors'
import type { Schedule, ScheduleRun } from '#shared/exports/schedules'
import type { Language } from '#shared/locale/languages'
import { sentence } from '#shared/messages/index'
import { sameName } from '#shared/views'
import type { Commands } from './command'
import { connectionsIn, withUserData } from './copies'
import { readCredentials } from './environment'
import { print } from './print'
import { createProgressView } from './progress'
import type { Surroundings } from './surroundings'
import { fetchCustomers } from './sync'
import { wrongUsage } from './words'

type Command = Commands['schedule']

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

function aboutRun({ reason, startedAt, endedAt, syncError, outcome }: ScheduleRun): object {
  const file = outcome.state === 'done' ? outcome.file : null
  return {
    ...{ reason, startedAt: instant(startedAt), endedAt: instant(endedAt), outcome: outcome.state },
    ...{ file: file?.path ?? null, customers: file?.rows ?? null, bytes: file?.bytes ?? null },
    ...{ copyFrom: instant(file?.copyAt ?? null), deleted: file?.deleted ?? 0, syncError },
    error: outcome.state === 'failed' ? outcome.error : null,
  }
}

function lineOf(schedule: Schedule, { schedules }: UserData, dataFolder: string, now: number): string {
  const { id, name, connectionId, viewId, preset, columns, folder, fileName, days, time, keep } = schedule
  const { syncFirst, isOn } = schedule
  const [last] = schedules.runs(id, 1)
  return JSON.stringify({
    ...{ schedule: id, name, connection: connectionId, view: viewId, preset, columns },
    ...{ folder: folder ?? scheduledFolder(dataFolder), fileName, days, time, keep, syncFirst, on: isOn },
    next: isOn ? instant(nextDue(schedule, now, localZone)) : null,
    last: last === undefined ? null : aboutRun(last),
  })
}

/** The schedule with this id or name. Throws `invalid-input` with a list. */
function scheduleNamed(wanted: string, { schedules }: UserData, { messages }: Surroundings): Schedule {
  const all = schedules.list()
  const found = all.find(({ id }) => id === wanted) ?? all.find(({ name }) => sameName(name, wanted))
  if (found !== undefined) return found
  const texts = messages.commandLine
  throw wrongUsage(
    texts,
    texts.unknownSchedule(
      wanted,
      all.map(({ name }) => name),
    ),
  )
}

/** How often to look whether another process has ended its run, in milliseconds. */
const lookEvery = 500

/** Waits for its turn: the window may be at another one. Throws `cancelled`. */
async function untilFree(dataFolder: string, signal: AbortSignal): Promise<{ readonly release: () => void }> {
  for (;;) {
    try {
      return lockSchedules(dataFolder)
    } catch (thrown) {
      if (!(thrown instanceof AppError && thrown.code === 'schedule.running')) throw thrown
    }
    await wait(lookEvery)
    if (signal.aborted) throw new AppError({ code: 'cancelled' })
  }
}

/** The language of the file: the chosen one, else that of the app, which is that of the terminal where the app follows the system. */
function languageFor(command: Command, { settings }: UserData, { language }: Surroundings): Language {
  const { language: ofApp } = settings.read()
  return command.language ?? (ofApp === 'system' ? language : ofApp)
}

/** How a run works in this process. */
function partsOf(
  command: Command,
  userData: UserData,
  signal: AbortSignal,
  surroundings: Surroundings,
): RunParts {
  const { env, clock, stderr, messages, locale, log } = surroundings
  const texts = messages.commandLine
  const connections = connectionsIn(command, surroundings)
  const note = exportNotes({ userData: () => userData, connections, clock, log })
  const knowledgeOf = exportKnowledge(() => userData, clock)
  return {
    ...{ clock, locale, signal, userData: () => userData },
    language: () => languageFor(command, userData, surroundings),
    connection: connections.get,
    isSyncing: (id) => isCopyHeld(connections.folder(connections.get(id).id)),
    // The server of sample customers runs only with the app.
    canSync: (id) => connections.get(id).kind === 'clopos',
    sync: async (connection) => {
      const given = readCredentials(surroundings)
      const isGiven =
        connection.kind === 'clopos' &&
        given?.brand === connection.brand &&
        given.venueId === connection.venueId
      const credentials = isGiven && given !== null ? given : await connections.credentials(connection.id)
      const folder = (): string => connections.folder(connection.id)
      await fetchCustomers(
        { credentials, settings: userData.settings.read(), full: false, signal, folder },
        surroundings,
      )
    },
    copyAt: ({ id }) => {
      const folder = connections.folder(id)
      const database = openCopyReader(folder)
      try {
        return withStorageErrors(copyFile(folder), () => readLastSync(database)?.finishedAt ?? null)
      } finally {
        database.close()
      }
    },
    write: async ({ connection, ...file }) => {
      const view = createProgressView(stderr, texts.writing, texts, { clock, wait: () => '' })
      const task = { kind: 'export', folder: connections.folder(connection.id), ids: null } as const
      try {
        const { reached, ...result } = await runExportTask(
          {
            ...task,
            ...file,
            ...knowledgeOf({ connectionId: connection.id, options: file.options }),
            download: null,
          },
          { signal, onProgress: view.show },
        )
        const { path: target, ...order } = file
        const noted = { ...order, way: 'schedule', selected: false, target } as const
        return { ...result, recordId: note(connection.id, noted, result, reached) }
      } catch (thrown) {
        if (!(thrown instanceof AppError)) log.error('a scheduled export failed', thrown)
        throw thrown
      } finally {
        view.end()
      }
    },
    ownFolder: scheduledFolder(chooseDataFolder(command.data, env)),
  }
}

/** Runs a schedule, whether it is due or not. Returns the exit code of a sync before it that failed, or 0. */
function run(wanted: string, command: Command, surroundings: Surroundings): Promise<number> {
  const { env, stdout, stderr, messages } = surroundings
  return withUserData(command, surroundings, async (userData) => {
    const { id, name } = scheduleNamed(wanted, userData, surroundings)
    const signal = surroundings.interruption()
    const lock = await untilFree(chooseDataFolder(command.data, env), signal)
    try {
      const ended = await runSchedule(id, 'command-line', partsOf(command, userData, signal, surroundings))
      await print(stdout, [JSON.stringify({ schedule: id, name, ...aboutRun(ended) })])
      const { outcome, syncError } = ended
      if (outcome.state === 'failed') throw new AppError(outcome.error)
      if (outcome.state !== 'done') throw new AppError({ code: 'cancelled' })
      stderr.write(`${messages.commandLine.written(outcome.file.rows, outcome.file.path)}\n`)
      if (syncError === null) return 0
      const copyFrom = new Date(outcome.file.copyAt).toISOString()
      stderr.write(`${messages.schedules.oldCopy(sentence(messages, syncError), copyFrom)}\n`)
      return exitCodeOf(syncError.code)
    } finally {
      lock.release()
    }
  })
}

/** Lists the scheduled exports, or runs one. */
export async function schedule(command: Command, surroundings: Surroundings): Promise<number> {
  if (command.run !== null) return run(command.run, command, surroundings)
  const dataFolder = chooseDataFolder(command.data, surroundings.env)
  const lines = await withUserData(command, surroundings, (userData) =>
    userData.schedules.list().map((one) => lineOf(one, userData, dataFolder, surroundings.clock())),
  )
  await print(surroundings.stdout, lines)
  return 0
}
