/** Scheduled exports: what people choose of them, and what happened. */
import * as v from 'valibot'
import { connectionId, idText } from '../contract-parts'
import type { ErrorData } from '../errors'
import { patternLength } from './file-name'

/** The days on which a schedule runs: every day, Monday to Friday, one day of the week, or the first of the month. */
export const scheduleDays = [
  'daily',
  'workdays',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'monthly',
] as const
export type ScheduleDays = (typeof scheduleDays)[number]

export const scheduleLimits = {
  /** The longest name, in UTF-16 units. */
  name: 100,
  schedules: 50,
  /** The most files that are kept. */
  keep: 366,
} as const

/** What a person chooses, but for the folder. */
export const scheduleEntries = {
  name: v.pipe(v.string(), v.maxLength(scheduleLimits.name)),
  connectionId,
  /** A saved or ready-made view. The export follows it when it changes. */
  viewId: idText,
  /** A ready-made preset by its name, or one of people's own by its ID. The export follows it, too. */
  preset: idText,
  /** The columns that the view shows, or all. A preset of people's own has columns itself. */
  columns: v.picklist(['shown', 'all']),
  /** A pattern (file-name.ts). */
  fileName: v.pipe(v.string(), v.maxLength(patternLength)),
  days: v.picklist(scheduleDays),
  /** `HH:MM` on this computer's clock. */
  time: v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)),
  /** How many files stay; 0: all. */
  keep: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(scheduleLimits.keep)),
  syncFirst: v.boolean(),
  isOn: v.boolean(),
} as const

/** null: the app's own folder for scheduled exports. */
export const scheduleFolder = v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(4000)))

export const scheduleSchema = v.object({ ...scheduleEntries, folder: scheduleFolder })

export type ScheduleContent = Readonly<v.InferOutput<typeof scheduleSchema>>

export type Schedule = ScheduleContent & { readonly id: string }

export type RunReason = 'schedule' | 'person' | 'command-line'

/** The file that a run wrote. */
export interface RunFile {
  /** Counts the files of the schedule. */
  readonly number: number
  readonly rows: number
  /** The whole path. */
  readonly path: string
  readonly bytes: number
  /** In hexadecimal digits. */
  readonly sha256: string
  /** The end of the sync that the copy is from, milliseconds since 1970. */
  readonly copyAt: number
  /** Its entry in the list of exports; null: it was not noted. */
  readonly recordId: number | null
  /** How many older files were deleted. */
  readonly deleted: number
}

export type RunOutcome =
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly file: RunFile }
  | { readonly state: 'failed'; readonly error: ErrorData }
  /** The app or the computer stopped during it. */
  | { readonly state: 'interrupted' }

/** A run of a schedule. Times are milliseconds since 1970. */
export interface ScheduleRun {
  readonly id: number
  readonly scheduleId: string
  readonly reason: RunReason
  readonly startedAt: number
  /** null while it runs, and if it was interrupted. */
  readonly endedAt: number | null
  /** Why the sync before it failed, so that the file is of an older copy; null: it did not, or there was none. */
  readonly syncError: ErrorData | null
  readonly outcome: RunOutcome
}

/** A schedule as people see it. */
export type ListedSchedule = Schedule & {
  /** The folder that files go to. */
  readonly path: string
  /** When it runs next, milliseconds since 1970; null: it does not. */
  readonly nextAt: number | null
  /** null: it never ran. */
  readonly lastRun: ScheduleRun | null
}
