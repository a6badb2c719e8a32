/** What an export will write, as far as it can be said before. */
export interface ExportPreview {
  /** How many customers the file will have. Of a message list, it is estimated where `isExact` is false. */
  readonly total: number
  readonly start: FileStart
  /** The size of the file in bytes. Exact if the file is small, else estimated from its first customers. */
  readonly bytes: number
  readonly isExact: boolean
  /** About how long writing will take, in milliseconds. */
  readonly ms: number
}

/** The start of a file, read back from what its writer wrote. */
export type FileStart =
  /** Without a byte order mark. */
  | { readonly kind: 'text'; readonly text: string }
  /** The first lines of a workbook, its headings first. */
  | { readonly kind: 'sheet'; readonly lines: readonly (readonly SheetCell[])[] }

/** A cell of a workbook: text, or a number that is shown in a format; null: there is none. */
export type SheetCell =
  string | { readonly number: number; readonly as: 'plain' | 'money' | 'date' | 'instant' } | null
