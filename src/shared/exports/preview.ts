/** What an export will write, as far as it can be said before. */
export interface ExportPreview {
  /** How many customers the file will have. */
  readonly total: number
  /** The start of the file as it will be written, without a byte order mark. */
  readonly text: string
  /** The size of the file in bytes. Exact if the file is small, else estimated from its first customers. */
  readonly bytes: number
  readonly isExact: boolean
  /** About how long writing will take, in milliseconds. */
  readonly ms: number
}
