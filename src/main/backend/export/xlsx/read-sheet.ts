import { unzipSync } from 'fflate/browser'
import type { SheetCell } from '#shared/exports/preview'
import { styleNumber } from './styles'

const firstSheet = 'xl/worksheets/sheet1.xml'

const row = /<row [^>]*>(.*?)<\/row>/gs
/** The column, the style, and the text or the number of a cell. */
const cell = /<c r="([A-Z]+)\d+" s="(\d+)"[^>]*>(?:<is><t[^>]*>([^<]*)<\/t><\/is>|<v>([^<]*)<\/v>)<\/c>/gs

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** A text as Excel shows it: without the spellings of characters. */
const textOf = (xml: string): string =>
  xml
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '')
    .replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const formats = new Map((['money', 'date', 'instant'] as const).map((style) => [styleNumber(style), style]))

/** `A` is 0, `AA` is 26. */
const placeOf = (letters: string): number =>
  [...letters].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1

function lineOf(xml: string): SheetCell[] {
  const line: SheetCell[] = []
  for (const [, letters = '', style, text, number] of xml.matchAll(cell)) {
    const place = placeOf(letters)
    while (line.length < place) line.push(null)
    line.push(
      number === undefined
        ? textOf(text ?? '')
        : { number: Number(number), as: formats.get(style ?? '') ?? 'plain' },
    )
  }
  return line
}

/** The lines of the first sheet of a workbook that `workbookPieces` wrote. */
export function readSheet(file: Uint8Array): readonly (readonly SheetCell[])[] {
  const sheet = unzipSync(file, { filter: ({ name }) => name === firstSheet })[firstSheet]
  const xml = new TextDecoder().decode(sheet)
  return Array.from(xml.matchAll(row), ([, cells = '']) => lineOf(cells))
}
