import type { Job } from '#shared/jobs'
import { errorData } from '#shared/errors'
import type { Transport } from '../transport/transport'
import type { NoticeStore } from '../status/notices.svelte'

/** Whether the app started the job, so nobody waits for it. */
export function isByItself({ reason }: Job): boolean {
  return reason !== null && reason !== 'person'
}

/** Whether Clopos has answered a sync, if only to refuse it or to ask to wait. */
export function isHeard({ progress: { contact } }: Job): boolean {
  return contact !== undefined && !(contact.is === 'failing' && contact.status === null)
}

/** The running and just finished jobs of all connections. */
export class JobStore {
  jobs = $state.raw<readonly Job[]>([])
  readonly #transport: Transport
  readonly #notices: NoticeStore
  #ended: ((job: Job) => void)[] = []

  constructor(transport: Transport, notices: NoticeStore) {
    this.#transport = transport
    this.#notices = notices
    transport.on('job', (job) => {
      this.#take(job)
    })
  }

  /** Asks for jobs that were started before this page was opened. */
  async read(): Promise<void> {
    const jobs = await this.#transport.call('jobs.list', {})
    this.jobs = jobs
  }

  /** Calls `listener` for each job that ends. */
  onEnd(listener: (job: Job) => void): void {
    this.#ended.push(listener)
  }

  get running(): readonly Job[] {
    return this.jobs.filter((job) => job.state === 'running')
  }

  find(id: string): Job | undefined {
    return this.jobs.find((job) => job.id === id)
  }

  syncOf(connectionId: string): Job | undefined {
    return this.running.find((job) => job.kind === 'sync' && job.connectionId === connectionId)
  }

  /** Starts a sync for the person. `complete`: a full sync, even if a catch-up would do. */
  async startSync(connectionId: string, complete = false): Promise<void> {
    this.#notices.dismiss('sync')
    try {
      await this.#transport.call('sync.start', { connectionId, complete })
    } catch (thrown) {
      const error = errorData(thrown)
      if (error.code !== 'sync.running')
        this.#notices.show({ id: 'sync', kind: 'failed', job: 'sync', error })
    }
  }

  async cancel(id: string): Promise<void> {
    try {
      await this.#transport.call('jobs.cancel', { jobId: id })
    } catch (thrown) {
      const error = errorData(thrown)
      // The job may just have ended.
      if (error.code !== 'not-found') this.#notices.show({ id: 'call', kind: 'failed', job: null, error })
    }
  }

  #take(job: Job): void {
    const before = this.find(job.id)
    if (before !== undefined && before.state !== 'running') return
    const others = this.jobs.filter((other) => other.id !== job.id && other.state === 'running')
    this.jobs = [...others, job]
    if (job.state === 'running') {
      if (before === undefined) this.#begin(job)
      return
    }
    for (const listener of this.#ended) listener(job)
  }

  /** The previous notice is outdated. A failure stays until a sync succeeds or the person starts one. */
  #begin(job: Job): void {
    const shown = this.#notices.find(job.kind)
    if (!isByItself(job) || (shown !== undefined && shown.kind !== 'failed')) this.#notices.dismiss(job.kind)
  }
}
