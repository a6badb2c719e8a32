import { readHistory } from '#backend/copy/history'
import type { SyncRecord } from '#shared/sync'
import type { Commands } from './command'
import { withCopy } from './copies'
import { print } from './print'
import type { Surroundings } from './surroundings'

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

function lineOf({ id, reason, startedAt, finishedAt, requests, outcome }: SyncRecord): string {
  const record = {
    id,
    reason,
    startedAt: instant(startedAt),
    finishedAt: instant(finishedAt),
    outcome: outcome.state,
    requests,
  }
  switch (outcome.state) {
    case 'done':
      return JSON.stringify({ ...record, ...outcome.result })
    case 'failed':
      return JSON.stringify({ ...record, error: outcome.error })
    default:
      return JSON.stringify(record)
  }
}

/** Prints the record of each sync that has ended, newest first. */
export function history(command: Commands['history'], surroundings: Surroundings): Promise<void> {
  return withCopy(command, surroundings, (database) =>
    print(surroundings.stdout, readHistory(database, command.limit).map(lineOf)),
  )
}
