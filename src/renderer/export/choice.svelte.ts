import { columnKeys, type ColumnKey } from '#shared/columns'
import type { ExportOptions } from '#shared/exports/options'
import type { OwnPreset, PresetContent } from '#shared/exports/own-presets'
import { presetOfFormat, readyPreset, type Reader, type ReadyPreset } from '#shared/exports/presets'
import type { Settings } from '#shared/settings'
import type { SettingsStore } from '../session/settings.svelte'
import type { PresetList } from './presets.svelte'

export type ColumnChoice = PresetContent['columns']

const sameOptions = (one: ExportOptions, other: ExportOptions): boolean =>
  Object.entries(one).every(([name, value]) => other[name as keyof ExportOptions] === value)

const sameColumns = (one: ColumnChoice, other: ColumnChoice): boolean => String(one) === String(other)

/** `ready` with changes. */
function withChanges(ready: ExportOptions, changes: Settings['exportOptions']): ExportOptions {
  const changed = Object.entries(changes).filter(([, value]) => value !== undefined)
  return { ...ready, ...Object.fromEntries(changed) }
}

/** What differs in `options` from a ready-made preset. */
function changesOf(options: ExportOptions, ready: ExportOptions): Settings['exportOptions'] {
  const changed = Object.entries(options).filter(
    ([name, value]) => name !== 'format' && ready[name as keyof ExportOptions] !== value,
  )
  return Object.fromEntries(changed)
}

/** How a file will be written: a preset, and what was changed of it. The settings remember it. */
export class ExportChoice {
  readonly #settings: SettingsStore
  readonly #presets: PresetList
  readonly #reader: () => Reader

  constructor(settings: SettingsStore, presets: PresetList, reader: () => Reader) {
    this.#settings = settings
    this.#presets = presets
    this.#reader = reader
  }

  /** The ready-made preset that the choice began with. */
  get base(): ReadyPreset {
    return this.#settings.value.exportPreset
  }

  /** The saved preset that the choice began with; null: a ready-made one. */
  get own(): OwnPreset | null {
    const { exportOwnPreset } = this.#settings.value
    return this.#presets.presets.find(({ id }) => id === exportOwnPreset) ?? null
  }

  get options(): ExportOptions {
    return withChanges(readyPreset(this.base, this.#reader()), this.#settings.value.exportOptions)
  }

  get columns(): ColumnChoice {
    const { exportColumns } = this.#settings.value
    if (typeof exportColumns === 'string') return exportColumns
    const known = exportColumns.flatMap((name) => columnKeys.find((key) => key === name) ?? [])
    return known.length === 0 ? 'shown' : known
  }

  /** Whether options differ from the ready-made preset. */
  get hasOwnOptions(): boolean {
    return !sameOptions(this.options, readyPreset(this.base, this.#reader()))
  }

  /** Whether the choice differs from the saved preset that it began with. */
  get isChanged(): boolean {
    const { own, options, columns } = this
    if (own === null) return false
    return !sameOptions(options, own.content.options) || !sameColumns(columns, own.content.columns)
  }

  /** What a preset saves. */
  get content(): PresetContent {
    const { options, columns } = this
    return { options, columns: typeof columns === 'string' ? columns : [...columns] }
  }

  chooseReady(preset: ReadyPreset): void {
    this.#settings.change({ exportPreset: preset, exportOptions: {}, exportOwnPreset: null })
  }

  chooseOwn({ id, content: { options, columns } }: OwnPreset): void {
    const base = presetOfFormat(options.format)
    this.#settings.change({
      ...{ exportPreset: base, exportOwnPreset: id },
      exportOptions: changesOf(options, readyPreset(base, this.#reader())),
      exportColumns: typeof columns === 'string' ? columns : [...columns],
    })
  }

  /** Changes options. */
  change(options: Settings['exportOptions']): void {
    const ready = readyPreset(this.base, this.#reader())
    this.#settings.change({ exportOptions: changesOf(withChanges(this.options, options), ready) })
  }

  /** Back to the options of the ready-made preset. */
  reset(): void {
    this.#settings.change({ exportOptions: {} })
  }

  setColumns(columns: 'shown' | 'all' | readonly ColumnKey[]): void {
    this.#settings.change({ exportColumns: typeof columns === 'string' ? columns : [...columns] })
  }
}
