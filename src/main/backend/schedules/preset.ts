import { AppError } from '#shared/errors'
import type { OwnPreset } from '#shared/exports/own-presets'
import { isReadyPreset, readyPreset, type Reader } from '#shared/exports/presets'

/** What a preset chooses. `columns`: null: it leaves them open. */
export interface PresetChoice {
  readonly options: OwnPreset['content']['options']
  readonly columns: OwnPreset['content']['columns'] | null
}

/** A ready-made preset by its name, or one of people's own by its ID. Throws `not-found`. */
export function presetOf(preset: string, own: readonly OwnPreset[], reader: Reader): PresetChoice {
  if (isReadyPreset(preset)) return { options: readyPreset(preset, reader), columns: null }
  const found = own.find(({ id }) => id === preset)
  if (found === undefined) throw new AppError({ code: 'not-found', what: 'preset' })
  return found.content
}
