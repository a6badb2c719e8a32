import { columnKeys, columnOf, columns, type ColumnKey, type SortKey } from '#shared/columns'
import type { Settings } from '#shared/settings'
import { clickSort, readSort, writeSort } from './sort'

export interface ShownColumn {
  readonly key: ColumnKey
  /** CSS pixels. */
  readonly width: number
}

export const narrowest = 48
export const widest = 1200

const atFirst: readonly ShownColumn[] = columns
  .filter((column) => column.shown)
  .map(({ key, width }) => ({ key, width }))

/** Reads the settings' columns: those this version knows, each once; the first choice of the app where none are left. */
export function readColumns(saved: Settings['columns']): readonly ShownColumn[] {
  const shown = saved.flatMap(({ key, width }) => {
    const known = columnKeys.find((column) => column === key)
    return known === undefined ? [] : [{ key: known, width: Math.min(Math.max(width, narrowest), widest) }]
  })
  const once = shown.filter(({ key }, index) => shown.findIndex((other) => other.key === key) === index)
  return once.length === 0 ? atFirst : once
}

/** Which columns are shown, how wide, and by which the rows are sorted. */
export class ColumnStore {
  shown = $state.raw<readonly ShownColumn[]>(atFirst)
  sort = $state.raw<readonly SortKey[]>([])
  readonly #changed: (what: 'columns' | 'sort') => void

  constructor(settings: Settings, changed: (what: 'columns' | 'sort') => void) {
    this.shown = readColumns(settings.columns)
    this.sort = readSort(settings.sort)
    this.#changed = changed
  }

  get keys(): readonly ColumnKey[] {
    return this.shown.map(({ key }) => key)
  }

  /** What the settings keep. */
  get saved(): Pick<Settings, 'columns' | 'sort'> {
    return { columns: this.shown.map(({ key, width }) => ({ key, width })), sort: writeSort(this.sort) }
  }

  sortBy(column: ColumnKey, add: boolean): void {
    this.sort = clickSort(this.sort, column, add)
    this.#changed('sort')
  }

  /** Shows or hides a column; the last one stays. A shown column takes its place in the fixed order. */
  toggle(key: ColumnKey): void {
    if (this.shown.some((column) => column.key === key)) {
      if (this.shown.length === 1) return
      this.#setShown(this.shown.filter((column) => column.key !== key))
      return
    }
    const order = columnKeys.indexOf(key)
    const before = this.shown.findIndex((column) => columnKeys.indexOf(column.key) > order)
    const at = before < 0 ? this.shown.length : before
    this.#setShown(this.shown.toSpliced(at, 0, { key, width: columnOf(key).width }))
  }

  resize(key: ColumnKey, width: number): void {
    const fitting = Math.round(Math.min(Math.max(width, narrowest), widest))
    this.#setShown(this.shown.map((column) => (column.key === key ? { key, width: fitting } : column)))
  }

  reset(): void {
    this.#setShown(atFirst)
  }

  #setShown(shown: readonly ShownColumn[]): void {
    this.shown = shown
    this.#changed('columns')
  }
}
