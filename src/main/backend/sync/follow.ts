import type { Contact, Progress } from '#shared/jobs'

/** Receives how far a sync got and what its source hears from Clopos. */
export interface Followed {
  readonly onProgress: (progress: Progress) => void
  readonly onContact: (contact: Contact) => void
}

/** Joins both into one progress. */
export function follow(tell: (progress: Progress) => void): Followed {
  let progress: Progress = { done: 0, total: null }
  const put = (change: Partial<Progress>): void => {
    progress = { ...progress, ...change }
    tell(progress)
  }
  return {
    onProgress: put,
    onContact: (contact) => {
      put({ contact })
    },
  }
}
