import type { CustomerRow } from '#shared/customer'
import { fieldOf, nameOfKeyword } from '#shared/fields/table'
import { fold } from '#shared/fold'
import { phoneForms, phoneSearch } from '#shared/phone'
import { distance } from '#shared/query/nearest'
import { spellingKey, spellingsOf } from '#shared/spelling'
import { boundsOf } from '#shared/query/dates'
import type {
  BirthdayTest,
  Clause,
  CustomerQuery,
  DateTest,
  PresencePart,
  RemovedTest,
  Term,
  When,
} from '#shared/query'

/** A customer with what the table does not show. */
export interface KnownCustomer extends CustomerRow {
  readonly addedAt: number | null
  readonly changedAt: number | null
  /** Shares a phone number or an email with another one. */
  readonly duplicate: boolean
  /** The API's names of the fields that could not be read. */
  readonly unread: readonly string[]
}

/** Whether two customers share a phone number or an email: compared with each other, one by one. */
export function sameContact(one: CustomerRow, other: CustomerRow): boolean {
  const numbers = ({ phone, phones }: CustomerRow): string[] =>
    [phone ?? '', ...phones]
      .flatMap((text) => phoneForms(text).slice(0, 1))
      .filter((digits) => digits.length > 6)
  const email = (row: CustomerRow): string => (row.email ?? '').trim().toLowerCase()
  return (
    (email(one) !== '' && email(one) === email(other)) ||
    numbers(one).some((number) => numbers(other).includes(number))
  )
}

/** The moment of a question. */
export interface Now {
  readonly now: number
  /** `YYYY-MM-DD` of an instant. */
  readonly dateOf: (instant: number) => string
  readonly lastSync: number | null
}

