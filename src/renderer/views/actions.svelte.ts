import { errorData, type ErrorData } from '#shared/errors'
import type { OwnView, SavedView } from '#shared/views'
import type { OpenView } from './open-view.svelte'

/** The dialogs about views. */
export type Asked =
  { readonly kind: 'new' } | { readonly kind: 'rename'; readonly view: OwnView } | { readonly kind: 'manage' }

/** The actions on views in the bar, its menus and the dialog. The window shows their errors. */
export class ViewActions {
  asked = $state.raw<Asked | null>(null)
  readonly open: OpenView
  readonly #failed: (error: ErrorData) => void

  constructor(open: OpenView, failed: (error: ErrorData) => void) {
    this.open = open
    this.#failed = failed
  }

  save(): Promise<void> {
    return this.#attempt(() => this.open.save())
  }

  pin(view: SavedView, pinned: boolean): Promise<void> {
    return this.#attempt(() => this.open.list.change({ id: view.id, pinned }))
  }

  hide(view: SavedView, hidden: boolean): Promise<void> {
    return this.#attempt(() => this.open.list.change({ id: view.id, hidden }))
  }

  /** `andOpen`: opens the duplicate at once. */
  duplicate(view: SavedView, andOpen: boolean): Promise<void> {
    return this.#attempt(async () => {
      const id = await this.open.duplicate(view)
      if (andOpen) this.open.open(id)
    })
  }

  remove(view: OwnView): Promise<void> {
    return this.#attempt(() => this.open.remove(view))
  }

  order(ids: readonly string[]): Promise<void> {
    return this.#attempt(() => this.open.list.order(ids))
  }

  undo(): Promise<void> {
    return this.#attempt(() => this.open.undo())
  }

  async #attempt(what: () => Promise<unknown>): Promise<void> {
    try {
      await what()
    } catch (thrown) {
      this.#failed(errorData(thrown))
    }
  }
}
