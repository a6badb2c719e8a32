import type { Call, Contract, Input, SelectionSummary } from '#shared/contract'
import { errorData, type ErrorData } from '#shared/errors'
import { latestOnly } from '../latest'
import { KnownSelected } from './known-selected'
import type { View } from './rows.svelte'

type Change = Input<Contract, 'customers.select'>['change']

const maxAsked = 1000

/**
 * The selected customers. The backend holds the selection, where a million are as easy as one. This store knows their
 * number and sums, and which of the rows in the page are selected.
 */
export class SelectionStore {
  /** The name of the selection in the backend. */
  readonly name = crypto.randomUUID()
  /** How many are selected. */
  count = $state(0)
  /** Counts and sums; null while they are loading. */
  summary = $state.raw<SelectionSummary | null>(null)
  /** The customer where the next range of rows starts. */
  #from: number | null = null
  readonly #known = new KnownSelected()
  #version = $state(0)
  /** The number of changes so far. */
  #changes = 0
  readonly #connectionId: string
  readonly #call: Call<Contract>
  readonly #failed: (error: ErrorData) => void
  readonly #askSummary: (view: View) => void
  readonly #askKnown: (ids: readonly number[]) => void

  constructor(connectionId: string, call: Call<Contract>, failed: (error: ErrorData) => void) {
    this.#connectionId = connectionId
    this.#call = call
    this.#failed = failed
    const { name } = this
    // An answer from before the newest change is useless. That change has its own answer.
    this.#askSummary = latestOnly(
      async (view: View) => ({
        asked: this.#changes,
        summary: await call('customers.selectionSummary', { connectionId, selection: name, ...view }),
      }),
      ({ asked, summary }) => {
        if (asked !== this.#changes) return
        this.#setCount(summary.count)
        if (summary.count > 0) this.summary = summary
      },
      failed,
    )
    this.#askKnown = latestOnly(
      async (ids: readonly number[]) => ({
        asked: this.#changes,
        answer: await call('customers.selected', { connectionId, selection: name, ids: [...ids] }),
      }),
      ({ asked, answer }, ids) => {
        if (asked === this.#changes) this.#known.learn(ids, answer.ids)
        this.#version += 1
      },
      failed,
    )
  }

  /** Whether a customer is selected, or the last known state while loading. */
  has(id: number): boolean {
    return this.#version >= 0 && this.#known.has(id)
  }

  /** Says which customers are visible. Unknown states are requested. */
  look(ids: readonly number[]): void {
    if (this.#version < 0) return
    const unknown = this.#known.unknown(ids).slice(0, maxAsked)
    if (unknown.length > 0) this.#askKnown(unknown)
  }

  /** Another list, or the same one after a sync: there may be new customers. */
  viewChanged(view: View): void {
    if (this.count === 0) return
    this.#known.doubtOthers()
    this.#version += 1
    this.#askSummary(view)
  }

  /** Selects or unselects a customer. The next range starts here. */
  toggle(id: number, view: View): void {
    this.#from = id
    this.#known.toggle(id)
    void this.#change({ kind: 'toggle', id }, view)
  }

  /** Selects from the last selected customer, or from `start`, to this one. */
  extendTo(id: number, start: number, view: View): void {
    this.between(this.#from ?? start, id, view)
  }

  /** Selects from one customer to another in the order of the list. */
  between(from: number, to: number, view: View): void {
    this.#from = from
    this.#known.doubtUnselected()
    this.#known.set([from, to], true)
    void this.#change({ kind: 'between', ...view, from, to, selected: true }, view)
  }

  /** Selects or unselects all matches. */
  all(selected: boolean, view: View): void {
    this.#known.reset(selected)
    void this.#change({ kind: 'all', ...view, selected }, view)
  }

  clear(view: View): void {
    this.#from = null
    this.#setCount(0)
    void this.#change({ kind: 'none' }, view)
  }

  async #change(change: Change, view: View): Promise<void> {
    this.#changes += 1
    this.#version += 1
    const number = this.#changes
    try {
      const { count } = await this.#call('customers.select', {
        connectionId: this.#connectionId,
        selection: this.name,
        change,
      })
      if (number !== this.#changes) return
      this.#setCount(count)
      if (count > 0) this.#askSummary(view)
    } catch (thrown) {
      this.#known.doubtAll()
      this.#failed(errorData(thrown))
    }
    // What was known before this change may no longer be true.
    this.#version += 1
  }

  #setCount(count: number): void {
    this.count = count
    if (count > 0) return
    this.#known.reset(false)
    this.summary = null
  }
}
