import type { ScheduleRun } from '#shared/exports/schedules'
import { text } from '../text.svelte'
import { whenText } from '../status/sentences'

/** What came of a run, in lines. */
export function outcomeOf({ outcome, startedAt, syncError }: ScheduleRun, now: number): readonly string[] {
  const t = text.messages.schedules
  const when = whenText(startedAt, now, text.formats)
  switch (outcome.state) {
    case 'running':
      return [t.running]
    case 'interrupted':
      return [t.failed(when, t.interrupted)]
    case 'failed':
      return [t.failed(when, text.say(outcome.error))]
    case 'done': {
      const { rows, copyAt, deleted } = outcome.file
      const facts = [
        t.done(text.formats.counted(rows), when),
        ...(deleted === 0 ? [] : [t.deletedFiles(text.formats.counted(deleted))]),
      ]
      const old = syncError === null ? [] : [t.oldCopy(text.say(syncError), text.formats.instant(copyAt))]
      return [facts.join(' · '), ...old]
    }
  }
}

/** A time of day (`HH:MM`) in the form of the locale. */
export function timeText(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return text.formats.time(new Date(2000, 0, 1, hours, minutes).getTime())
}

/** Whether a person should look at a run. */
export const isBad = ({ outcome, syncError }: ScheduleRun): boolean =>
  outcome.state === 'failed' || outcome.state === 'interrupted' || syncError !== null

/** The name of a file, without its folder. */
export const fileIn = (path: string): string => path.split(/[\\/]/).at(-1) ?? path
