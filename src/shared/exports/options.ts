import * as v from 'valibot'
import { languages } from '../locale/languages'
import { formatNames, type ExportFormat } from './formats'
import { maxNotContactedDays, messageSenders } from './message-list'

export const separators = [',', ';', '\t', '|'] as const
export const decimalMarks = ['.', ','] as const
export const headingKinds = ['language', 'api'] as const
export const dateStyles = ['iso', 'local'] as const

/**
 * How a file is written: everything that its bytes depend on, besides the customers and the columns. Which of these make
 * a difference depends on the format (`exportFormats`).
 */
export const exportOptionsSchema = v.strictObject({
  format: v.picklist(formatNames as readonly [ExportFormat, ...ExportFormat[]]),
  /** Of headings and words such as “Yes”. */
  language: v.picklist(languages),
  /** `api`: the API's names instead of headings in the language. */
  headings: v.picklist(headingKinds),
  /** Between two cells. */
  separator: v.picklist(separators),
  decimal: v.picklist(decimalMarks),
  /** The byte order mark, by which Excel knows UTF-8. */
  bom: v.boolean(),
  /** `local`: this computer's time, as spreadsheets read it; `iso`: ISO 8601 in UTC. */
  dates: v.picklist(dateStyles),
  /** Texts that a spreadsheet would run as a formula are made harmless. */
  guard: v.boolean(),
  /** The service that a message list is for. */
  sender: v.optional(v.picklist(messageSenders), 'whatsapp'),
  /** A message list leaves out whom others have reached in so many days; 0: nobody. */
  notContactedDays: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(maxNotContactedDays)),
    0,
  ),
  /** A description is written next to the file: what it is, from when, and its hash. The file itself stays the same. */
  about: v.optional(v.boolean(), false),
})

export type ExportOptions = Readonly<v.InferOutput<typeof exportOptionsSchema>>
