import * as v from 'valibot'
import { exportPresets } from './export-format'
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
 * What the window remembers: kept apart from the copies of customers, which can be fetched again.
 * Unknown columns and the like are dropped by the reader, so that an older version can open newer settings.
 */
export const settingsSchema = v.object({
  /** The connection that was open. */
  connectionId: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  /** The text of the search box, which is the whole query. */
  search: v.pipe(v.string(), v.maxLength(limits.query)),
  /** Columns to sort by, each with `-` in front where descending, for example `name` or `-spent`; none: best matches first. */
  sort: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(8)),
  /**
   * Columns in order, with their widths in CSS pixels. Those that are not listed are hidden, as are those marked so;
   * pinned ones stay in sight at the start. Empty: as the app chooses.
   */
  columns: columnList,
  /** The view that is open; its unsaved changes are what differs from `search`, `sort` and `columns`. */
  viewId: v.pipe(v.string(), v.maxLength(200)),
  /** The columns of the views that have none of their own, while one that has is open. */
  readyColumns: columnList,
  /** Whether the panel of counts is open; null: where there is room. */
  facetsOpen: v.nullable(v.boolean()),
  /** The fields whose counts are folded away there. */
  facetsFolded: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(50)),
  exportPreset: v.picklist(exportPresets),
  exportColumns: v.picklist(['shown', 'all']),
  /** Minutes between syncs by themselves; 0: only when somebody asks. */
  syncEveryMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440)),
  /** Hours until every customer is read again; between, a sync reads what changed. */
  completeEveryHours: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(720)),
  /** Days for which changes of customers and records of syncs are kept. */
  keepChangesDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650)),
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
  exportPreset: 'excel',
  exportColumns: 'shown',
  syncEveryMinutes: 15,
  completeEveryHours: 24,
  keepChangesDays: 90,
}
