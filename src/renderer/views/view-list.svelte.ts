import type { Call, Contract, Input } from '#shared/contract'
import type { ErrorData } from '#shared/errors'
import { sameName, viewLimits, type SavedView, type ViewContent } from '#shared/views'
import { text } from '../text.svelte'

/** The name of a view in the language of the window. */
export function nameOf(view: SavedView): string {
  return view.kind === 'own' ? view.name : text.messages.views.ready[view.id]
}

/** The views, which all connections share. Errors are AppError and leave the list unchanged. */
export class ViewList {
  views = $state.raw<readonly SavedView[]>([])
  readonly #call: Call<Contract>
  /** Counts the changes. An answer is ignored if a later change is pending. */
  #changes = 0

  constructor(call: Call<Contract>) {
    this.#call = call
  }

  async read(): Promise<void> {
    this.views = await this.#call('views.list', {})
  }

  find(id: string): SavedView | undefined {
    return this.views.find((view) => view.id === id)
  }

  /** The view with this name, except the one with `id`. */
  named(name: string, id: string | null): SavedView | undefined {
    return this.views.find((view) => view.id !== id && sameName(nameOf(view), name))
  }

  /** Why a view cannot have this name; null: it can. Also checks ready-made views, whose names only the window knows. */
  mistake(name: string, id: string | null): ErrorData | null {
    if (name === '') return { code: 'view.no-name' }
    return this.named(name, id) === undefined ? null : { code: 'view.name-taken', name }
  }

  /** An unused name: as wanted, or with a number. */
  freeName(wanted: string): string {
    const fitting = (name: string, tail: number): string => name.slice(0, viewLimits.name - tail)
    if (this.named(fitting(wanted, 0), null) === undefined) return fitting(wanted, 0)
    for (let number = 2; ; number += 1) {
      const name = text.messages.views.numbered(fitting(wanted, 8), text.formats.count(number))
      if (this.named(name, null) === undefined) return name
    }
  }

  /** Saves a view at a position of the list and returns its id. `wanted`: that of a deleted view that comes back. */
  async add(
    name: string,
    content: ViewContent,
    at: number,
    pinned: boolean,
    wanted?: string,
  ): Promise<string> {
    const { id } = await this.#change(async () => {
      const again = wanted === undefined ? {} : { id: wanted }
      const added = await this.#call('views.add', { name, content, at, pinned, ...again })
      return { views: added.views, id: added.id }
    })
    return id
  }

  async change(change: Input<Contract, 'views.change'>): Promise<void> {
    await this.#change(async () => ({ views: await this.#call('views.change', change) }))
  }

  async remove(id: string): Promise<void> {
    await this.#change(async () => ({ views: await this.#call('views.remove', { id }) }))
  }

  /** Reorders all views. The list shows it at once. */
  async order(ids: readonly string[]): Promise<void> {
    const before = this.views
    this.views = ids.flatMap((id) => this.find(id) ?? [])
    try {
      await this.#change(async () => ({ views: await this.#call('views.order', { ids: [...ids] }) }))
    } catch (thrown) {
      this.views = before
      throw thrown
    }
  }

  async #change<Answer extends { readonly views: readonly SavedView[] }>(
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    this.#changes += 1
    const change = this.#changes
    const answer = await ask()
    if (change === this.#changes) this.views = answer.views
    return answer
  }
}
