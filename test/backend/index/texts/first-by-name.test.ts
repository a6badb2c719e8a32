import type { Database } from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openCustomers } from '#backend/query/customers'
import { ensureKept } from '#backend/index/keep'
import { openKeptReader } from '#backend/index/reader'
import { openFirstByName } from '#backend/index/texts/first-by-name'
import { speedUp } from '#backend/query/speed-up'
import { apiRow, takeIn, testCopy } from '../../api-rows'

interface Person {
  readonly id: number
  readonly name: string
  readonly isActive: boolean
}

const firstNames = ['Anna', 'Banu', 'Aydan', 'Nail', 'Zahra', 'Pəri', 'Андрей', 'Иван', 'Анна']
const lastNames = ['Babayev', 'Anar', 'Nazlı', 'Ali', 'Попов', 'Андреев', 'Xan']

/** Enough that letters begin words of more than are noted, in both alphabets. */
const people: readonly Person[] = Array.from({ length: 4000 }, (_, at) => ({
  id: at + 1,
  name: `${firstNames[(at * 5) % 9] ?? ''} ${lastNames[(at * 3) % 7] ?? ''} ${String((at * 7919) % 4000)}`,
  isActive: at % 3 > 0,
}))

const collator = new Intl.Collator('en')

/** The ids that a search of words has to list, in order; `isShown` is what the rest of the query asks for. */
function expected(of: readonly Person[], text: string, isShown: (person: Person) => boolean): number[] {
  const words = text.split(' ')
  const begins = ({ name }: Person): number =>
    Number(!words.every((word) => ` ${name.toLowerCase()}`.includes(` ${word}`)))
  const holds = ({ name }: Person): boolean => words.every((word) => name.toLowerCase().includes(word))
  return of
    .filter((person) => holds(person) && isShown(person))
    .sort((a, b) => begins(a) - begins(b) || collator.compare(a.name, b.name) || a.id - b.id)
    .map(({ id }) => id)
}

function expectSearches(database: Database, of: readonly Person[]): void {
  const customers = openCustomers(database)
  const searches = [
    ['', () => true],
    [' active:no', ({ isActive }: Person) => !isActive],
    [' id:1..50', ({ id }: Person) => id <= 50],
  ] as const
  for (const text of ['a', 'an', 'и', 'ан', 'x', 'na', 'il', 'a n', 'n a']) {
    for (const [filter, isShown] of searches) {
      const ids = expected(of, text, isShown)
      for (const [offset, limit] of [
        [0, 200],
        [100, 300],
        [200, 200],
        [201, 200],
        [0, 4000],
      ] as const) {
        const { rows, count } = customers.window(text + filter, [], offset, limit)
        expect(count).toBe(ids.length)
        expect(rows.map(({ id }) => id)).toEqual(ids.slice(offset, offset + limit))
      }
    }
  }
}

const rowsOf = (of: readonly Person[]): ReturnType<typeof apiRow>[] =>
  of.map(({ id, name, isActive }) => apiRow(id, { name, status: isActive }))

it('lists who is first by name among many in whom a letter or two begin a word, whatever changed', () => {
  const database = testCopy()
  ensureKept(database, 'en')
  const known = (letters: string): number => {
    const kept = openKeptReader(database)
    kept.refresh()
    return openFirstByName(database, kept)(letters).length
  }
  takeIn(database, rowsOf(people))
  expect(known('a')).toBe(0)
  expectSearches(database, people)

  Array.from(speedUp(database))
  expect(['a', 'an', 'и', 'ан', 'x', 'il'].map(known)).toEqual([400, 400, 400, 400, 400, 0])
  expectSearches(database, people)

  // Some of the first leave, others come before them, and some are others now.
  const changed = people
    .filter(({ id }) => id % 40 !== 0)
    .map((person) => (person.id % 17 === 0 ? { ...person, name: `Zoe ${person.name.slice(0, 3)}` } : person))
    .concat(
      { id: 5000, name: 'Aa', isActive: true },
      { id: 5001, name: 'Ан', isActive: false },
      { id: 5002, name: 'Abu Il', isActive: true },
    )
  takeIn(database, rowsOf(changed), 2_000)
  expect(known('a')).toBe(0)
  expectSearches(database, changed)

  Array.from(speedUp(database))
  expect(known('a')).toBe(400)
  expectSearches(database, changed)

  ensureKept(database, 'az')
  expect(known('a')).toBe(0)
})
