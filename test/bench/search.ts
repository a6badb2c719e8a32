import type { ReadableDatabase } from '#backend/sqlite/database'
import type { Customers } from '#backend/query/customers'
import { fold } from '#shared/fold'
import { phoneSearch } from '#shared/phone'
import { elapsed, milliseconds, p95, type Row } from './measure'

const rows = 200

/** What people type, letter by letter: names in all alphabets, phones, parts of emails, codes and addresses, nothing. */
const typed = [
  'əliyev',
  'leyla',
  'mehmet',
  'иванов',
  'smith',
  'zadə',
  'qasımov',
  'çingiz',
  'şahin',
  'елена',
  '0505535',
  '994552',
  '+99470',
  '55510',
  'example',
  'gmail',
  'aynur.',
  'c-0012',
  'nizami',
  'низами',
  'zzzz',
  'ali veli',
  // Other spellings.
  'mammadov',
  'гусейнов',
  'khalilov',
  'gurbanova',
]

const steps = (least: number, most: number): string[] => [
  ...new Set(
    typed.flatMap((text) =>
      Array.from({ length: text.length }, (_, at) => text.slice(0, at + 1)).filter(
        (part) => !part.endsWith(' ') && part.length >= least && part.length <= most,
      ),
    ),
  ),
]

const search = (customers: Customers, text: string): number => customers.window(text, [], 0, rows).count

/** Milliseconds of each step of typing, rows and exact count. */
export function searchTimes(customers: Customers, least: number, most: number): number[] {
  return steps(least, most).map((text) => elapsed(() => search(customers, text)))
}

/** Searching as somebody types, against a scan of the same texts with LIKE, which finds no other spellings. */
export function benchSearch(database: ReadableDatabase, customers: Customers): Row[] {
  const long = searchTimes(customers, 3, 100)
  const short = searchTimes(customers, 1, 2)
  const holds = (words: readonly string[]): string =>
    words.map(() => '(t.names LIKE ? OR t.numbers LIKE ? OR t.others LIKE ?)').join(' AND ')
  const peer = typed.map((text) => {
    const words = text.split(' ').map((word) => `%${phoneSearch(word) ?? fold(word)}%`)
    const parameters = words.flatMap((word) => [word, word, word])
    const where = `c.removed_at IS NULL AND ${holds(words)}`
    const scan = database.prepare<string[]>(
      `SELECT c.* FROM customer c JOIN customer_text t USING (id) WHERE ${where} LIMIT ${String(rows)}`,
    )
    const count = database
      .prepare<string[], number>(
        `SELECT count(*) FROM customer c JOIN customer_text t USING (id) WHERE ${where}`,
      )
      .pluck()
    let found = 0
    const time = elapsed(() => {
      scan.all(...parameters)
      found = count.get(...parameters) ?? 0
    })
    const ours = search(customers, text)
    if (ours < found) throw new Error(`${text}: found ${String(ours)}, but there are ${String(found)}.`)
    return time
  })
  const row = (what: string, times: readonly number[], goal: string): Row => ({
    what,
    ours: milliseconds(p95(times)),
    peer: `LIKE scan, ${milliseconds(p95(peer))}`,
    ratio: p95(times) / p95(peer),
    goal,
  })
  return [
    row('search as you type, 3+ letters: rows and count (p95)', long, '<= 0.1x, <= 30 ms'),
    row('search as you type, 1-2 letters: rows and count (p95)', short, '<= 50 ms'),
  ]
}
