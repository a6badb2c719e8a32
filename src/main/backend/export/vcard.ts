import { Buffer } from 'node:buffer'
import type { ColumnKey } from '#shared/columns'
import type { ExportOptions } from '#shared/exports/options'
import { catalogues } from '#shared/messages/index'
import { readNumber, typedNumbers } from '../messages/number'
import type { Cell } from './cells'
import { lineEnd } from './csv'
import type { Layout } from './piece'

/** vCard 4.0 (RFC 6350), one for each customer. */

/** What a card is made of, besides the chosen columns: by these, an address book knows a card that it has already. */
const cardColumns = ['cid', 'updatedAt'] as const satisfies readonly ColumnKey[]

/** The columns to read for cards of the chosen ones. */
export const columnsOfCards = (chosen: readonly ColumnKey[]): readonly ColumnKey[] => [
  ...new Set([...chosen, ...cardColumns]),
]

/** A line may have so many bytes, its end aside. A longer one goes on after a line break and a space (3.2). */
const maxBytes = 75
const plain = /^[\x20-\x7e]*$/

/** One line, folded. No character is cut in two, although some programs would put its bytes together again. */
function contentLine(text: string): string {
  if (text.length <= maxBytes && plain.test(text)) return text + lineEnd
  let folded = ''
  let bytes = 0
  for (const letter of text) {
    const size = Buffer.byteLength(letter)
    if (bytes + size > maxBytes) {
      folded += `${lineEnd} `
      bytes = 1
    }
    folded += letter
    bytes += size
  }
  return folded + lineEnd
}

/** Text as a value. A semicolon stays as it is: Thunderbird would show the backslash before it. */
const value = (text: string): string => text.replace(/[\\,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')

/** Text as one part of a value with several, which semicolons separate (3.4). */
const part = (text: string): string => value(text).replaceAll(';', '\\;')

/** What no text of a card may hold: control characters but tabs and line breaks. */
const forbidden = /[^\P{Cc}\t\r\n\u0080-\u009f]/gu

/** Text without what a card cannot hold, and without blanks around it. */
const clean = (text: string): string => text.replace(forbidden, '').trim()
const textIn = (cell: Cell | undefined): string => (typeof cell === 'string' ? clean(cell) : '')
const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

interface Phone {
  readonly line: string
  readonly shown: string
}

/** The numbers of a customer, each once. The first one is preferred where there are several. */
function phonesOf(typed: readonly string[], country: string): readonly Phone[] {
  const found = new Map<string, (preferred: string) => Phone>()
  for (const one of typed) {
    const text = clean(one)
    const read = readNumber(text, country)
    const number = read === null || read.kind === 'unknown' ? null : read
    const key = number?.e164 ?? text
    if (text === '' || found.has(key)) continue
    const type = number?.kind === 'mobile' ? ';TYPE=cell' : ''
    found.set(key, (preferred) => ({
      line:
        number === null
          ? `TEL${preferred}:${value(text)}`
          : `TEL;VALUE=uri${preferred}${type}:tel:${number.e164}`,
      shown: number?.e164 ?? oneLine(text),
    }))
  }
  return [...found.values()].map((phone, at) => phone(found.size > 1 && at === 0 ? ';PREF=1' : ''))
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** 2026-01-31T16:23:27.000Z as 20260131T162327Z. */
const compact = (instant: Date): string => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

function revision(cell: Cell | undefined): string | null {
  // A year of other than four digits has no form in a card.
  return typeof cell === 'number' && cell >= 0 && cell < 253_402_300_800_000
    ? `REV:${compact(new Date(cell))}`
    : null
}

/**
 * Writes the cells of `columnsOfCards(chosen)` as cards of the chosen columns. A customer without a name, a phone number and
 * an email address gets a name in the language. `country`: of phone numbers without a country code (ISO 3166-1 alpha-2).
 */
export function cardLayout(
  chosen: readonly ColumnKey[],
  { language }: Pick<ExportOptions, 'language'>,
  country: string,
): Layout<readonly Cell[]> {
  const { noName } = catalogues[language].window.table
  const places = new Map(columnsOfCards(chosen).map((key, place) => [key, place]))
  const wanted = new Set(chosen)
  const card = (row: readonly Cell[]): string => {
    const any = (key: ColumnKey): Cell | undefined => row[places.get(key) ?? -1]
    const cell = (key: ColumnKey): Cell | undefined => (wanted.has(key) ? any(key) : undefined)
    const text = (key: ColumnKey): string => textIn(cell(key))
    const phones = phonesOf(typedNumbers(cell('phone'), cell('phones')), country)
    const name = oneLine(text('name'))
    const email = oneLine(text('email'))
    const fullName = [name, phones[0]?.shown ?? '', email, noName].find((one) => one !== '') ?? noName
    const cid = textIn(any('cid'))
    const born = text('dateOfBirth')
    const gender = { 1: 'M', 2: 'F' }[Number(cell('gender'))]
    const lines = [
      'BEGIN:VCARD',
      'VERSION:4.0',
      uuid.test(cid) ? `UID:urn:uuid:${cid.toLowerCase()}` : null,
      `FN:${value(fullName)}`,
      // Nobody can tell which word is the family name, so all of them are shown in their order.
      name === '' ? null : `N:;${part(name)};;;`,
      ...phones.map(({ line }) => line),
      email === '' ? null : `EMAIL:${value(email)}`,
      born === '' ? null : `BDAY:${born.replaceAll('-', '')}`,
      gender === undefined ? null : `GENDER:${gender}`,
      text('address') === '' ? null : `ADR:;;${part(text('address'))};;;;`,
      text('groupName') === '' ? null : `CATEGORIES:${value(text('groupName'))}`,
      text('description') === '' ? null : `NOTE:${value(text('description'))}`,
      revision(any('updatedAt')),
      'END:VCARD',
    ]
    return lines.map((line) => (line === null ? '' : contentLine(line))).join('')
  }
  return { head: '', line: card }
}
