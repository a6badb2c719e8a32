import type { Call, Contract } from '#shared/contract'
import type { Problem } from '#shared/customer'
import type { ErrorData } from '#shared/errors'
import { latestOnly } from '../latest'

export type NamedProblem = Problem & { readonly name: string | null }

const step = 200
/** The most that one request can ask for. */
const max = 1000

interface Answer {
  readonly count: number
  readonly problems: readonly NamedProblem[]
}

async function readFirst(call: Call<Contract>, connectionId: string, wanted: number): Promise<Answer> {
  const problems: NamedProblem[] = []
  for (;;) {
    const limit = Math.min(max, wanted - problems.length)
    const answer = await call('copy.problems', { connectionId, offset: problems.length, limit })
    problems.push(...answer.problems)
    const all = Math.min(wanted, answer.count)
    if (problems.length >= all || answer.problems.length === 0) return { count: answer.count, problems }
  }
}

/** The list of data problems, as far as it was read. */
export class ProblemStore {
  isOpen = $state(false)
  list = $state.raw<readonly NamedProblem[]>([])
  count = $state(0)
  /** Nothing was read yet. */
  first = $state(true)
  busy = $state(false)
  error = $state.raw<ErrorData | null>(null)
  #wanted = step
  readonly #ask: (wanted: number) => void

  constructor(connectionId: string, call: Call<Contract>) {
    this.#ask = latestOnly(
      (wanted: number) => readFirst(call, connectionId, wanted),
      ({ count, problems }) => {
        this.list = problems
        this.count = count
        this.error = null
        this.first = false
        this.busy = false
      },
      (error) => {
        this.error = error
        this.busy = false
      },
    )
  }

  open(): void {
    this.isOpen = true
    this.list = []
    this.count = 0
    this.first = true
    this.#read(step)
  }

  close(): void {
    this.isOpen = false
  }

  more(): void {
    this.#read(this.list.length + step)
  }

  /** Reads the list again, because the copy changed or reading failed. */
  refresh(): void {
    if (this.isOpen) this.#read(this.#wanted)
  }

  #read(wanted: number): void {
    this.#wanted = wanted
    this.busy = true
    this.#ask(wanted)
  }
}
