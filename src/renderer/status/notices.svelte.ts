import type { ErrorCode, ErrorData } from '#shared/errors'
import type { ExportResult, JobKind } from '#shared/jobs'
import type { ScheduleRun } from '#shared/exports/schedules'
import type { SyncResult } from '#shared/sync'
import { countsBy } from '../history/change-filter'

/** The topic of a notice. There is at most one notice per topic. */
export type NoticeId = JobKind | 'call' | 'disk' | 'damage' | 'schedule' | 'optOut'

/** A message about what has just happened. A newer one of its kind replaces it. */
export type Notice = { readonly id: NoticeId } & (
  | { readonly kind: 'synced'; readonly result: SyncResult }
  | { readonly kind: 'exported'; readonly jobId: string; readonly result: ExportResult }
  | { readonly kind: 'cancelled'; readonly job: JobKind }
  | { readonly kind: 'scheduleFailed'; readonly name: string; readonly run: ScheduleRun }
  /** Customers want no messages: `added` of their `numbers` were not known yet. */
  | { readonly kind: 'optedOut'; readonly at: number; readonly added: number; readonly numbers: number }
  | {
      readonly kind: 'failed'
      readonly job: JobKind | null
      readonly error: ErrorData
      /** The export that can be tried again. */
      readonly retry?: string
      /** Nobody asked for it: an automatic job failed, or the disk fills up. It does not interrupt, and it is reported only once. */
      readonly quiet?: boolean
    }
)

/**
 * How long a notice stays, in milliseconds. Good news closes by itself, later if it has a button. null: until it is
 * dismissed, because errors must not be missed.
 */
export function lifetime(notice: Notice): number | null {
  if (notice.kind === 'failed' || notice.kind === 'scheduleFailed') return null
  const leads =
    notice.kind === 'exported' ||
    (notice.kind === 'optedOut' && notice.added > 0) ||
    (notice.kind === 'synced' && countsBy(notice.result).length > 0)
  return leads ? 30_000 : 8_000
}

export class NoticeStore {
  notices = $state.raw<readonly Notice[]>([])
  /** The last ones that were closed, so that they can be read again. */
  closed = $state.raw<readonly Notice[]>([])
  /** The failures that the person dismissed. They return only after a manual attempt. */
  #read: Readonly<Partial<Record<NoticeId, ErrorCode | null>>> = {}

  show(notice: Notice): void {
    const failure = notice.kind === 'failed' ? notice : null
    if (failure?.quiet === true && this.#read[notice.id] === failure.error.code) return
    this.#forget(notice.id)
    this.closed = this.closed.filter(({ id }) => id !== notice.id)
    this.notices = [...this.notices.filter(({ id }) => id !== notice.id), notice]
  }

  /** Removes a notice that is no longer true. */
  dismiss(id: NoticeId): void {
    this.#forget(id)
    this.closed = this.closed.filter((notice) => notice.id !== id)
    this.#remove(id)
  }

  /** It has succeeded since. */
  mended(id: NoticeId): void {
    this.#forget(id)
    this.closed = this.closed.filter((notice) => notice.id !== id || notice.kind !== 'failed')
    if (this.find(id)?.kind === 'failed') this.#remove(id)
  }

  /** The person closes a notice, or its time is over. */
  putAway(id: NoticeId): void {
    const notice = this.find(id)
    if (notice === undefined) return
    if (notice.kind === 'failed') this.#read = { ...this.#read, [id]: notice.error.code }
    this.closed = [...this.closed, notice]
    this.#remove(id)
  }

  /** Shows the closed notices again. */
  reopen(): void {
    this.notices = [...this.closed, ...this.notices]
    this.closed = []
  }

  find(id: NoticeId): Notice | undefined {
    return this.notices.find((notice) => notice.id === id)
  }

  /** Another connection is open now. A scheduled export that failed may be of any of them. */
  clear(): void {
    this.#read = {}
    this.notices = this.notices.filter(({ id }) => id === 'schedule')
    this.closed = this.closed.filter(({ id }) => id === 'schedule')
  }

  #forget(id: NoticeId): void {
    this.#read = { ...this.#read, [id]: null }
  }

  #remove(id: NoticeId): void {
    if (this.notices.some((notice) => notice.id === id))
      this.notices = this.notices.filter((notice) => notice.id !== id)
  }
}
