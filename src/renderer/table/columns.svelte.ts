import { columnKeys, columns, readSort, type ColumnKey, type SortKey } from '#shared/columns'
import type { Settings } from '#shared/settings'
import { boxWidth } from './geometry'
import { clickSort, writeSort } from './sort'

/** A column's position in the table. Hidden columns keep theirs. */
interface LaidColumn {
  readonly key: ColumnKey
  /** CSS pixels. */
  readonly width: number
  readonly hidden: boolean
  /** Stays visible at the start when the table scrolls sideways. */
  readonly pinned: boolean
}

export interface ShownColumn {
  readonly key: ColumnKey
  /** CSS pixels. */
  readonly width: number
  /** The position of a pinned column in CSS pixels from the start; null: not pinned. */
  readonly pinnedAt: number | null
}

export const narrowest = 48
export const widest = 1200

const fitting = (width: number): number => Math.round(Math.min(Math.max(width, narrowest), widest))

const atFirst: readonly LaidColumn[] = columns.map(({ key, width, shown, pinned }) => ({
  key,
  width,
  hidden: !shown,
  pinned,
}))

/** Inserts `column` after the columns that precede it in the app's order. */
function withColumn(layout: readonly LaidColumn[], column: LaidColumn): readonly LaidColumn[] {
  const order = columnKeys.indexOf(column.key)
  const before = layout.findLastIndex(({ key }) => columnKeys.indexOf(key) < order)
  return layout.toSpliced(before + 1, 0, column)
}

/**
 * Reads the columns of the settings: those that this version knows, each once. Others are hidden. Returns the default
 * columns if none would be shown.
 */
function readColumns(saved: Settings['columns']): readonly LaidColumn[] {
  const known = saved.flatMap(({ key, width, hidden, pinned }) => {
    const found = columnKeys.find((column) => column === key)
    return found === undefined ? [] : [{ key: found, width: fitting(width), hidden, pinned }]
  })
  const once = known.filter(({ key }, index) => known.findIndex((other) => other.key === key) === index)
  if (once.every(({ hidden }) => hidden)) return atFirst
  return atFirst
    .filter(({ key }) => !once.some((column) => column.key === key))
    .map((column) => ({ ...column, hidden: true }))
    .reduce(withColumn, once)
}

/** The shown columns, pinned ones first. */
function shownOf(layout: readonly LaidColumn[]): readonly ShownColumn[] {
  const visible = layout.filter(({ hidden }) => !hidden)
  let start = boxWidth
  const pinned = visible.flatMap(({ key, width, pinned: isPinned }) => {
    if (!isPinned) return []
    start += width
    return [{ key, width, pinnedAt: start - width }]
  })
  const others = visible.flatMap(({ key, width, pinned: isPinned }) =>
    isPinned ? [] : [{ key, width, pinnedAt: null }],
  )
  return [...pinned, ...others]
}

/** The shown columns, their order and widths, and the sort. */
export class ColumnStore {
  #layout = $state.raw<readonly LaidColumn[]>(atFirst)
  sort = $state.raw<readonly SortKey[]>([])
  readonly shown: readonly ShownColumn[] = $derived(shownOf(this.#layout))
  readonly keys: readonly ColumnKey[] = $derived(this.shown.map(({ key }) => key))
  /** The width of all columns with the boxes, in CSS pixels. */
  readonly width: number = $derived(this.shown.reduce((sum, { width }) => sum + width, boxWidth))
  /** The width of the columns that are always visible, in CSS pixels. */
  readonly pinnedWidth: number = $derived(
    this.shown.reduce((sum, { width, pinnedAt }) => sum + (pinnedAt === null ? 0 : width), boxWidth),
  )
  readonly #changed: (what: 'columns' | 'sort') => void

  constructor(settings: Pick<Settings, 'columns' | 'sort'>, changed: (what: 'columns' | 'sort') => void) {
    this.#layout = readColumns(settings.columns)
    this.sort = readSort(settings.sort)
    this.#changed = changed
  }

  /** For the settings. */
  get saved(): Pick<Settings, 'columns' | 'sort'> {
    return { columns: this.#layout.map((column) => ({ ...column })), sort: writeSort(this.sort) }
  }

  /** Takes columns and sort over, in the settings' form, but tells nobody: the caller changes more at the same time. */
  load(saved: Pick<Settings, 'columns' | 'sort'>): void {
    this.#layout = readColumns(saved.columns)
    this.sort = readSort(saved.sort)
  }

  /** Sorts like a click on a header. */
  sortBy(column: ColumnKey, add: boolean): void {
    this.setSort(clickSort(this.sort, column, add))
  }

  setSort(sort: readonly SortKey[]): void {
    this.sort = sort
    this.#changed('sort')
  }

  isPinned(key: ColumnKey): boolean {
    return this.#layout.some((column) => column.key === key && column.pinned)
  }

  /** Shows or hides a column. The last one cannot be hidden. */
  toggle(key: ColumnKey): void {
    if (this.keys.length === 1 && this.keys.includes(key)) return
    this.#change(key, ({ hidden }) => ({ hidden: !hidden }))
  }

  pin(key: ColumnKey, pinned: boolean): void {
    this.#change(key, () => ({ pinned }))
  }

  resize(key: ColumnKey, width: number): void {
    this.#change(key, () => ({ width: fitting(width) }))
  }

  /**
   * Moves a shown column to a position among the shown ones, counted without it. Among pinned columns it becomes
   * pinned; after a column that is not pinned, it is no longer pinned.
   */
  move(key: ColumnKey, place: number): void {
    const column = this.#layout.find((other) => other.key === key)
    if (column === undefined) return
    const others = this.shown.filter((other) => other.key !== key)
    const at = Math.min(Math.max(place, 0), others.length)
    const [before, after] = [others[at - 1], others[at]]
    const isPinned = (other: ShownColumn | undefined): boolean =>
      other !== undefined && other.pinnedAt !== null
    const pinned = isPinned(after) || ((before === undefined || isPinned(before)) && column.pinned)
    const rest = this.#layout.filter((other) => other.key !== key)
    const placeOf = (other: ShownColumn | undefined): number =>
      rest.findIndex(({ key: at }) => at === other?.key)
    // Pinned and other columns are separate, so the neighbour of the same kind counts.
    const behind = before !== undefined && isPinned(before) === pinned
    const index = behind ? placeOf(before) + 1 : Math.max(0, placeOf(after))
    this.#setLayout(rest.toSpliced(index, 0, { ...column, pinned }))
  }

  /** Moves a shown column by one position. */
  step(key: ColumnKey, by: -1 | 1): void {
    const at = this.keys.indexOf(key)
    if (at + by >= 0 && at + by < this.keys.length) this.move(key, at + by)
  }

  reset(): void {
    this.#setLayout(atFirst)
  }

  #change(key: ColumnKey, how: (column: LaidColumn) => Partial<LaidColumn>): void {
    this.#setLayout(
      this.#layout.map((column) => (column.key === key ? { ...column, ...how(column) } : column)),
    )
  }

  #setLayout(layout: readonly LaidColumn[]): void {
    this.#layout = layout
    this.#changed('columns')
  }
}
