import { phoneForms } from '#shared/phone'
import type { ReadableDatabase, WritableDatabase } from '../sqlite/database'
import { allOf } from '../sqlite/all-of'
import { GrowingNumbers } from './growing-numbers'
import { readState, writeState } from '../sqlite/state'
import { duplicatesState, revisionState } from './state'

/**
 * What makes two customers likely the same: one phone number, however it is written, or one email, in whichever case.
 * Removed customers are nobody's doubles.
 */

/** Shorter numbers are extensions and the like. */
const fewestDigits = 7
/** The most that E.164 allows; a number of one digit more is exact in a double where that is a one. */
const mostDigits = 15

/** A phone number as a number behind a one, which keeps its leading zeros, or null for what is none: too short, or one digit again and again, typed to get by. */
export function phoneKey(phone: string): number | null {
  const [form = ''] = phoneForms(phone)
  const fits = form.length >= fewestDigits && form.length <= mostDigits
  return fits && !isOneDigit(form) ? Number(`1${form}`) : null
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

/** The keys that several have, ascending; each customer has a key once. */
function repeated(keys: Float64Array): Float64Array {
  const sorted = keys.slice().sort()
  const found = new GrowingNumbers()
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

/** How to reach a customer. */
interface Contact {
  readonly id: number
  readonly phone: string | null
  readonly phones: readonly string[]
  readonly email: string | null
}

/** What stands for the phones and emails of customers, of each one after another. */
class ContactKeys {
  #ids = new GrowingNumbers()
  #keys = new GrowingNumbers()

  #put(id: number, key: number): void {
    this.#ids.push(id)
    this.#keys.push(key)
  }

  /** Takes in a customer: each of its phones and its email once. */
  add({ id, phone, phones, email }: Contact): void {
    const first = phone === null ? null : phoneKey(phone)
    if (first !== null) this.#put(id, first)
    if (phones.length > 0) {
      for (const key of new Set(phones.map(phoneKey))) if (key !== null && key !== first) this.#put(id, key)
    }
    const address = email === null ? '' : emailText(email)
    if (address !== '') this.#put(id, emailKey(address))
  }

  /** Whose keys they are, in the order of `keys`. */
  ids(): Float64Array {
    return this.#ids.all()
  }

  keys(): Float64Array {
    return this.#keys.all()
  }
}

/** The ids of those whose emails are equal letter by letter, among those whose keys are. */
function withEqualEmails(database: ReadableDatabase, candidates: readonly number[]): readonly number[] {
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

/** The keys of all customers that were not removed. */
function contactsOf(database: ReadableDatabase): ContactKeys {
  const keys = new ContactKeys()
  const contacts = `SELECT c.id, c.phone, c.phones, c.email FROM customer c
    WHERE c.removed_at IS NULL AND (c.has_phone = 1 OR c.email IS NOT NULL)`
  for (const [id, phone, phones, email] of allOf<
    [id: number, phone: string | null, phones: string | null, email: string | null]
  >(database, contacts)) {
    keys.add({ id, phone, phones: phones === null ? [] : JSON.parse(phones), email })
  }
  return keys
}

/** The ids of all customers who share a phone number or an email with another one. */
function findDuplicates(database: ReadableDatabase, contacts: ContactKeys): Iterable<number> {
  const [allIds, allKeys] = [contacts.ids(), contacts.keys()]
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
export function changesContacts(database: ReadableDatabase): boolean {
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
export function markDuplicates(database: WritableDatabase): void {
  database.exec('DELETE FROM duplicate')
  const mark = database.prepare('INSERT INTO duplicate (customer_id) VALUES (?)')
  for (const id of findDuplicates(database, contactsOf(database))) mark.run(id)
  writeState(database, duplicatesState, true)
}

/** Finds them where that was never done, as after a step from an earlier version. */
export function ensureDuplicates(database: WritableDatabase): void {
  const areKnown = (): boolean => readState(database, duplicatesState) !== null
  if (areKnown()) return
  database
    .transaction(() => {
      if (areKnown()) return
      markDuplicates(database)
      writeState(database, revisionState, (readState(database, revisionState) ?? 0) + 1)
    })
    .immediate()
}
