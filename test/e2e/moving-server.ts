import { startSampleServer, type SampleServer } from '#backend/sample/server'

/** A Clopos whose customers change while a test looks on. */
export interface MovingServer extends SampleServer {
  /** From now on it refuses to tell its customers, or tells them again. */
  readonly refuse: (refused: boolean) => void
  /** From now on it takes its time until `release` is called. `asked` resolves when a request waits for that. */
  readonly hold: () => { readonly asked: Promise<void>; readonly release: () => void }
  /** The ids of its customers. */
  readonly ids: () => readonly number[]
}

/** Starts it in this process, with customers as documented. */
export async function startMovingServer(customers: number): Promise<MovingServer> {
  let refused = false
  let held: Promise<void> | null = null
  let holds = (): void => undefined
  const answer = { status: 403, body: { success: false, message: 'The add-on has expired' } }
  const server = await startSampleServer({
    customers,
    oddRows: false,
    beforeAnswer: () => {
      if (held === null) return
      holds()
      return held
    },
    faults: ({ path }) => (refused && path === '/customers' ? { kind: 'answer', answer } : null),
  })
  return {
    ...server,
    refuse: (now) => {
      refused = now
    },
    hold: () => {
      let release = (): void => undefined
      held = new Promise((resolve) => {
        release = resolve
      })
      const asked = new Promise<void>((resolve) => {
        holds = resolve
      })
      return { asked, release }
    },
    ids: () => [...server.store.rows()].map(({ id }) => id),
  }
}

/** A day of a sync as a busy shop has it: one customer is new, one is changed in ways that people see, one is gone. */
export function moveOn({ store, ids }: MovingServer): void {
  const [first = 0, second = 0] = ids()
  store.insert({ name: 'Nigar Quliyeva', phone: '+994 50 535 57 57' })
  store.update(first, {
    name: 'Leyla Əliyeva',
    spent: '2450.50',
    status: false,
    date_of_birth: 'in May',
    description: 'Window table. '.repeat(20).trim(),
  })
  store.remove(second)
}
