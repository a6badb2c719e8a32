import * as v from 'valibot'
import { columnKeys } from '#shared/columns'
import type { backendMethods, DomainHandlers, Input, Output } from '#shared/contract'
import { AppError } from '#shared/errors'
import { formatNames } from '#shared/exports/formats'
import { exportOptionsSchema } from '#shared/exports/options'
import { presetLimits, type OwnPreset } from '#shared/exports/own-presets'
import { isReadyPreset, presetOfFormat, readyPreset } from '#shared/exports/presets'
import { sameName, tidyName } from '#shared/views'
import type { WritableDatabase } from './sqlite/database'

type Methods = typeof backendMethods

/** The presets that people saved, in their order. Every change gives the new list. */
export interface PresetStore {
  readonly list: () => readonly OwnPreset[]
  /** The preset with this name, in any case; undefined: there is none. */
  readonly named: (name: string) => OwnPreset | undefined
  /** Throws `preset.no-name`, `preset.name-taken`, `preset.too-many`. */
  readonly add: (addition: Input<Methods, 'presets.add'>) => Output<Methods, 'presets.add'>
  /** Throws `not-found`, `preset.no-name`, `preset.name-taken`. */
  readonly change: (change: Input<Methods, 'presets.change'>) => readonly OwnPreset[]
  /** Throws `not-found`. */
  readonly remove: (id: string) => readonly OwnPreset[]
}

/** Options of another version: what it does not know is as in the ready-made preset of the format. */
const storedOptions = v.pipe(
  v.looseObject({ format: v.picklist(formatNames) }),
  v.transform((stored) => ({
    ...readyPreset(presetOfFormat(stored.format), { language: 'en', locale: 'en' }),
    ...stored,
  })),
  v.object(exportOptionsSchema.entries),
)

/** Columns of another version are left out. */
const storedColumns = v.union([
  v.picklist(['shown', 'all']),
  v.pipe(
    v.array(v.string()),
    v.transform((names) => names.flatMap((name) => columnKeys.find((key) => key === name) ?? [])),
    v.minLength(1),
  ),
])

const storedSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    name: v.pipe(v.string(), v.minLength(1)),
    content: v.object({ options: storedOptions, columns: storedColumns }),
  }),
)

/** The name as it is stored. Throws `preset.no-name`, and `preset.name-taken` if one of `others` or a ready-made one has it. */
function checkName(name: string, others: readonly OwnPreset[]): string {
  const tidy = tidyName(name)
  if (tidy === '') throw new AppError({ code: 'preset.no-name' })
  if (isReadyPreset(tidy.toLowerCase()) || others.some((other) => sameName(other.name, tidy)))
    throw new AppError({ code: 'preset.name-taken', name: tidy })
  return tidy
}

/** The presets in the user database, which the caller closes. */
export function openPresets(database: WritableDatabase, newId: () => string): PresetStore {
  const all = database
    .prepare<[], [string, string]>('SELECT id, content FROM export_preset ORDER BY position, id')
    .raw()
  const put = database.prepare(
    'INSERT OR REPLACE INTO export_preset (id, position, content) VALUES (?, ?, ?)',
  )
  const drop = database.prepare('DELETE FROM export_preset WHERE id = ?')

  // A preset that this version does not understand stays, unseen.
  const list = (): readonly OwnPreset[] =>
    all.all().flatMap(([id, text]) => {
      const stored = v.safeParse(storedSchema, text)
      return stored.success ? [{ id, ...stored.output }] : []
    })
  const find = (presets: readonly OwnPreset[], id: string): OwnPreset => {
    const found = presets.find((preset) => preset.id === id)
    if (found === undefined) throw new AppError({ code: 'not-found', what: 'preset' })
    return found
  }
  const write = (presets: readonly OwnPreset[]): readonly OwnPreset[] => {
    for (const [position, { id, ...stored }] of presets.entries())
      put.run(id, position, JSON.stringify(stored))
    return presets
  }

  return {
    list,
    named: (name) => list().find((preset) => sameName(preset.name, name)),
    add: database.transaction(({ id: wanted, name, content, at }: Input<Methods, 'presets.add'>) => {
      const presets = list()
      if (presets.length >= presetLimits.presets)
        throw new AppError({ code: 'preset.too-many', max: presetLimits.presets })
      // What names the preset, such as a scheduled export, finds it again.
      const id = wanted === undefined || presets.some((other) => other.id === wanted) ? newId() : wanted
      const preset = { id, name: checkName(name, presets), content }
      return { id: preset.id, presets: write(presets.toSpliced(at, 0, preset)) }
    }),
    change: database.transaction(({ id, name, content }: Input<Methods, 'presets.change'>) => {
      const presets = list()
      const preset = find(presets, id)
      const others = presets.filter((other) => other !== preset)
      const changed = {
        id,
        name: name === undefined ? preset.name : checkName(name, others),
        content: content ?? preset.content,
      }
      return write(presets.with(presets.indexOf(preset), changed))
    }),
    remove: database.transaction((id: string) => {
      const presets = list()
      const preset = find(presets, id)
      drop.run(id)
      return write(presets.filter((other) => other !== preset))
    }),
  }
}

/** The presets that a person saves, renames and deletes. */
export function presetHandlers(presets: () => PresetStore): DomainHandlers<Methods, 'presets'> {
  return {
    'presets.list': () => presets().list(),
    'presets.add': (addition) => presets().add(addition),
    'presets.change': (change) => presets().change(change),
    'presets.remove': ({ id }) => presets().remove(id),
  }
}
