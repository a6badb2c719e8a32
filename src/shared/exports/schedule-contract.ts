import * as v from 'valibot'
import { idText, method, nothing, returns, wholeNumber } from '../contract-parts'
import { scheduleEntries, scheduleFolder, type ListedSchedule, type ScheduleRun } from './schedules'

const id = v.strictObject({ id: idText })

/** All schedules, and the app's own folder for their files. */
export interface ScheduleList {
  readonly folder: string
  readonly schedules: readonly ListedSchedule[]
}

/** Methods about scheduled exports that the backend answers. */
export const scheduleMethods = {
  'schedules.list': method(nothing, returns<ScheduleList>()),
  /** `folder`: one that the person chose in the shell's dialog; null: the app's own. Throws `schedule.*`. */
  'schedules.add': method(
    v.strictObject({ ...scheduleEntries, folder: scheduleFolder }),
    returns<{ readonly id: string }>(),
  ),
  /** Throws `schedule.*`. */
  'schedules.change': method(
    v.strictObject({
      id: idText,
      ...v.partial(v.object({ ...scheduleEntries, folder: scheduleFolder })).entries,
    }),
    returns<null>(),
  ),
  /** Its files stay, and until the app ends it can be restored. */
  'schedules.remove': method(id, returns<null>()),
  'schedules.restore': method(id, returns<null>()),
  /** Runs it as soon as no other one runs. */
  'schedules.run': method(id, returns<null>()),
  /** The runs, newest first. */
  'schedules.runs': method(
    v.strictObject({ id: idText, limit: v.pipe(wholeNumber, v.maxValue(1000)) }),
    returns<readonly ScheduleRun[]>(),
  ),
}

/** Methods about scheduled exports that need a dialog. */
export const scheduleShellMethods = {
  /** Lets the person choose a folder (desktop only); null: none chosen, or browser mode. */
  'schedules.chooseFolder': method(nothing, returns<{ readonly folder: string } | null>()),
}
