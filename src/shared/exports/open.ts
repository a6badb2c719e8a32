import { exportFormats } from './formats'
import type { ExportOptions } from './options'

/** Whether files of a format can be compared: those that are lines of text. */
export const isComparable = ({ format }: Pick<ExportOptions, 'format'>): boolean =>
  format === 'csv' || format === 'tsv' || format === 'raw' || format === 'jsonl'

/**
 * Whether the system may open a file of an export with a click. Its name must end as its format says: people choose the
 * name, and in a file called `.bat` or `.html`, a customer's note would be a program. A spreadsheet would run its formulas,
 * so those must be harmless.
 */
export function mayOpen(
  fileName: string,
  { format, guard }: Pick<ExportOptions, 'format' | 'guard'>,
): boolean {
  const { ending } = exportFormats[format]
  const runsFormulas = ending === 'csv' || ending === 'tsv'
  return fileName.toLowerCase().endsWith(`.${ending}`) && (guard || !runsFormulas)
}
