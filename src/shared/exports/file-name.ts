/** Names of files, and patterns that give a name to each file of a schedule. */

// Names that mean folders, control characters, what separates folders and names streams on Windows, what Windows cuts off
// at the end, and its names of devices.
const badName =
  /^\.*$|[\p{Cc}/\\:*?"<>|]|[. ]$|^(?:con|conin\$|conout\$|prn|aux|nul|(?:com|lpt)[\d¹²³])(?: *\.| *$)/iu

/** Whether every system, Windows too, makes a file of just this name. */
export const isFileName = (name: string): boolean => !badName.test(name)

/** Where the description of a file is. */
export const aboutPath = (path: string): string => `${path}.about.json`

/** Characters that a file name must not contain on some system. */
const notInFileNames = /[/\\:*?"<>|\p{Cc}]+/gu

/** A file name made of free text. */
export function fileNameOf(text: string): string {
  return text.replace(notInFileNames, ' ').replace(/\s+/g, ' ').trim().slice(0, 120)
}

/** What a pattern can name, in braces. */
export const nameFields = ['view', 'connection', 'date', 'time', 'number'] as const
export type NameField = (typeof nameFields)[number]

/** The longest pattern, in UTF-16 units. */
export const patternLength = 120

/** What is wrong with a pattern. */
export type PatternMistake =
  | { readonly is: 'empty' }
  /** There is no such field. */
  | { readonly is: 'field'; readonly field: string }
  /** A brace that belongs to no field. */
  | { readonly is: 'brace' }
  /** No file name has this character on Windows. */
  | { readonly is: 'character'; readonly character: string }
  /** Windows keeps the name for itself, or it is no name at all. */
  | { readonly is: 'name'; readonly name: string }

/** A sentence for each mistake of a pattern. */
export type PatternTexts = {
  readonly [Is in PatternMistake['is']]: (mistake: Extract<PatternMistake, { readonly is: Is }>) => string
}

/** The sentence for a mistake. */
export function patternSentence(texts: PatternTexts, mistake: PatternMistake): string {
  const say: (mistake: never) => string = texts[mistake.is]
  return say(mistake as never)
}

/** The fields as people type them. */
export const fieldList = nameFields.map((field) => `{${field}}`).join(', ')

const fieldPattern = /\{([^{}]*)\}/g

/** Upper and lower case do not matter. */
const fieldNamed = (name: string): NameField | undefined =>
  nameFields.find((field) => field === name.trim().toLowerCase())

/** What a field stands for, for a first look at a name. */
const sample: Readonly<Record<NameField, string>> = {
  view: 'view',
  connection: 'connection',
  date: '2026-01-31',
  time: '08-00',
  number: '1',
}

/** Replaces the fields of a pattern. */
function filled(pattern: string, values: Readonly<Record<NameField, string>>): string {
  const text = pattern.replace(fieldPattern, (all, name: string) => {
    const field = fieldNamed(name)
    return field === undefined ? all : fileNameOf(values[field])
  })
  return text.replace(/\s+/g, ' ').trim()
}

/** A name without the ending of a known kind of file, which people may type or leave out. */
function withoutEnding(name: string, endings: readonly string[]): string {
  const ending = endings.find((one) => name.toLowerCase().endsWith(`.${one}`))
  return ending === undefined ? name : name.slice(0, -ending.length - 1)
}

/** The first mistake of a pattern; null: it names files on every system. */
export function patternMistake(pattern: string, endings: readonly string[]): PatternMistake | null {
  const stem = withoutEnding(pattern.trim(), endings)
  if (stem === '') return { is: 'empty' }
  for (const [, name = ''] of stem.matchAll(fieldPattern))
    if (fieldNamed(name) === undefined) return { is: 'field', field: name.trim() }
  const plain = stem.replace(fieldPattern, '')
  if (/[{}]/.test(plain)) return { is: 'brace' }
  const [character] = /[/\\:*?"<>|\p{Cc}]/u.exec(plain) ?? []
  if (character !== undefined) return { is: 'character', character }
  const name = filled(stem, sample)
  return isFileName(name) ? null : { is: 'name', name }
}

/** Most systems take names of 255 bytes in UTF-8. A number in parentheses may follow. */
const maxBytes = 200

function cut(text: string): string {
  const encoder = new TextEncoder()
  let short = text
  while (encoder.encode(short).length > maxBytes) short = [...short].slice(0, -1).join('')
  return short
}

/** The name that a pattern gives a file. `ending`: that of its format. */
export function nameFrom(
  pattern: string,
  values: Readonly<Record<NameField, string>>,
  ending: string,
  endings: readonly string[],
): string {
  const stem = cut(filled(withoutEnding(pattern.trim(), endings), values)).replace(/[. ]+$/, '')
  const name = `${stem === '' ? '_' : stem}.${ending}`
  // A view may be called like a device of Windows.
  return isFileName(name) ? name : `_${name}`
}

const two = (number: number): string => String(number).padStart(2, '0')

/** The day and time of files' names, on this computer's clock. */
export function stampsAt(at: number): { readonly date: string; readonly time: string } {
  const date = new Date(at)
  return {
    date: `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: `${two(date.getHours())}-${two(date.getMinutes())}`,
  }
}
