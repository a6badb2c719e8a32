/** Presets that people save: options and columns under a name. */
import * as v from 'valibot'
import { idText, method, nothing, returns, shownColumns, wholeNumber } from '../contract-parts'
import { exportOptionsSchema } from './options'

export const presetLimits = {
  /** The longest name, in UTF-16 units. */
  name: 100,
  presets: 50,
} as const

/** Which columns a file has: those that the table or the view shows then, all, or chosen ones in their order. */
export const columnChoice = v.union([v.picklist(['shown', 'all']), shownColumns])

export const presetContentSchema = v.strictObject({ options: exportOptionsSchema, columns: columnChoice })
export type PresetContent = Readonly<v.InferOutput<typeof presetContentSchema>>

/** Names are unique, ignoring case, also among those of the ready-made presets. */
export interface OwnPreset {
  readonly id: string
  readonly name: string
  readonly content: PresetContent
}

const presetName = v.pipe(v.string(), v.maxLength(presetLimits.name))

/** Methods about saved presets. Each gives all of them in their order. */
export const presetMethods = {
  'presets.list': method(nothing, returns<readonly OwnPreset[]>()),
  /** Saves a new preset at a position in the list. `id`: that of a deleted preset that comes back. Throws `preset.*`. */
  'presets.add': method(
    v.strictObject({
      id: v.optional(idText),
      name: presetName,
      content: presetContentSchema,
      at: wholeNumber,
    }),
    returns<{ readonly id: string; readonly presets: readonly OwnPreset[] }>(),
  ),
  /** Throws `preset.*`. */
  'presets.change': method(
    v.strictObject({ id: idText, name: v.optional(presetName), content: v.optional(presetContentSchema) }),
    returns<readonly OwnPreset[]>(),
  ),
  'presets.remove': method(v.strictObject({ id: idText }), returns<readonly OwnPreset[]>()),
}
