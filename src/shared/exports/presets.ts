import { hasDecimalComma } from '../locale/formats'
import type { Language } from '../locale/languages'
import type { ExportFormat } from './formats'
import type { ExportOptions } from './options'

/** Where a file will be read. */
export interface Reader {
  /** Of headings and words. */
  readonly language: Language
  /** BCP 47: the computer's, whose decimal mark spreadsheets expect, whatever the language. */
  readonly locale: string
}

const plain = {
  headings: 'language',
  separator: ',',
  decimal: '.',
  bom: false,
  dates: 'iso',
  guard: true,
  sender: 'whatsapp',
  notContactedDays: 0,
  about: false,
} as const satisfies Partial<ExportOptions>

/** The ready-made presets: choices of options under one name. */
const readyPresets = {
  /** Whatever the computer that opens it: a workbook has no separators, marks or formats of dates to choose. */
  xlsx: ({ language }) => ({ ...plain, format: 'xlsx', language, dates: 'local' }),
  /** For Excel on this computer. If numbers have a decimal comma, Excel separates cells by semicolons. */
  excel: ({ language, locale }) => {
    const comma = hasDecimalComma(locale)
    const marks = comma ? ({ separator: ';', decimal: ',' } as const) : {}
    return { ...plain, ...marks, format: 'csv', language, bom: true, dates: 'local' }
  },
  /** RFC 4180. */
  csv: ({ language }) => ({ ...plain, format: 'csv', language }),
  tsv: ({ language }) => ({ ...plain, format: 'tsv', language, separator: '\t' }),
  /** Formulas stay as Clopos sent them. */
  raw: ({ language }) => ({ ...plain, format: 'raw', language, headings: 'api', guard: false }),
  jsonl: ({ language }) => ({ ...plain, format: 'jsonl', language, headings: 'api', guard: false }),
  /** For address books. */
  vcf: ({ language }) => ({ ...plain, format: 'vcf', language }),
  /** For services that send messages to many people. */
  messages: ({ language }) => ({ ...plain, format: 'messages', language }),
} as const satisfies Readonly<Record<string, (reader: Reader) => ExportOptions>>

export type ReadyPreset = keyof typeof readyPresets

export const isReadyPreset = (name: string): name is ReadyPreset => Object.hasOwn(readyPresets, name)

/** Their names, in the order in which people see them. */
export const readyPresetNames: readonly ReadyPreset[] = Object.keys(readyPresets).filter(isReadyPreset)

/** The options of a ready-made preset. */
export const readyPreset = (name: ReadyPreset, reader: Reader): ExportOptions => readyPresets[name](reader)

/** The preset of a format until somebody chooses more: each format is also the name of one. */
export const presetOfFormat = (format: ExportFormat): ReadyPreset => format
