import * as v from 'valibot'
import {
  customerId,
  idText,
  language,
  method,
  returns,
  selection,
  shortText,
  shownColumns,
  view,
  wholeNumber,
} from '../contract-parts'
import type { Comparison } from './comparison'
import { exportOptionsSchema } from './options'
import type { ExportPreview } from './preview'

/** Which customers are written, and how. */
const order = {
  ...view,
  /** Only the selected customers, whether the query finds them or not; null: all matches. */
  selection: v.nullable(selection),
  columns: v.union([v.literal('all'), shownColumns]),
  options: exportOptionsSchema,
}

/** Methods about exports that the backend answers. */
export const exportMethods = {
  /** Rows as text for the clipboard. Throws `clipboard.too-many`. */
  'clipboard.text': method(
    v.strictObject({
      ...view,
      rows: v.variant('kind', [
        v.strictObject({ kind: v.literal('all') }),
        v.strictObject({ kind: v.literal('between'), from: customerId, to: customerId }),
        v.strictObject({ kind: v.literal('selection'), selection }),
      ]),
      columns: shownColumns,
      header: v.boolean(),
      /** Text with tabs, for spreadsheets; a table of Markdown, which always has a header; or JSON. */
      as: v.picklist(['text', 'markdown', 'json']),
      language,
      /** The country of phone numbers without a country code (ISO 3166-1 alpha-2); empty: none. */
      country: v.pipe(v.string(), v.maxLength(2)),
    }),
    returns<{ readonly text: string; readonly rows: number }>(),
  ),
  /**
   * Compares the file of an export of the log with what the same export would write now. Throws `not-found`, `export.gone` and
   * `export.not-comparable`.
   */
  'export.compare': method(v.strictObject({ id: wholeNumber }), returns<Comparison>()),
  /** The start of what an export would write. */
  'export.preview': method(v.strictObject(order), returns<ExportPreview>()),
}

/** Methods about exports that need a dialog or the page's address. */
export const exportShellMethods = {
  /** Asks for a place (desktop) or prepares a download (browser), and starts. null: the person cancelled. */
  'export.start': method(
    v.strictObject({
      ...order,
      /** The proposed name. The person chooses the folder. */
      fileName: v.pipe(shortText, v.regex(/^[^/\\:*?"<>|\p{Cs}]+$/u)),
    }),
    returns<{ readonly jobId: string } | null>(),
  ),
  /** Writes an export that failed to the same place once more, with the same customers. Throws `not-found`. */
  'export.retry': method(v.strictObject({ jobId: idText }), returns<{ readonly jobId: string }>()),
  /** Shows the file in its folder (desktop only). */
  'export.reveal': method(v.strictObject({ jobId: idText }), returns<null>()),
  /** Opens the file with the program that the system has for it (desktop only). Throws `not-found` if it may not be opened. */
  'export.open': method(v.strictObject({ jobId: idText }), returns<null>()),
  /** Opens an exported file of the log, as `export.open` (desktop only). Throws `export.gone` if it is not there any more. */
  'export.openPast': method(v.strictObject({ id: wholeNumber }), returns<null>()),
  /** Shows an exported file of the log in its folder (desktop only). Throws `export.gone`. */
  'export.revealPast': method(v.strictObject({ id: wholeNumber }), returns<null>()),
}
