import type { ExportFormat, FileEnding } from '../../exports/formats'
import type { ReadyPreset } from '../../exports/presets'

interface PresetText {
  readonly name: string
  /** In the export dialog. */
  readonly hint: string
  /** In the help of the command line. */
  readonly help: string
}

/** The ready-made ways to write a file. */
export const presets: Readonly<Record<ReadyPreset, PresetText>> = {
  xlsx: {
    name: 'Excel workbook',
    hint: 'Numbers, dates and phone numbers open correctly.',
    help: 'an Excel workbook with real numbers and dates, and readable phone numbers',
  },
  excel: {
    name: 'CSV for Excel',
    hint: 'Text that Excel on this computer opens correctly.',
    help: 'opens correctly in Excel on this computer',
  },
  csv: {
    name: 'CSV',
    hint: 'For other programs: commas, UTF-8.',
    help: 'for other programs (RFC 4180)',
  },
  tsv: {
    name: 'TSV',
    hint: 'For other programs and for pasting: tabs, UTF-8.',
    help: 'separated by tabs',
  },
  raw: {
    name: 'Raw API fields',
    hint: 'As Clopos sends it. Excel may run a value as a formula.',
    help: 'fields as Clopos sends them, without protection from formulas',
  },
  jsonl: {
    name: 'JSON Lines',
    hint: 'For programs: one JSON object per customer.',
    help: 'fields as Clopos sends them, one JSON object per line',
  },
  vcf: {
    name: 'Contacts (vCard)',
    hint: 'For the address books of phones and email programs.',
    help: 'contacts for address books (vCard 4.0)',
  },
  messages: {
    name: 'Message list',
    hint: 'For WhatsApp and SMS services: mobile numbers, each once, without people who want no messages.',
    help: 'mobile numbers for WhatsApp and SMS services',
  },
}

/** What lists of exports call the formats. */
export const formats: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'Excel',
  csv: 'CSV',
  tsv: 'TSV',
  raw: 'Raw API fields',
  jsonl: 'JSON Lines',
  vcf: 'vCard',
  messages: 'Message list',
}

/** What dialogs call files with each ending. */
export const fileTypes: Readonly<Record<FileEnding, string>> = {
  xlsx: 'Excel workbook',
  csv: 'CSV file',
  tsv: 'TSV file',
  jsonl: 'JSON Lines file',
  vcf: 'vCard file',
}

/** In workbooks of Excel. */
export const workbook = {
  /** The name of the sheet, and the title of the file. */
  sheet: 'Customers',
  /** Before a text of which only the start is there. */
  cut: '[Cut off: the text is longer than a cell in Excel can be]',
}