const msPerDay = 86_400_000
const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`)
const dateText = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
const plusDays = (date: string, days: number): string => dateText(utc(date) + days * msPerDay)

function plusMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  return dateText(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate())))
}

function moved(date: string, when: When, direction: number): string {
  if (when.kind !== 'age') return date
  const by = when.count * direction
  if (when.unit === 'd') return plusDays(date, by)
  return when.unit === 'w' ? plusDays(date, by * 7) : plusMonths(date, when.unit === 'y' ? by * 12 : by)
}

const monday = (date: string): string => plusDays(date, -((new Date(utc(date)).getUTCDay() + 6) % 7))

const order = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

/** Whether `date` lies before (-1), in (0) or after (1) a stretch of days. */
function place(date: string, when: When, today: string): number {
  if (when.kind === 'calendar') return order(date.slice(0, when.date.length), when.date)
  if (when.kind === 'age') return order(date, moved(today, when, -1))
  const month = (text: string): string => text.slice(0, 7)
  const lastMonth = month(plusDays(`${month(today)}-01`, -1))
  switch (when.name) {
    case 'today':
      return order(date, today)
    case 'yesterday':
      return order(date, plusDays(today, -1))
    case 'this-week':
      return order(monday(date), monday(today))
    case 'last-week':
      return order(monday(date), monday(plusDays(today, -7)))
    case 'this-month':
      return order(month(date), month(today))
    case 'last-month':
      return order(month(date), lastMonth)
    case 'this-year':
      return order(date.slice(0, 4), today.slice(0, 4))
    case 'last-year':
      return order(date.slice(0, 4), String(Number(today.slice(0, 4)) - 1))
  }
}

const momentOf = (when: When, now: number): number | null =>
  when.kind === 'age' && when.unit === 'h' ? Math.floor(now / 60_000) * 60_000 - when.count * 3_600_000 : null

/** The same for an instant; an age in hours is a moment, in which nothing lies. */
function placeOf(instant: number, when: When, { now, dateOf }: Now): number {
  const moment = momentOf(when, now)
  if (moment === null) return place(dateOf(instant), when, dateOf(now))
  return instant < moment ? -1 : 1
}

/** Whether nothing lies from the start of `one` to the end of `other`. */
function isAfter(one: When, other: When, now: Now): boolean {
  const [from, to] = [momentOf(one, now.now), momentOf(other, now.now)]
  if (from !== null && to !== null) return from > to
  if (from !== null) return placeOf(from, other, now) > 0
  if (to !== null) return placeOf(to - 1, one, now) < 0
  const today = now.dateOf(now.now)
  const isWithin = (date: string): boolean => place(date, one, today) >= 0 && place(date, other, today) <= 0
  const days = Array.from({ length: 2800 }, (_, at) => plusDays(today, at - 1400))
  // What lies further away is named by its own day.
  const ends = [one, other].flatMap((when) => {
    if (when.kind === 'calendar') return Object.values(boundsOf(when))
    return when.kind === 'age' ? [moved(today, when, -1)] : []
  })
  return ![...ends, ...days].some(isWithin)
}

/** Remembers what was found out, because the same few values come up thousands of times. */
function remembered<Value>(known: Map<string, Value>, parts: readonly unknown[], find: () => Value): Value {
  const key = JSON.stringify(parts)
  const value = known.get(key) ?? find()
  known.set(key, value)
  return value
}

const afters = new Map<string, boolean>()
const birthdays = new Map<string, boolean>()

function dateHolds(instant: number | null, test: DateTest, moment: Now): boolean {
  if (instant === null) return false
  if (test.is === '..') {
    const { now, dateOf } = moment
    const swapped = remembered(afters, [test, now, dateOf(now)], () => isAfter(test.from, test.to, moment))
    const [from, to] = swapped ? [test.to, test.from] : [test.from, test.to]
    return placeOf(instant, from, moment) >= 0 && placeOf(instant, to, moment) <= 0
  }
  const at = placeOf(instant, test.when, moment)
  if (test.is === 'in') return test.when.kind === 'age' ? at >= 0 : at === 0
  return { '>': at > 0, '>=': at >= 0, '<': at < 0, '<=': at <= 0 }[test.is]
}

/** The day on which someone has their birthday in a year. */
function birthdayIn(year: string, born: string): string {
  const day = `${year}${born.slice(4)}`
  return Number.isNaN(utc(day)) || dateText(utc(day)) !== day ? `${year}-02-28` : day
}

function birthdayHolds(born: string | null, test: BirthdayTest, { now, dateOf }: Now): boolean {
  if (born === null) return false
  const today = dateOf(now)
  if (test.is === 'month') return Number(born.slice(5, 7)) === test.month
  if (test.is === '..') return place(born, test.from, today) >= 0 && place(born, test.to, today) <= 0
  if (test.when.kind === 'calendar') {
    const at = place(born, test.when, today)
    return { in: at === 0, '>': at > 0, '>=': at >= 0, '<': at < 0, '<=': at <= 0 }[test.is]
  }
  const { when } = test
  return remembered(birthdays, [when, today, born.slice(4)], () => isBirthday(born, when, today))
}

/** Whether a birthday falls on a day that is meant, found by trying all days of two years before and after. */
function isBirthday(born: string, when: When, today: string): boolean {
  const end = moved(today, when, 1)
  const isMeant = (date: string): boolean =>
    when.kind === 'age' ? date >= today && date <= end : place(date, when, today) === 0
  const days = Array.from({ length: 1600 }, (_, at) => plusDays(today, at - 800))
  return days.some((date) => isMeant(date) && birthdayIn(date.slice(0, 4), born) === date)
}

/** Whether a customer has a value: of phones any number, of amounts and counts one that is not zero. */
function isPresent(row: CustomerRow, part: PresencePart): boolean {
  const name = nameOfKeyword(part)
  const value = row[name]
  if (name === 'phone') return value !== null || row.phones.length > 0
  const counts = ['count', 'number', 'money'].includes(fieldOf(name).kind)
  return value !== null && !(counts && value === 0)
}

const phonesOf = (row: CustomerRow): readonly string[] =>
  [row.phone, ...row.phones].flatMap((phone) => (phone === null ? [] : phoneForms(phone)))

function changeHolds(at: number | null, test: RemovedTest, moment: Now): boolean {
  switch (test.is) {
    case 'yes':
      return at !== null
    case 'no':
      return at === null
    case 'any':
      return true
    case 'sync':
    case 'latest':
      // In the copies of these tests, the last sync found customers of every kind (`customers.test.ts` has others).
      return at !== null && at === moment.lastSync
    case 'sync-at':
      // Needs the records of the syncs (`changes.test.ts`).
      return false
    default:
      return dateHolds(at, test, moment)
  }
}

function textHolds(row: CustomerRow, { field, values }: Term & { kind: 'text' }): boolean {
  if (field === 'phone') {
    return values.some(({ text, whole }) =>
      phonesOf(row).some((form) =>
        whole ? phoneForms(text).includes(form) : form.includes(phoneSearch(text) ?? 'none'),
      ),
    )
  }
  const held = row[nameOfKeyword(field)]
  if (typeof held !== 'string') return false
  return values.some(({ text, whole }) =>
    whole ? fold(held) === fold(text) : fold(held).includes(fold(text)),
  )
}

function numberHolds(row: CustomerRow, { field, values }: Term & { kind: 'number' }): boolean {
  const held = row[nameOfKeyword(field)]
  if (typeof held !== 'number') return false
  return values.some((test) => {
    if (test.is === '..') return held >= test.from && held <= test.to
    const { value } = test
    return {
      '=': held === value,
      '>': held > value,
      '>=': held >= value,
      '<': held < value,
      '<=': held <= value,
    }[test.is]
  })
}

function termHolds(row: KnownCustomer, term: Term, moment: Now): boolean {
  switch (term.kind) {
    case 'named': {
      const [id, name] = term.field === 'group' ? [row.groupId, row.groupName] : [row.venueId, row.venueName]
      if (id === null) return false
      return term.values.some(
        (value) => value === String(id) || (name !== null && fold(value) === fold(name)),
      )
    }
    case 'flag':
      return term.values.some((value) => row[term.field] === value)
    case 'gender':
      return term.values.some((value) => row.gender === value)
    case 'text':
      return textHolds(row, term)
    case 'number':
      return numberHolds(row, term)
    case 'date': {
      const at = term.field === 'created' ? row.createdAt : row.updatedAt
      return term.values.some((test) => dateHolds(at, test, moment))
    }
    case 'change': {
      const at = term.field === 'new' ? row.addedAt : row.changedAt
      return term.values.some((test) => changeHolds(at, test, moment))
    }
    case 'removed':
      return term.values.some((test) => changeHolds(row.removedAt, test, moment))
    case 'birthday':
      return term.values.some((test) => birthdayHolds(row.dateOfBirth, test, moment))
    case 'presence':
      return term.values.some((part) => isPresent(row, part) === (term.field === 'has'))
    case 'problem':
      return term.values.some((value) =>
        value === 'yes' || value === 'no'
          ? row.unread.length > 0 === (value === 'yes')
          : row.unread.includes(value),
      )
  }
}

/** All that a word is looked for in, folded. */
function textsOf(row: CustomerRow): string[] {
  const texts = [row.name, row.email, row.code, row.address, row.description, row.referenceId]
  const phones = [row.phone, ...row.phones].filter((phone) => phone !== null)
  return [...texts.map((text) => fold(text ?? '')), ...phones.flatMap(phoneForms)]
}

function partsOf(word: string): string[] {
  const digits = phoneSearch(word)
  return (digits === null ? [fold(word)] : [fold(word), digits]).filter((part) => part !== '')
}

/** Whether a word of the name begins with the word in another spelling. */
const isSpelled = (row: CustomerRow, word: string): boolean =>
  spellingsOf(fold(word)).some((key) => ` ${spellingKey(fold(row.name ?? ''))}`.includes(` ${key}`))

function wordHolds(row: CustomerRow, word: string): boolean {
  const parts = partsOf(word)
  if (parts.length === 0 || isSpelled(row, word)) return true
  return parts.some((part) => textsOf(row).some((text) => text.includes(part)))
}

/** The words of which one must be found; none if a clause asks for anything else. */
function choice(clause: Clause): readonly string[] {
  if (clause.kind === 'word') return [clause.text].filter((word) => fold(word) !== '')
  const parts = clause.kind === 'any' ? clause.clauses.filter(({ kind }) => kind !== 'off') : []
  return parts.some((part) => choice(part).length === 0) ? [] : parts.flatMap(choice)
}

/** How well a customer fits the words that must be found: 0 is best. */
export function rankOf(row: CustomerRow, query: CustomerQuery): number {
  const choices = query.clauses.map(choice).filter((words) => words.length > 0)
  const every = (holds: (word: string) => boolean): boolean => choices.every((words) => words.some(holds))
  const name = fold(row.name ?? '')
  const typed = choices.map((words) => (words.length === 1 ? fold(words[0] ?? '') : '\n')).join(' ')
  if (choices.length === 0 || name === typed) return 0
  const begins = (word: string): boolean => ` ${name}`.includes(` ${fold(word)}`)
  if (every(begins)) return 1
  if (every((word) => begins(word) || isSpelled(row, word))) return 2
  const texts = [name, fold(row.code ?? ''), ...phonesOf(row)]
  const isNear = (word: string): boolean =>
    partsOf(word).some((part) => texts.some((text) => text.includes(part)))
  return every((word) => isNear(word) || isSpelled(row, word)) ? 3 : 4
}

/** A query after typos, as far as they are forgiven: every way in which one of its words may be corrected. */
export function correctionsOf(rows: readonly KnownCustomer[], word: string): readonly string[] {
  const typed = fold(word)
  if (!/^\p{L}{5,}$/u.test(typed) || rows.some((row) => wordHolds(row, word))) return []
  const names = rows.flatMap((row) => fold(row.name ?? '').split(' '))
  const beginnings = names.flatMap((name) => Array.from(name, (_, at) => name.slice(0, at + 1)))
  return beginnings.filter(
    (one) =>
      distance(typed, one) <= 1 || spellingsOf(typed).some((key) => distance(key, spellingKey(one)) <= 1),
  )
}

/** null: switched off. */
function clauseHolds(row: KnownCustomer, clause: Clause, moment: Now): boolean | null {
  switch (clause.kind) {
    case 'off':
      return null
    case 'word':
      return wordHolds(row, clause.text)
    case 'not': {
      const holds = clauseHolds(row, clause.clause, moment)
      return holds === null ? null : !holds
    }
    case 'any':
    case 'all': {
      const all = clause.clauses.map((inner) => clauseHolds(row, inner, moment)).filter((one) => one !== null)
      if (all.length === 0) return null
      return clause.kind === 'any' ? all.includes(true) : !all.includes(false)
    }
    default:
      return termHolds(row, clause, moment)
  }
}

function mentionsRemoved(clause: Clause): boolean {
  if (clause.kind === 'removed') return true
  if (clause.kind === 'any' || clause.kind === 'all') return clause.clauses.some(mentionsRemoved)
  return clause.kind === 'not' && mentionsRemoved(clause.clause)
}

/** What queries are for, said plainly over one customer in memory. */
export function matches(row: KnownCustomer, query: CustomerQuery, moment: Now): boolean {
  if (row.removedAt !== null && !query.clauses.some(mentionsRemoved)) return false
  return query.clauses.every((clause) => clauseHolds(row, clause, moment) !== false)
}
