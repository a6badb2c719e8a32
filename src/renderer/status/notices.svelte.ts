import type { ErrorData } from '#shared/errors'
import type { ExportResult, JobKind } from '#shared/jobs'
import type { SyncResult } from '#shared/sync'

/** What a notice is about; there is one of each at a time. */
export type NoticeId = JobKind | 'call'

/** A sentence about what has just happened; something newer of its kind takes its place. */
export type Notice = { readonly id: NoticeId } & (
  | { readonly kind: 'synced'; readonly result: SyncResult }
  | { readonly kind: 'exported'; readonly jobId: string; readonly result: ExportResult }
  | { readonly kind: 'cancelled'; readonly job: JobKind }
  | { readonly kind: 'failed'; readonly job: JobKind | null; readonly error: ErrorData }
)

/**
 * How long a notice stays, in milliseconds: what went well leaves by itself, later where there is something to do with
 * it. null: until it is dismissed, since what failed must not be missed.
 */
export function lifetime(notice: Notice): number | null {
  if (notice.kind === 'failed') return null
  return notice.kind === 'exported' ? 30_000 : 8_000
}

export class NoticeStore {
  notices = $state.raw<readonly Notice[]>([])

  show(notice: Notice): void {
    this.notices = [...this.notices.filter(({ id }) => id !== notice.id), notice]
  }

  dismiss(id: NoticeId): void {
    if (this.notices.some((notice) => notice.id === id))
      this.notices = this.notices.filter((notice) => notice.id !== id)
  }

  find(id: NoticeId): Notice | undefined {
    return this.notices.find((notice) => notice.id === id)
  }

  clear(): void {
    this.notices = []
  }
}
