import { orderedText } from '#shared/query'
import type { Settings } from '#shared/settings'
import { readyContent, readyViewIds, tableColumns, type SavedView, type ViewContent } from '#shared/views'
import type { SettingsStore } from '../session/settings.svelte'
import { ColumnStore } from '../table/columns.svelte'
import { text } from '../text.svelte'
import { nameOf, type ViewList } from './view-list.svelte'
import type { ViewStore } from './view-store.svelte'

/** What can be undone: deleting a view, or leaving unsaved changes of a view. */
export type UndoOffer =
  | {
      readonly kind: 'deleted'
      readonly view: SavedView & { readonly kind: 'own' }
      readonly at: number
      /** What was on the screen if the view was open. */
      readonly shown: ViewContent | null
    }
  | { readonly kind: 'left'; readonly view: SavedView; readonly shown: ViewContent }

const isReady = (id: string): boolean => readyViewIds.some((known) => known === id)

/** The settings for the view of all customers. */
export function withoutView(settings: Settings): Partial<Settings> {
  const { query, sort, columns } = readyContent('all', tableColumns(settings))
  return { viewId: 'all', search: query, sort, columns }
}

/** The filters first, and columns and sort without those that this version does not know. */
function asShown({ query, sort, columns }: ViewContent): ViewContent {
  return { query: orderedText(query), ...new ColumnStore({ sort, columns }, () => undefined).saved }
}

function differ(one: ViewContent, other: ViewContent): boolean {
  const key = ({ query, sort, columns }: ViewContent): string => JSON.stringify([query.trim(), sort, columns])
  return key(one) !== key(other)
}

/** The open view of a connection, and its unsaved changes. */
export class OpenView {
  #undoOffer = $state.raw<UndoOffer | null>(null)
  /** The offer is shown. Later it can be shown again, because whatever can be undone has Undo. */
  offersUndo = $state(false)
  readonly list: ViewList
  readonly #settings: SettingsStore
  /** What is on the screen. */
  readonly #shown: ViewStore
  /** The open view, or the view of all customers if it no longer exists. */
  readonly view: SavedView = $derived.by(() => {
    const all: SavedView = { kind: 'ready', id: 'all', pinned: true, hidden: false }
    return this.list.find(this.#settings.value.viewId) ?? this.list.find('all') ?? all
  })
  readonly isChanged: boolean = $derived.by(() =>
    differ(asShown(this.#shown.content), asShown(this.#contentOf(this.view))),
  )

  constructor(list: ViewList, settings: SettingsStore, shown: ViewStore) {
    this.list = list
    this.#settings = settings
    this.#shown = shown
  }

  get undoOffer(): UndoOffer | null {
    return this.#undoOffer
  }

  set undoOffer(offer: UndoOffer | null) {
    this.#undoOffer = offer
    this.offersUndo = offer !== null
  }

  /** The views in the bar: the pinned ones and the open one. */
  get inBar(): readonly SavedView[] {
    const pinned = this.list.views.filter((view) => view.pinned && !(view.kind === 'ready' && view.hidden))
    return pinned.some(({ id }) => id === this.view.id) ? pinned : [...pinned, this.view]
  }

  /**
   * Opens a view as it was saved. Unsaved changes of the previous view can be restored, also when that view is open
   * again: people look for them there.
   */
  open(id: string): void {
    const { view, undoOffer } = this
    const next = this.list.find(id)
    if (next === undefined || next.id === view.id) return
    if (this.isChanged) this.undoOffer = { kind: 'left', view, shown: this.#shown.content }
    else if (undoOffer?.kind !== 'left' || undoOffer.view.id !== next.id) this.undoOffer = null
    this.#enter(next)
  }

  revert(): void {
    this.#shown.show(this.#contentOf(this.view))
  }

  /** Saves what is on the screen in the open view. Throws AppError. */
  async save(): Promise<void> {
    this.undoOffer = null
    await this.list.change({ id: this.view.id, content: this.#shown.content })
  }

  /** Saves what is on the screen as a new view and opens it. Throws AppError. */
  async saveAs(name: string): Promise<void> {
    this.undoOffer = null
    const content = this.#shown.content
    const id = await this.list.add(name, content, this.#placeAfter(this.view), true)
    this.#settings.change({ viewId: id, readyColumns: this.#readyColumns() })
  }

  /** Duplicates a view as it was saved and returns the new id. Throws AppError. */
  duplicate(view: SavedView): Promise<string> {
    this.undoOffer = null
    const name = this.list.freeName(text.messages.views.copyOf(nameOf(view)))
    return this.list.add(name, this.#contentOf(view), this.#placeAfter(view), view.pinned)
  }

  /** Deletes a view. `undo` restores it. Throws AppError. */
  async remove(view: SavedView & { readonly kind: 'own' }): Promise<void> {
    const at = this.list.views.findIndex(({ id }) => id === view.id)
    const open = view.id === this.view.id
    const shown = open ? this.#shown.content : null
    await this.list.remove(view.id)
    this.undoOffer = { kind: 'deleted', view, at, shown }
    // The settings still have the deleted view's id, so its columns are left with it.
    if (open) this.#enter(this.view)
  }

  /** Restores what the last step lost. Throws AppError. */
  async undo(): Promise<void> {
    const { undoOffer } = this
    this.undoOffer = null
    if (undoOffer === null) return
    if (undoOffer.kind === 'deleted') {
      const { id: wanted, name, content, pinned } = undoOffer.view
      const id = await this.list.add(this.list.freeName(name), content, undoOffer.at, pinned, wanted)
      const view = this.list.find(id)
      if (undoOffer.shown !== null && view !== undefined) this.#enter(view, undoOffer.shown)
    } else {
      const view = this.list.find(undoOffer.view.id)
      if (view !== undefined) this.#enter(view, undoOffer.shown)
    }
  }

  #enter(view: SavedView, content: ViewContent = this.#contentOf(view)): void {
    const readyColumns = this.#readyColumns()
    this.#settings.change({ viewId: view.id, readyColumns })
    this.#shown.show(view.kind === 'own' ? content : { ...content, columns: readyColumns })
  }

  /** The columns of views that store none. */
  #readyColumns(): Settings['columns'] {
    const { viewId, readyColumns } = this.#settings.value
    return isReady(viewId) ? this.#shown.content.columns : readyColumns
  }

  #contentOf(view: SavedView): ViewContent {
    return view.kind === 'own' ? view.content : readyContent(view.id, this.#shown.content.columns)
  }

  #placeAfter(view: SavedView): number {
    return this.list.views.findIndex(({ id }) => id === view.id) + 1
  }
}
