import type { Call, Contract } from '#shared/contract'
import type { Problem } from '#shared/customer'
import { errorData, type ErrorData } from '#shared/errors'

export type NamedProblem = Problem & { readonly name: string | null }

const step = 200

/** The list of values that could not be read, fetched some at a time. */
export class ProblemStore {
  isOpen = $state(false)
  list = $state.raw<readonly NamedProblem[]>([])
  count = $state(0)
  busy = $state(false)
  error = $state.raw<ErrorData | null>(null)
  readonly #connectionId: string
  readonly #call: Call<Contract>

  constructor(connectionId: string, call: Call<Contract>) {
    this.#connectionId = connectionId
    this.#call = call
  }

  open(): void {
    this.isOpen = true
    this.list = []
    this.count = 0
    void this.more()
  }

  close(): void {
    this.isOpen = false
  }

  async more(): Promise<void> {
    if (this.busy) return
    this.busy = true
    try {
      const answer = await this.#call('copy.problems', {
        connectionId: this.#connectionId,
        offset: this.list.length,
        limit: step,
      })
      this.list = [...this.list, ...answer.problems]
      this.count = answer.count
      this.error = null
    } catch (thrown) {
      this.error = errorData(thrown)
    }
    this.busy = false
  }
}
