import * as v from 'valibot'
import { exportOptionsSchema } from './exports/options'
import { readyPresetNames, type ReadyPreset } from './exports/presets'
import { languages } from './locale/languages'
import { limits } from './query/model'

const columnList = v.pipe(
  v.array(
    v.object({
      key: v.pipe(v.string(), v.maxLength(40)),
      width: v.pipe(v.number(), v.minValue(40), v.maxValue(2000)),
      hidden: v.optional(v.boolean(), false),
      pinned: v.optional(v.boolean(), false),
    }),
  ),
  v.maxLength(100),
)

/**
 * What the window remembers. It is stored apart from the copies, which can be fetched again. The reader ignores
 * unknown columns and the like, so that an older version can open newer settings.
 */
export const settingsSchema = v.object({
  /** The open connection. */
  connectionId: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  /** The text of the query. */
  search: v.pipe(v.string(), v.maxLength(limits.query)),
  /** Columns to sort by, each with `-` in front where descending, for example `name` or `-spent`; none: best matches first. */
  sort: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(8)),
  /**
   * Columns in order, with their widths in CSS pixels. Columns that are not listed or marked as hidden are not shown.
   * Pinned ones stay visible at the start. Empty: the default columns.
   */
  columns: columnList,
  /** The open view. It has unsaved changes if it differs from `search`, `sort` and `columns`. */
  viewId: v.pipe(v.string(), v.maxLength(200)),
  /** The columns of views that store none, while a view with own columns is open. */
  readyColumns: columnList,
  /** Whether the panel of counts is open; null: if there is space. */
  facetsOpen: v.nullable(v.boolean()),
  /** The fields whose counts are collapsed. */
  facetsFolded: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(50)),
  /** Whether the details panel is open; null: if there is space. */
  detailsOpen: v.nullable(v.boolean()),
  /** The width of the details panel in CSS pixels. */
  detailsWidth: v.pipe(v.number(), v.minValue(280), v.maxValue(900)),
  /** The language of the app; `system`: that of the computer if the app has it, else English. */
  language: v.picklist(['system', ...languages]),
  theme: v.picklist(['system', 'light', 'dark', 'contrast']),
  /** The height of the rows. */
  density: v.picklist(['comfortable', 'compact']),
  /** The currency of amounts, by its ISO 4217 code; empty: amounts are shown without one. */
  currency: v.pipe(v.string(), v.regex(/^([A-Z]{3})?$/)),
  /** The country of phone numbers without a country code (ISO 3166-1 alpha-2). */
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  /** What was chosen in the command palette, newest first. */
  recentCommands: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(20)),
  /** The last choice in the export dialog: a ready-made preset, and the options that differ from it. */
  exportPreset: v.picklist(readyPresetNames as readonly [ReadyPreset, ...ReadyPreset[]]),
  exportOptions: v.partial(v.omit(v.object(exportOptionsSchema.entries), ['format'])),
  /** The saved preset that the choice began with; null: none. */
  exportOwnPreset: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  /** Those of the table, all, or chosen ones in their order. */
  exportColumns: v.union([
    v.picklist(['shown', 'all']),
    v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(100)),
  ]),
  /** Minutes between automatic syncs; 0: only manual syncs. */
  syncEveryMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440)),
  /** Hours between full syncs. Other syncs read only what changed. */
  completeEveryHours: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(720)),
  /** Closing the window leaves the app running in the notification area (desktop). */
  keepRunning: v.boolean(),
  /** The app starts when the person signs in to the computer (desktop, where the system offers it). */
  startAtSignIn: v.boolean(),
  /** Days for which changes of customers and records of syncs are kept. */
  keepChangesDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650)),
  /** Days after which customers that were deleted in Clopos are forgotten; 0: never. */
  forgetRemovedDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650)),
  /** Where updates of the app come from: a web address or a folder; empty: there are none. */
  updateAddress: v.pipe(v.string(), v.maxLength(1000)),
})

export type Settings = Readonly<v.InferOutput<typeof settingsSchema>>

export const defaultSettings: Settings = {
  connectionId: null,
  search: '',
  sort: [],
  columns: [],
  viewId: 'all',
  readyColumns: [],
  facetsOpen: null,
  facetsFolded: [],
  detailsOpen: null,
  detailsWidth: 372,
  language: 'system',
  theme: 'system',
  density: 'comfortable',
  currency: 'AZN',
  country: 'AZ',
  recentCommands: [],
  exportPreset: 'xlsx',
  exportOptions: {},
  exportOwnPreset: null,
  exportColumns: 'shown',
  syncEveryMinutes: 15,
  completeEveryHours: 24,
  keepRunning: false,
  startAtSignIn: false,
  keepChangesDays: 90,
  forgetRemovedDays: 0,
  updateAddress: '',
}

/** What a person chooses on the settings screen. The rest is what the window remembers by itself. */
export const chosenSettings = [
  'language',
  'theme',
  'density',
  'currency',
  'country',
  'keepRunning',
  'startAtSignIn',
  'syncEveryMinutes',
  'completeEveryHours',
  'keepChangesDays',
  'forgetRemovedDays',
  'updateAddress',
] as const satisfies readonly (keyof Settings)[]
