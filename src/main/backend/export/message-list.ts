import type { ExportOptions } from '#shared/exports/options'
import type { MessageSender } from '#shared/exports/message-list'
import type { Candidate, Recipients } from '../messages/recipients'
import { joinCells, quoter } from './csv'
import { guardText } from './formula'
import type { Piece } from './piece'

/**
 * Lists of phone numbers for services that send messages to many people: CSV in UTF-8 without a byte order mark, which some
 * of them take for a part of the first heading. docs/message-lists.md says which services take which list.
 */

interface ListLayout {
  /** Nobody translates these: the services look for them. */
  readonly headings: readonly string[]
  readonly cells: (number: string, name: string) => readonly string[]
}

/** What messages begin with: the first word of a name. */
const firstName = (name: string): string => name.split(' ', 1)[0] ?? ''

const layouts: Readonly<Record<MessageSender, ListLayout>> = {
  whatsapp: {
    headings: ['phone', 'first_name', 'name'],
    cells: (number, name) => [number, firstName(name), name],
  },
  sms: { headings: ['phone', 'name'], cells: (number, name) => [number.slice(1), name] },
  plain: { headings: [], cells: (number) => [number] },
}

/** A piece is the lines of so many customers. */
const pieceRows = 2000

/** The file of those of some customers who get a message. A piece counts all customers that were looked at. */
export function* messagePieces(
  candidates: Iterable<Candidate>,
  recipients: Recipients,
  { sender, guard }: Pick<ExportOptions, 'sender' | 'guard'>,
): Generator<Piece> {
  const { headings, cells } = layouts[sender]
  const quote = quoter(',')
  const text = (name: string): string => quote(guard ? guardText(name) : name)
  let content = headings.length === 0 ? '' : joinCells(headings, ',')
  let rows = 0
  for (const candidate of candidates) {
    const number = recipients.take(candidate)
    if (number !== null) {
      const name = (candidate.name ?? '').replace(/\s+/g, ' ').trim()
      const [phone = '', ...others] = cells(number, name)
      content += joinCells([phone, ...others.map(text)], ',')
    }
    rows += 1
    if (rows % pieceRows !== 0) continue
    yield { content, rows }
    content = ''
  }
  yield { content, rows }
}
