import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openCopy, openCopyReader } from '#backend/copy/copy'
import {
  forgetCustomers,
  forgetRemovedBefore,
  forgettableAmong,
  isErasing,
  tablesOfCustomers,
} from '#backend/copy/erase'
import { isIndexDue, runIndexUpdate, updateIndex } from '#backend/copy/update-index'
import { openCustomers } from '#backend/query/customers'
import { columnKeys } from '#shared/columns'
import { fold } from '#shared/fold'
import { phoneForms } from '#shared/phone'
import { spellingKey } from '#shared/spelling'
import { apiRow, takeIn, takePages, testCopy, type ApiRow } from '../api-rows'

const person = {
  name: 'Zümrüd Qəhrəmanzadə',
  email: 'zumrud.qehreman@poçt-misal.az',
  phone: '+994 (55) 731-94-26',
  phones: ['0128374655'],
  address: 'Çəmənzəminli küçəsi 187, mənzil 93',
  code: 'KRT-58431907',
  description: 'Pəncərə yanında oturmağı xoşlayır, badam südü',
  source: 'vitrin-kampaniya-77',
  reference_id: 'REF-6604-1198',
  date_of_birth: '13/13/1913',
}
/** What she was called before: it stays in the changes, and in unused parts of the file. */
const earlier = { name: 'Zümrüd Bağırlı-Soltanova', email: 'ilk.unvan.zb@misal.az', phone: '+994509182736' }

const others = (count: number, version: number): ApiRow[] =>
  Array.from({ length: count }, (_, at) =>
    apiRow(1000 + at, {
      name: `Müştəri ${String(at * 7919)}`,
      email: `m${String(at)}@example.com`,
      spent: at * version,
      description: 'x'.repeat((at * version * 37) % 900),
    }),
  )

/** Every form in which a text may be stored. */
function formsOf(value: string): string[] {
  const plain = fold(value)
  const backwards = (text: string): string => [...text].reverse().join('')
  const forms = [value, plain, value.toUpperCase(), value.toLowerCase(), ...phoneForms(value)]
  return [...forms, ...forms.map(backwards), ...plain.split(' ').map(spellingKey)]
}

/** Every stretch of seven letters of these forms, as UTF-8 and UTF-16. */
function tracesOf(values: readonly string[]): Set<string> {
  const traces = new Set<string>()
  for (const form of values.flatMap(formsOf)) {
    for (let at = 0; at + 7 <= form.length; at += 1) {
      for (const encoding of ['utf8', 'utf16le'] as const)
        traces.add(Buffer.from(form.slice(at, at + 7), encoding).toString('latin1'))
    }
  }
  return traces
}

const texts = [...Object.values(person), ...Object.values(earlier)].flat()
const traces = tracesOf(texts)

/** The traces by their first four bytes, so that one pass over a file finds all of them. */
const tracesByStart = new Map<number, string[]>()
for (const trace of traces) {
  const start = Buffer.from(trace, 'latin1').readUInt32LE()
  tracesByStart.set(start, [...(tracesByStart.get(start) ?? []), trace])
}

/** Which of the traces are in the files of a folder. */
function found(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const bytes = readFileSync(join(folder, name))
    const all: string[] = []
    for (let at = 0; at + 4 <= bytes.length; at += 1) {
      const here = tracesByStart.get(bytes.readUInt32LE(at)) ?? []
      all.push(...here.filter((trace) => bytes.toString('latin1', at, at + trace.length) === trace))
    }
    return all
  })
}

const holds = (folder: string, text: string): boolean =>
  readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text))

const folderOf = (database: Database): string => dirname(database.name)
const forever = { signal: new AbortController().signal, onProgress: () => undefined }

/** A copy in which the person was changed several times and then removed. It has an index. */
function copyWithPerson(count = 400): Database {
  const database = testCopy()
  takeIn(database, [apiRow(7, { ...person, ...earlier }), ...others(count, 1)], 1000)
  takeIn(database, [apiRow(7, person), ...others(count, 2)], 2000)
  takeIn(database, [apiRow(7, { ...person, description: null }), ...others(count - 50, 3)], 3001)
  takeIn(database, [apiRow(7, person), ...others(count, 4)], 4000)
  takeIn(database, others(count, 5), 5001)
  Array.from(updateIndex(database))
  return database
}

