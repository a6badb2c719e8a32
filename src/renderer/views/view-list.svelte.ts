import type { Call, Contract, Input } from '#shared/contract'
import { sameName, viewLimits, type SavedView, type ViewContent } from '#shared/views'
import { text } from '../text.svelte'

/** What a view is called in the language of the window. */
export function nameOf(view: SavedView): string {
  return view.kind === 'own' ? view.name : text.messages.views.ready[view.id]
}

/** The views of the app, whichever connection is open. What fails throws AppError, and leaves the list as it was. */
export class ViewList {
  views = $state.raw<readonly SavedView[]>([])
  readonly #call: Call<Contract>
  /** Counts the changes: an answer shows nothing where a later change is under way. */
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

  /** The view with this name, but for the one with `id`. */
  named(name: string, id: string | null): SavedView | undefined {
    return this.views.find((view) => view.id !== id && sameName(nameOf(view), name))
  }

  /** A name that no view has yet: as wanted, or with a number. */
  freeName(wanted: string): string {
    const fitting = (name: string, tail: number): string => name.slice(0, viewLimits.name - tail)
    if (this.named(fitting(wanted, 0), null) === undefined) return fitting(wanted, 0)
    for (let number = 2; ; number += 1) {
      const name = text.messages.views.numbered(fitting(wanted, 8), text.formats.count(number))
      if (this.named(name, null) === undefined) return name
    }
  }

  /** Saves a view at a place of the list and gives its id. */
  async add(name: string, content: ViewContent, at: number, pinned: boolean): Promise<string> {
    const { id } = await this.#change(async () => {
      const added = await this.#call('views.add', { name, content, at, pinned })
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

  /** Puts all views into another order, which shows at once. */
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
