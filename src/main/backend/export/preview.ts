import type { ExportFormat } from '#shared/exports/formats'
import type { ExportPreview, FileStart } from '#shared/exports/preview'
import type { Customers } from '../query/customers'
import type { MessageRules } from '../messages/rules'
import { exportContent, recipientsFor, type ExportView } from './content'
import { byteOrderMark } from './csv'
import type { Pieces } from './piece'
import { readSheet } from './xlsx/read-sheet'

/** How many customers are shown. */
const shownRows = 20
/** How many customers the size of the file is estimated from. */
const sampleRows = 200

/** How much a usual computer writes in a millisecond, in bytes, until an export here has shown it. A workbook is compressed. */
const usualSpeed = (format: ExportFormat): number => (format === 'xlsx' ? 2_000 : 20_000)

/** The first rows of a file are read now. They are written later: a writer may wait in between. */
export interface PreparedPreview {
  readonly format: ExportFormat
  readonly total: number
  readonly shown: Pieces
  readonly sample: Pieces
  /** How many customers of the sample got into a message list, once it is written; null: it is none. */
  readonly countInSample: () => number | null
}

/** What is exported, and whom a message list leaves out. */
export type PreviewedView = Omit<ExportView, 'recipients'> & { readonly rules: MessageRules }

/** Reads what a preview needs from the copy. `total`: how many customers the file will have. */
export function preparePreview(customers: Customers, view: PreviewedView): PreparedPreview {
  // Each of the two lists has its own recipients: a number that stands in one of them may stand in the other.
  const [few, more] = [recipientsFor(customers, view), recipientsFor(customers, view)]
  return {
    format: view.options.format,
    total: view.ids?.length ?? customers.summary(view.query).count,
    shown: exportContent(customers, { ...view, recipients: few, first: shownRows }),
    sample: exportContent(customers, { ...view, recipients: more, first: sampleRows }),
    countInSample: () => more?.count() ?? null,
  }
}

/** What stands at the start of a file. */
function startOf(file: Buffer, format: ExportFormat): FileStart {
  if (format === 'xlsx') return { kind: 'sheet', lines: readSheet(file) }
  const text = file.toString('utf8')
  return { kind: 'text', text: text.startsWith(byteOrderMark) ? text.slice(byteOrderMark.length) : text }
}

/** A whole file in memory. */
async function written(pieces: Pieces): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const { content } of pieces) parts.push(Buffer.from(content))
  return Buffer.concat(parts)
}

/**
 * The start of a file, written as the file will be, and its size. `msPerCustomer`: as fast as earlier exports were; null:
 * there were none.
 */
export async function finishPreview(
  { format, total, shown, sample, countInSample }: PreparedPreview,
  msPerCustomer: number | null,
): Promise<ExportPreview> {
  const start = await written(shown)
  const more = await written(sample)
  // The difference is that of the customers alone: headings and the frame of a file do not grow.
  const perCustomer = (more.length - start.length) / (sampleRows - shownRows)
  const isExact = total <= sampleRows
  const bytes = isExact ? more.length : Math.round(more.length + perCustomer * (total - sampleRows))
  const ms = msPerCustomer === null ? bytes / usualSpeed(format) : total * msPerCustomer
  const counted = countInSample()
  // About as many of all customers get into a message list as of the sample. An estimate never says that nobody does.
  const estimated = Math.max(1, Math.round(((counted ?? 0) * total) / sampleRows))
  const inFile = counted === null ? total : isExact ? counted : estimated
  return {
    total: inFile,
    start: startOf(start, format),
    bytes,
    isExact,
    ms,
  }
}