describe('forgetting a customer', () => {
  it('leaves no stretch of any text of theirs in any file', async () => {
    const database = copyWithPerson()
    const folder = folderOf(database)
    for (const text of texts) expect(holds(folder, text)).toBe(true)
    expect(found(folder).length).toBeGreaterThan(traces.size / 4)
    expect(holds(folder, fold(person.name))).toBe(true)
    writeFileSync(join(folder, 'customers.damaged-2026-11-20T101500.sqlite'), person.name)
    const reader = openCopyReader(folder)
    expect(await forgetCustomers(folder, [7])).toEqual([7])
    expect(isErasing(reader)).toBe(true)
    expect(isIndexDue(reader)).toBe(true)
    await runIndexUpdate(folder, forever)
    expect(isIndexDue(reader)).toBe(false)
    expect(found(folder)).toEqual([])
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(database.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(400)
    reader.close()
  })

  it('leaves nothing of the last customer of a copy either, with and without an index', async () => {
    for (const now of [1000, 1001]) {
      const database = testCopy()
      takeIn(database, [apiRow(7, person)], now)
      takePages(database, [[]], now + 1)
      await forgetCustomers(folderOf(database), [7])
      await runIndexUpdate(folderOf(database), forever)
      expect(found(folderOf(database))).toEqual([])
    }
  })

  it('overwrites the rows at once, before the file is written again', async () => {
    const database = testCopy()
    // Else a sync leaves earlier states of the row in unused parts of the file.
    database.pragma('secure_delete = ON')
    takeIn(database, [apiRow(7, person), ...others(50, 1)], 1001)
    takeIn(database, others(50, 1), 3001)
    await forgetCustomers(folderOf(database), [7])
    database.pragma('wal_checkpoint(TRUNCATE)')
    expect(holds(folderOf(database), person.name)).toBe(false)
    expect(holds(folderOf(database), person.description)).toBe(false)
  })

  it('waits for a reader that needs the log, and ends the work later', async () => {
    const database = copyWithPerson(20)
    const folder = folderOf(database)
    await forgetCustomers(folder, [7])
    const reader = openCopyReader(folder)
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM customer').get()
    const writer = openCopy(folder)
    writer.pragma('busy_timeout = 1')
    Array.from(updateIndex(writer))
    expect(isErasing(writer)).toBe(true)
    reader.exec('COMMIT')
    Array.from(updateIndex(writer))
    expect(isErasing(writer)).toBe(false)
    writer.close()
    reader.close()
    expect(found(folder)).toEqual([])
  })

  it('knows every table with data of customers', () => {
    const database = copyWithPerson(5)
    const known = [
      ...tablesOfCustomers.map(([table]) => table),
      // Who is in these is in Clopos.
      ...[
        'incoming_customer',
        'incoming_customer_text',
        'incoming_customer_raw',
        'incoming_problem',
        'read_page',
      ],
      // The next build of the index empties these.
      ...['index_block', 'index_changed', 'text_block', 'text_leaf', 'text_word'],
      // Nobody's.
      ...['customer_group', 'incoming_group', 'venue', 'extra_field', 'sync_run', 'state', 'sqlite_sequence'],
    ]
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
    expect(
      tables.filter((table) => !known.includes(String(table)) && !/^(kept|search)_/.test(String(table))),
    ).toEqual([])
  })

  it('is refused for customers who are in Clopos, or were found there again', async () => {
    const database = testCopy()
    takeIn(database, [apiRow(1), apiRow(2), apiRow(3)], 1000)
    takeIn(database, [apiRow(1)], 3000)
    database.prepare('INSERT INTO incoming_customer (id, has_phone, problems) VALUES (3, 0, 0)').run()
    expect(forgettableAmong(database, [1, 2, 3, 4])).toEqual([2])
    expect(await forgetCustomers(folderOf(database), [1, 2, 3, 4])).toEqual([2])
    expect(database.prepare('SELECT id FROM customer').pluck().all()).toEqual([1, 3])
  })

  it('takes those that were removed before an instant', async () => {
    const database = testCopy()
    takeIn(database, [apiRow(1), apiRow(2), apiRow(3)], 1000)
    takeIn(database, [apiRow(1), apiRow(2)], 3000)
    takeIn(database, [apiRow(1)], 5000)
    expect(await forgetRemovedBefore(folderOf(database), 5000)).toEqual([3])
    expect(database.prepare('SELECT id FROM customer').pluck().all()).toEqual([1, 2])
  })
})

describe('a list between the two steps', () => {
  it('is what it is without an index, and after the next build', async () => {
    const database = copyWithPerson(60)
    const folder = folderOf(database)
    takeIn(database, others(30, 5), 6001)
    const reader = openCopyReader(folder, 'az')
    const customers = openCustomers(reader)
    const queries = [
      'removed:any',
      'removed:yes',
      '-removed:no',
      'removed:any -müştəri',
      'zümrüd removed:any',
    ]
    const sorts = [
      [],
      ...columnKeys.flatMap((column) => [[{ column, descending: false }], [{ column, descending: true }]]),
    ]
    const answers = (): unknown => [
      ...queries.flatMap((query) => sorts.map((sort) => [...customers.ids(query, sort)])),
      ...queries.map((query) => customers.summary(query)),
      customers.facets({
        query: 'removed:any',
        fields: ['source', 'group', 'gender'],
        ownClauses: 'counted',
      }),
    ]
    expect(customers.ids('zümrüd removed:any', [])).toEqual(Float64Array.of(7))
    await forgetCustomers(folder, [7, 1041, 1055])
    const between = answers()
    expect(customers.ids('zümrüd removed:any', [])).toHaveLength(0)
    expect(customers.summary('removed:any').count).toBe(58)
    Array.from(updateIndex(database))
    expect(answers()).toEqual(between)
    database.exec("DELETE FROM state WHERE key = 'index'")
    database.exec("UPDATE state SET value = value + 1 WHERE key = 'revision'")
    expect(answers()).toEqual(between)
    reader.close()
  })

  it('sorts by the alphabet that was chosen meanwhile', async () => {
    const database = copyWithPerson(30)
    const folder = folderOf(database)
    const first = openCopyReader(folder, 'az')
    first.close()
    Array.from(updateIndex(database))
    takeIn(database, others(20, 5), 6001)
    await forgetCustomers(folder, [7, 1025])
    const reader = openCopyReader(folder, 'ru')
    const customers = openCustomers(reader)
    const names = (): unknown => [...customers.ids('removed:any', [{ column: 'name', descending: false }])]
    const between = names()
    expect(between).toHaveLength(29)
    Array.from(updateIndex(database))
    expect(names()).toEqual(between)
    reader.close()
  })
})
