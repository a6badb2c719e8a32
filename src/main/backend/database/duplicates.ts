import type { Database } from 'better-sqlite3'
import { phoneForms } from '#shared/phone'
import { allOf } from '../customers/kept/all-of'
import { readState, writeState } from './state'

/**
 * What makes two customers likely the same: one phone number, however it is written, or one email, in whichever case.
 * Removed customers are nobody's doubles.
 */

/** Shorter numbers are extensions and the like. */
const fewestDigits = 7
/** The most that E.164 allows; a number of so many digits is exact in a double. */
const mostDigits = 15

/** A phone number as a number, or null for what is none: too short, or one digit again and again, typed to get by. */
export function phoneKey(phone: string): number | null {
  const [form = ''] = phoneForms(phone)
  const fits = form.length >= fewestDigits && form.length <= mostDigits
  return fits && !isOneDigit(form) ? Number(form) : null
}

/** Whether a number is one digit again and again, the country code aside. */
function isOneDigit(form: string): boolean {
  let at = form.length - 1
  while (at > 0 && form.charCodeAt(at - 1) === form.charCodeAt(at)) at -= 1
  return at === 0 || (at <= '994'.length && form.startsWith('994'))
}

const emailText = (email: string): string => email.trim().toLowerCase()

/** A negative number of 52 bits that equal emails share, and others hardly ever (FNV-1a, twice). */
function emailKey(email: string): number {
  let [low, high] = [0x811c9dc5, 0x01000193]
  for (let at = 0; at < email.length; at += 1) {
    const unit = email.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x5bd1e995) ^ (low >>> 13)
  }
  return -((low >>> 0) * 0x100000 + (high >>> 12)) - 1
}

/** A list of numbers that grows. */
interface Numbers {
  readonly push: (value: number) => void
  readonly all: () => Float64Array
}

function numbers(): Numbers {
  let values = new Float64Array(1024)
  let count = 0
  return {
    push: (value) => {
      if (count === values.length) {
        const larger = new Float64Array(count * 2)
        larger.set(values)
        values = larger
      }
      values[count] = value
      count += 1
    },
    all: () => values.subarray(0, count),
  }
}

/** The keys that several have, ascending; each customer has a key once. */
function repeated(keys: Float64Array): Float64Array {
  const sorted = keys.slice().sort()
  const found = numbers()
  for (let at = 1; at < sorted.length; at += 1) {
    const key = sorted[at] ?? 0
    if (key === sorted[at - 1] && key !== sorted[at - 2]) found.push(key)
  }
  return found.all()
}

/** Whether a key is among ascending ones. */
function isAmong(key: number, keys: Float64Array): boolean {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return keys[low] === key
}

type Contact = readonly [id: number, phone: string | null, phones: string | null, email: string | null]

/** The ids of those whose emails are equal letter by letter, among those whose keys are. */
function withEqualEmails(database: Database, candidates: readonly number[]): readonly number[] {
  const email = database.prepare<[number], string>('SELECT email FROM customer WHERE id = ?').pluck()
  const byEmail = new Map<string, number[]>()
  for (const id of candidates) {
    const text = emailText(email.get(id) ?? '')
    const same = byEmail.get(text)
    if (same === undefined) byEmail.set(text, [id])
    else same.push(id)
  }
  return [...byEmail.values()].filter((ids) => ids.length > 1).flat()
}

/** Gives each key of a customer to `put`, once: those of its phones, then that of its email. */
function eachKey([id, phone, phones, email]: Contact, put: (id: number, key: number) => void): void {
  const first = phone === null ? null : phoneKey(phone)
  if (first !== null) put(id, first)
  if (phones !== null) {
    const others: readonly string[] = JSON.parse(phones)
    for (const key of new Set(others.map(phoneKey))) if (key !== null && key !== first) put(id, key)
  }
  const address = email === null ? '' : emailText(email)
  if (address !== '') put(id, emailKey(address))
}

/** The ids of all customers who share a phone number or an email with another one. */
function findDuplicates(database: Database): Iterable<number> {
  const [ids, keys] = [numbers(), numbers()]
  const put = (id: number, key: number): void => {
    ids.push(id)
    keys.push(key)
  }
  const contacts = `SELECT c.id, c.phone, c.phones, c.email FROM customer c
    WHERE c.removed_at IS NULL AND (c.has_phone = 1 OR c.email IS NOT NULL)`
  for (const contact of allOf<Contact>(database, contacts)) eachKey(contact, put)
  const [allIds, allKeys] = [ids.all(), keys.all()]
  const shared = repeated(allKeys)
  const found = new Set<number>()
  const candidates: number[] = []
  for (let at = 0; at < allKeys.length; at += 1) {
    const key = allKeys[at] ?? 0
    if (!isAmong(key, shared)) continue
    const id = allIds[at] ?? 0
    if (key < 0) candidates.push(id)
    else found.add(id)
  }
  for (const id of withEqualEmails(database, candidates)) found.add(id)
  return found
}

/** Whether the staged customers are others, or have other phones or emails, than those that are there. */
export function changesContacts(database: Database): boolean {
  const exists = database
    .prepare<[], number>(
      `SELECT EXISTS (
         SELECT 1 FROM incoming_customer i LEFT JOIN customer c ON c.id = i.id AND c.removed_at IS NULL
         WHERE c.id IS NULL OR c.phone IS NOT i.phone OR c.phones IS NOT i.phones OR c.email IS NOT i.email)`,
    )
    .pluck()
  return exists.get() === 1
}

/** Finds the duplicates of the copy's customers as they are now. To be called in a transaction. */
export function markDuplicates(database: Database): void {
  database.exec('DELETE FROM duplicate')
  const mark = database.prepare('INSERT INTO duplicate (customer_id) VALUES (?)')
  for (const id of findDuplicates(database)) mark.run(id)
  writeState(database, 'duplicates', true)
}

/** Finds them where that was never done, as after a step from an earlier version. */
export function ensureDuplicates(database: Database): void {
  const areKnown = (): boolean => readState(database, 'duplicates') !== null
  if (areKnown()) return
  database
    .transaction(() => {
      if (!areKnown()) markDuplicates(database)
    })
    .immediate()
}
