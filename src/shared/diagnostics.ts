/** A file in the diagnostics. */
export interface DiagnosticsFile {
  readonly name: string
  readonly bytes: number
  /** Its text; of a long one, the end. */
  readonly text: string
}

/** The proposed name of the file, with the day. */
export const diagnosticsName = (now: number): string =>
  `customer-desk-diagnostics-${new Date(now).toISOString().slice(0, 10)}.zip`
