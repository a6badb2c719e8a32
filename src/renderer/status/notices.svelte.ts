import type { ErrorCode, ErrorData } from '#shared/errors'
import type { ExportResult, JobKind } from '#shared/jobs'
import type { SyncResult } from '#shared/sync'
import { countsBy } from '../history/change-filter'

/** What a notice is about; there is one of each at a time. */
export type NoticeId = JobKind | 'call'

/** A sentence about what has just happened; something newer of its kind takes its place. */
export type Notice = { readonly id: NoticeId } & (
  | { readonly kind: 'synced'; readonly result: SyncResult }
  | { readonly kind: 'exported'; readonly jobId: string; readonly result: ExportResult }
  | { readonly kind: 'cancelled'; readonly job: JobKind }
  | {
      readonly kind: 'failed'
      readonly job: JobKind | null
      readonly error: ErrorData
      /** Nobody asked for what failed, so that nobody is interrupted by it, and it is said once only. */
      readonly quiet?: boolean
    }
)

/**
 * How long a notice stays, in milliseconds: what went well leaves by itself, later where there is something to do with
 * it. null: until it is dismissed, since what failed must not be missed.
 */
export function lifetime(notice: Notice): number | null {
  if (notice.kind === 'failed') return null
  const leads = notice.kind === 'exported' || (notice.kind === 'synced' && countsBy(notice.result).length > 0)
  return leads ? 30_000 : 8_000
}

export class NoticeStore {
  notices = $state.raw<readonly Notice[]>([])
  /** The failures that the person has read and put away: they come back only when somebody asks again. */
  #read: Readonly<Partial<Record<NoticeId, ErrorCode | null>>> = {}

  show(notice: Notice): void {
    const failure = notice.kind === 'failed' ? notice : null
    if (failure?.quiet === true && this.#read[notice.id] === failure.error.code) return
    this.#forget(notice.id)
    this.notices = [...this.notices.filter(({ id }) => id !== notice.id), notice]
  }

  /** Takes a notice away, because it no longer holds. */
  dismiss(id: NoticeId): void {
    this.#forget(id)
    this.#remove(id)
  }

  /** What failed has gone well since. */
  mended(id: NoticeId): void {
    this.#forget(id)
    if (this.find(id)?.kind === 'failed') this.#remove(id)
  }

  /** The person takes a notice away. */
  putAway(id: NoticeId): void {
    const notice = this.find(id)
    if (notice?.kind === 'failed') this.#read = { ...this.#read, [id]: notice.error.code }
    this.#remove(id)
  }

  find(id: NoticeId): Notice | undefined {
    return this.notices.find((notice) => notice.id === id)
  }

  clear(): void {
    this.#read = {}
    this.notices = []
  }

  #forget(id: NoticeId): void {
    this.#read = { ...this.#read, [id]: null }
  }

  #remove(id: NoticeId): void {
    if (this.notices.some((notice) => notice.id === id))
      this.notices = this.notices.filter((notice) => notice.id !== id)
  }
}
