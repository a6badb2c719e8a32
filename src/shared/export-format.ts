interface FormatShape {
  /** The ending of the file's name. */
  readonly ending: string
  /** The media type that a browser is told (IANA). */
  readonly mediaType: string
  /** What its columns are: those of the table, with values as people read them, or the API's fields with their JSON values. */
  readonly columns: 'table' | 'api'
}

/** Every way to write a file of customers. A new one also needs its texts, and a writer in `backend/export/formats.ts`. */
export const exportFormats = {
  excel: { ending: 'csv', mediaType: 'text/csv', columns: 'table' },
  csv: { ending: 'csv', mediaType: 'text/csv', columns: 'table' },
  tsv: { ending: 'tsv', mediaType: 'text/tab-separated-values', columns: 'table' },
  raw: { ending: 'csv', mediaType: 'text/csv', columns: 'api' },
} as const satisfies Readonly<Record<string, FormatShape>>

type Formats = typeof exportFormats

export type ExportPreset = keyof Formats

/** The formats of such columns. */
export type PresetOf<Columns extends FormatShape['columns']> = {
  [Preset in ExportPreset]: Formats[Preset]['columns'] extends Columns ? Preset : never
}[ExportPreset]

export type FileEnding = Formats[ExportPreset]['ending']

const isPreset = (name: string): name is ExportPreset => Object.hasOwn(exportFormats, name)

export const exportPresets: readonly ExportPreset[] = Object.keys(exportFormats).filter(isPreset)

/** The media type of a file that an export wrote, by the ending of its name. */
export function mediaTypeOf(fileName: string): string {
  const format = Object.values(exportFormats).find(({ ending }) => fileName.endsWith(`.${ending}`))
  return format?.mediaType ?? 'application/octet-stream'
}
