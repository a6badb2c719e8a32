import { formatNames, optionsOf, type FormatOption } from '#shared/exports/formats'
import { maxNotContactedDays, messageSenders } from '#shared/exports/message-list'
import type { ExportOptions } from '#shared/exports/options'
import type { OwnPreset, PresetContent } from '#shared/exports/own-presets'
import {
  isReadyPreset,
  presetOfFormat,
  readyPreset,
  readyPresetNames,
  type Reader,
} from '#shared/exports/presets'
import { languages } from '#shared/locale/languages'
import type { Messages } from '#shared/messages/index'
import { sameName } from '#shared/views'
import { wrongUsage, type OptionName } from './words'

/** The options of `export` about how the file is written. */
export const fileOptions = [
  'format',
  'preset',
  'separator',
  'decimal',
  'bom',
  'no-bom',
  'headings',
  'dates',
  'no-formula-guard',
  'about',
  'for',
  'not-contacted',
] as const satisfies readonly OptionName[]

type Changes = { -readonly [Name in keyof ExportOptions]?: ExportOptions[Name] }

/** How a file is written: the options of a preset, and what is different. */
export interface FileStyle {
  readonly preset: string
  readonly changes: Changes
}

const separatorNames: Readonly<Record<string, ExportOptions['separator']>> = {
  ',': ',',
  ';': ';',
  '|': '|',
  tab: '\t',
}

/** Which option of the command line changes an option of the file. */
const namesOf: Readonly<Record<FormatOption, readonly string[]>> = {
  separator: ['separator'],
  decimal: ['decimal'],
  bom: ['bom', 'no-bom'],
  headings: ['headings'],
  dates: ['dates'],
  guard: ['no-formula-guard'],
  sender: ['for'],
  notContactedDays: ['not-contacted'],
}

/** Reads the options about the file. Throws `invalid-input`. */
export function readFileStyle(
  given: ReadonlyMap<OptionName, string>,
  { commandLine: texts }: Messages,
): FileStyle {
  const choose = <Value extends string>(name: OptionName, known: readonly Value[]): Value | undefined => {
    const text = given.get(name)
    const found = known.find((one) => one === text)
    if (text !== undefined && found === undefined)
      throw wrongUsage(texts, texts.badChoice(`--${name}`, text, known))
    return found
  }
  const format = formatNames.find((name) => name === given.get('format'))
  if (given.has('format')) {
    if (format === undefined) throw wrongUsage(texts, texts.badFormat(given.get('format') ?? '', formatNames))
    if (given.has('preset')) throw wrongUsage(texts, texts.presetAndFormat)
  }
  if (given.has('bom') && given.has('no-bom')) throw wrongUsage(texts, texts.bothMarks)
  const changes: Changes = {}
  const separator = choose('separator', Object.keys(separatorNames))
  if (separator !== undefined) changes.separator = separatorNames[separator] ?? ','
  const decimal = choose('decimal', ['.', ','])
  if (decimal !== undefined) changes.decimal = decimal
  if (given.has('bom') || given.has('no-bom')) changes.bom = given.has('bom')
  const headings = choose('headings', ['api', ...languages])
  if (headings === 'api') changes.headings = headings
  else if (headings !== undefined) Object.assign(changes, { headings: 'language', language: headings })
  const dates = choose('dates', ['iso', 'local'])
  if (dates !== undefined) changes.dates = dates
  if (given.has('no-formula-guard')) changes.guard = false
  if (given.has('about')) {
    if (given.get('out') === '-') throw wrongUsage(texts, texts.aboutNeedsFile)
    changes.about = true
  }
  const sender = choose('for', messageSenders)
  if (sender !== undefined) changes.sender = sender
  const days = given.get('not-contacted')
  if (days !== undefined) {
    if (!/^\d{1,3}$/.test(days) || Number(days) > maxNotContactedDays)
      throw wrongUsage(texts, texts.badDays('--not-contacted', days, maxNotContactedDays))
    changes.notContactedDays = Number(days)
  }
  return {
    preset: format === undefined ? (given.get('preset') ?? 'csv') : presetOfFormat(format),
    changes,
  }
}

/** What a preset chooses. `columns`: null: it leaves them open. */
export interface PresetChoice {
  readonly options: ExportOptions
  readonly columns: PresetContent['columns'] | null
}

/** A ready-made preset, or one of people's own by its name. Throws `invalid-input` with a list. */
function presetNamed(
  preset: string,
  reader: Reader,
  own: readonly OwnPreset[],
  { commandLine: texts }: Messages,
): PresetChoice {
  if (isReadyPreset(preset)) return { options: readyPreset(preset, reader), columns: null }
  const found = own.find(({ name }) => sameName(name, preset))
  if (found !== undefined) return found.content
  throw wrongUsage(texts, texts.badPreset(preset, [...readyPresetNames, ...own.map(({ name }) => name)]))
}

/**
 * How the file is written, for a reader. `own`: the presets that people saved. Throws `invalid-input` for an unknown preset, and
 * for an option that changes nothing.
 */
export function fileChoice(
  { preset, changes }: FileStyle,
  reader: Reader,
  own: readonly OwnPreset[],
  messages: Messages,
): PresetChoice {
  const { commandLine: texts } = messages
  const { options, columns } = presetNamed(preset, reader, own, messages)
  const effective = optionsOf(options.format)
  for (const [option, names] of Object.entries(namesOf)) {
    const isIdle = option in changes && !effective.some((one) => one === option)
    const known = effective.flatMap((one) => namesOf[one].map((name) => `--${name}`))
    if (isIdle) throw wrongUsage(texts, texts.idleOption(`--${names[0] ?? ''}`, options.format, known))
  }
  return { options: { ...options, ...changes }, columns }
}
