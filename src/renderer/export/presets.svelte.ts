import type { Call, Contract, Input } from '#shared/contract'
import type { ErrorData } from '#shared/errors'
import type { OwnPreset, PresetContent } from '#shared/exports/own-presets'
import { readyPresetNames } from '#shared/exports/presets'
import { sameName } from '#shared/views'
import { text } from '../text.svelte'

/** The presets that people saved. Errors are AppError and leave the list unchanged. */
export class PresetList {
  presets = $state.raw<readonly OwnPreset[]>([])
  /** The last one that was deleted, and its position. It can be restored until the dialog closes. */
  deleted = $state.raw<{ readonly preset: OwnPreset; readonly at: number } | null>(null)
  readonly #call: Call<Contract>

  constructor(call: Call<Contract>) {
    this.#call = call
  }

  async read(): Promise<void> {
    this.presets = await this.#call('presets.list', {})
  }

  /** Why a preset cannot have this name; null: it can. `own`: the preset that has it already. */
  mistake(name: string, own: string | null): ErrorData | null {
    if (name === '') return { code: 'preset.no-name' }
    const others = this.presets.filter(({ id }) => id !== own).map((preset) => preset.name)
    // Only the window knows what ready-made presets are called.
    const ready = readyPresetNames.map((preset) => text.messages.presets[preset].name)
    const isTaken = [...others, ...ready].some((other) => sameName(other, name))
    return isTaken ? { code: 'preset.name-taken', name } : null
  }

  /** Saves a new preset at the end of the list. */
  async add(name: string, content: PresetContent): Promise<OwnPreset> {
    return this.#add({ name, content, at: this.presets.length })
  }

  async change(
    id: string,
    change: { readonly name: string } | { readonly content: PresetContent },
  ): Promise<void> {
    this.presets = await this.#call('presets.change', { id, ...change })
  }

  async remove(preset: OwnPreset): Promise<void> {
    const at = this.presets.indexOf(preset)
    this.presets = await this.#call('presets.remove', { id: preset.id })
    this.deleted = { preset, at }
  }

  /** Restores the deleted preset in its place. */
  async undo(): Promise<OwnPreset | null> {
    const { deleted } = this
    if (deleted === null) return null
    const { id, name, content } = deleted.preset
    const preset = await this.#add({ id, name, content, at: deleted.at })
    this.deleted = null
    return preset
  }

  async #add(addition: Input<Contract, 'presets.add'>): Promise<OwnPreset> {
    const { id, presets } = await this.#call('presets.add', addition)
    this.presets = presets
    return presets.find((preset) => preset.id === id) ?? { ...addition, id }
  }
}
