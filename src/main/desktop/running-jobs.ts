import type { Job } from '#shared/jobs'

/** The jobs that run now. */
export class RunningJobs {
  readonly #running = new Map<string, Job>()

  /** Takes what an event says of a job. */
  take(job: Job): void {
    if (job.state === 'running') this.#running.set(job.id, job)
    else this.#running.delete(job.id)
  }

  /** The job whose end would be missed most: an export, then a sync; null: none runs. */
  get main(): Job | null {
    const all = [...this.#running.values()]
    const first = (kind: Job['kind']): Job | undefined => all.find((job) => job.kind === kind)
    return first('export') ?? first('sync') ?? first('index') ?? null
  }

  /** The progress of the main job as Electron's `setProgressBar` takes it: 0 to 1, 2 if unknown, -1 if no job runs. */
  get progress(): number {
    const { main } = this
    if (main === null) return -1
    const { done, total } = main.progress
    return total === null || total === 0 ? 2 : Math.min(1, done / total)
  }
}
