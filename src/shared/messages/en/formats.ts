import type { ExportPreset, FileEnding } from '../../export-format'

interface FormatText {
  readonly name: string
  /** In the export dialog. */
  readonly hint: string
  /** In the help of the command line. */
  readonly help: string
}

/** The formats of exported files. */
export const formats: Readonly<Record<ExportPreset, FormatText>> = {
  excel: {
    name: 'CSV for Excel',
    hint: 'Opens correctly in Excel, including Azerbaijani and Cyrillic letters.',
    help: 'opens correctly in Excel',
  },
  csv: {
    name: 'CSV',
    hint: 'For other programs: separated by commas, UTF-8.',
    help: 'plain CSV',
  },
  tsv: {
    name: 'TSV',
    hint: 'For other programs and for pasting: separated by tabs, UTF-8.',
    help: 'separated by tabs',
  },
  raw: {
    name: 'Raw API fields',
    hint: 'Field names and values exactly as Clopos sends them. For other programs: Excel may run a value as a formula.',
    help: 'fields as Clopos sends them, without protection from formulas',
  },
}

/** What dialogs call files with each ending. */
export const fileTypes: Readonly<Record<FileEnding, string>> = {
  csv: 'CSV file',
  tsv: 'TSV file',
}
