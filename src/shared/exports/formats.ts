/** What an option of a file changes. `language` (of headings and words) applies to every format with the table's columns. */
export type FormatOption =
  'separator' | 'decimal' | 'bom' | 'headings' | 'dates' | 'guard' | 'sender' | 'notContactedDays'

interface FormatShape {
  /** The ending of the file's name. */
  readonly ending: string
  /** The media type that a browser is told (IANA). */
  readonly mediaType: string
  /**
   * What its columns are: those of the table, with values as people read them, the API's fields with their JSON values, or
   * its own, which nobody chooses.
   */
  readonly columns: 'table' | 'api' | 'own'
  /** The options that make a difference. */
  readonly options: readonly FormatOption[]
}

/** Every way to write a file of customers. A new one also needs its texts, a preset, and a writer in `backend/export/writers.ts`. */
export const exportFormats = {
  xlsx: {
    ending: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    columns: 'table',
    options: ['headings'],
  },
  csv: {
    ending: 'csv',
    mediaType: 'text/csv',
    columns: 'table',
    options: ['separator', 'decimal', 'bom', 'headings', 'dates', 'guard'],
  },
  tsv: {
    ending: 'tsv',
    mediaType: 'text/tab-separated-values',
    columns: 'table',
    options: ['decimal', 'bom', 'headings', 'dates', 'guard'],
  },
  raw: { ending: 'csv', mediaType: 'text/csv', columns: 'api', options: ['separator', 'bom'] },
  jsonl: { ending: 'jsonl', mediaType: 'application/jsonl', columns: 'api', options: [] },
  vcf: { ending: 'vcf', mediaType: 'text/vcard', columns: 'table', options: [] },
  messages: {
    ending: 'csv',
    mediaType: 'text/csv',
    columns: 'own',
    options: ['sender', 'notContactedDays', 'guard'],
  },
} as const satisfies Readonly<Record<string, FormatShape>>

type Formats = typeof exportFormats

export type ExportFormat = keyof Formats

/** The formats with such columns. */
export type FormatOf<Columns extends FormatShape['columns']> = {
  [Format in ExportFormat]: Formats[Format]['columns'] extends Columns ? Format : never
}[ExportFormat]

export type FileEnding = Formats[ExportFormat]['ending']

const isFormat = (name: string): name is ExportFormat => Object.hasOwn(exportFormats, name)

export const formatNames: readonly ExportFormat[] = Object.keys(exportFormats).filter(isFormat)

/** The endings of all files. */
export const fileEndings: readonly FileEnding[] = [
  ...new Set(Object.values(exportFormats).map(({ ending }) => ending)),
]

/** The options that make a difference in a format. */
export const optionsOf = (format: ExportFormat): readonly FormatOption[] => exportFormats[format].options

/** Whether a format has the table's columns. */
export function hasTableColumns(format: ExportFormat): format is FormatOf<'table'> {
  return exportFormats[format].columns === 'table'
}

/** The media type of a file that an export wrote, by the ending of its name. */
export function mediaTypeOf(fileName: string): string {
  const format = Object.values(exportFormats).find(({ ending }) => fileName.endsWith(`.${ending}`))
  return format?.mediaType ?? 'application/octet-stream'
}
