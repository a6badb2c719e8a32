import { columnKeys, columns, type ColumnKey, type SortKey } from '#shared/columns'
import type { Settings } from '#shared/settings'
import { boxWidth } from './geometry'
import { clickSort, readSort, writeSort } from './sort'

/** A column's place in the table; the places of hidden ones are remembered. */
interface LaidColumn {
  readonly key: ColumnKey
  /** CSS pixels. */
  readonly width: number
  readonly hidden: boolean
  /** Stays in sight at the start however far the table is scrolled sideways. */
  readonly pinned: boolean
}

export interface ShownColumn {
  readonly key: ColumnKey
  /** CSS pixels. */
  readonly width: number
  /** Where a pinned column stays, in CSS pixels from the start; null for one that is not pinned. */
  readonly pinnedAt: number | null
}

export const narrowest = 48
export const widest = 1200

const fitting = (width: number): number => Math.round(Math.min(Math.max(width, narrowest), widest))

const atFirst: readonly LaidColumn[] = columns.map(({ key, width, shown }) => ({
  key,
  width,
  hidden: !shown,
  pinned: false,
}))

/** Puts `column` behind those that stand before it in the app's order. */
function withColumn(layout: readonly LaidColumn[], column: LaidColumn): readonly LaidColumn[] {
  const order = columnKeys.indexOf(column.key)
  const before = layout.findLastIndex(({ key }) => columnKeys.indexOf(key) < order)
  return layout.toSpliced(before + 1, 0, column)
}

/**
 * Reads the settings' columns: those this version knows, each once; the others are hidden. The app's own choice where
 * that leaves none to show.
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

/** The columns to show, pinned ones first. */
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

/** Which columns are shown, in which order, how wide, and by which the rows are sorted. */
export class ColumnStore {
  #layout = $state.raw<readonly LaidColumn[]>(atFirst)
  sort = $state.raw<readonly SortKey[]>([])
  readonly shown: readonly ShownColumn[] = $derived(shownOf(this.#layout))
  readonly keys: readonly ColumnKey[] = $derived(this.shown.map(({ key }) => key))
  /** Of all columns together, with the one of the boxes, in CSS pixels. */
  readonly width: number = $derived(this.shown.reduce((sum, { width }) => sum + width, boxWidth))
  /** Of the columns that are always in sight, in CSS pixels. */
  readonly pinnedWidth: number = $derived(
    this.shown.reduce((sum, { width, pinnedAt }) => sum + (pinnedAt === null ? 0 : width), boxWidth),
  )
  readonly #changed: (what: 'columns' | 'sort') => void

  constructor(settings: Pick<Settings, 'columns' | 'sort'>, changed: (what: 'columns' | 'sort') => void) {
    this.#layout = readColumns(settings.columns)
    this.sort = readSort(settings.sort)
    this.#changed = changed
  }

  /** What the settings keep. */
  get saved(): Pick<Settings, 'columns' | 'sort'> {
    return { columns: this.#layout.map((column) => ({ ...column })), sort: writeSort(this.sort) }
  }

  /** Takes columns and sort over, in the settings' form, but tells nobody: the caller changes more at the same time. */
  load(saved: Pick<Settings, 'columns' | 'sort'>): void {
    this.#layout = readColumns(saved.columns)
    this.sort = readSort(saved.sort)
  }

  /** Sorts as a click on a header does. */
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

  /** Shows or hides a column in its place; the last one stays. */
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
   * Moves a shown column to a place among the shown ones, counted without it. Put among pinned columns it is pinned
   * too; put behind one that is not, it no longer is.
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
    // Pinned and other columns are apart: where both meet, the neighbour of its own kind counts.
    const behind = before !== undefined && isPinned(before) === pinned
    const index = behind ? placeOf(before) + 1 : Math.max(0, placeOf(after))
    this.#setLayout(rest.toSpliced(index, 0, { ...column, pinned }))
  }

  /** Moves a shown column by one place towards the start or the end. */
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
