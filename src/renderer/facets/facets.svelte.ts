import type { Call, Contract } from '#shared/contract'
import type { FacetCount } from '#shared/facets'
import type { SettingsStore } from '../session/settings.svelte'
import type { CountedField } from '#shared/query'
import { countedFields } from './choose'

/** How long typing must pause before counting again, in milliseconds. */
const pause = 150

interface Counted {
  readonly counts: readonly FacetCount[]
  /** What was counted: the matches of this query, at this revision of the copy. */
  readonly query: string
  readonly revision: number
}

/**
 * How many matching customers have which values. Each field is requested separately, so that rows need not wait for
 * all of them, and outdated requests are dropped.
 */
export class FacetStore {
  #counted = $state.raw<Readonly<Partial<Record<CountedField, Counted>>>>({})
  #room = $state(false)
  #query: string
  /** The known revision of the copy; null: none yet. */
  #revision = $state<number | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined
  #asking = false
  /** Something was requested while another request was running. */
  #again = false
  readonly #connectionId: string
  readonly #call: Call<Contract>
  readonly #settings: SettingsStore

  constructor(connectionId: string, call: Call<Contract>, settings: SettingsStore, query: string) {
    this.#connectionId = connectionId
    this.#call = call
    this.#settings = settings
    this.#query = $state(query)
  }

  get isOpen(): boolean {
    return this.#settings.value.facetsOpen ?? this.#room
  }

  /** Says whether the window has room for the panel, if the person did not choose. */
  setRoom(room: boolean): void {
    this.#room = room
    this.#askSoon(0)
  }

  setOpen(facetsOpen: boolean): void {
    this.#settings.change({ facetsOpen })
    this.#askSoon(0)
  }

  isFolded(field: CountedField): boolean {
    return this.#settings.value.facetsFolded.includes(field)
  }

  fold(field: CountedField, folded: boolean): void {
    const others = this.#settings.value.facetsFolded.filter((other) => other !== field)
    this.#settings.change({ facetsFolded: folded ? [...others, field] : others })
    this.#askSoon(0)
  }

  /** null: never counted yet. */
  countsOf(field: CountedField): readonly FacetCount[] | null {
    return this.#counted[field]?.counts ?? null
  }

  /** The counts are not those of the query. The right ones are loading. */
  isOld(field: CountedField): boolean {
    const counted = this.#counted[field]
    return counted?.query !== this.#query || counted.revision !== this.#revision
  }

  /** Counts for another query when typing pauses. */
  show(query: string): void {
    if (query === this.#query) return
    this.#query = query
    this.#askSoon(pause)
  }

  /** Counts again if the copy has changed. null: it may have. */
  refresh(revision: number | null): void {
    this.#revision = revision
    this.#askSoon(0)
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  #askSoon(wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#ask(), wait)
  }

  get #missing(): CountedField | undefined {
    if (!this.isOpen) return undefined
    return countedFields.find((field) => this.isOld(field) && !this.isFolded(field))
  }

  async #ask(): Promise<void> {
    if (this.#asking) {
      this.#again = true
      return
    }
    this.#asking = true
    const query = this.#query
    for (let field = this.#missing; field !== undefined && query === this.#query; field = this.#missing) {
      const known = this.#revision
      try {
        const { counts, revision } = await this.#call('customers.facets', {
          connectionId: this.#connectionId,
          query,
          fields: [field],
        })
        // Answers to requests from before the newest query or revision are useless.
        if (query !== this.#query || known !== this.#revision) break
        this.#revision = revision
        this.#counted = { ...this.#counted, [field]: { counts: counts[field] ?? [], query, revision } }
      } catch {
        // The table shows the error. The next query or sync counts again.
        break
      }
    }
    this.#asking = false
    if (!this.#again) return
    this.#again = false
    await this.#ask()
  }
}
