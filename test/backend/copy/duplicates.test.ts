import type { Database } from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openCopy } from '#backend/copy/copy'
import { phoneKey } from '#backend/copy/duplicates'
import { isIndexDue, updateIndex } from '#backend/copy/update-index'
import { apiRow, takeIn, testCopy, testFolder, type ApiRow } from '../api-rows'

const found = (database: Database): unknown[] =>
  database.prepare('SELECT customer_id FROM duplicate ORDER BY customer_id').pluck().all()

const rows = (...fields: readonly ApiRow[]): ApiRow[] => fields.map((more, at) => apiRow(at + 1, more))

describe('possible duplicates', () => {
  it('share a phone number, however it is written, or an email in any case', () => {
    const database = testCopy()
    takeIn(
      database,
      rows(
        { phone: '+994 50 535-57-57' },
        { phone: null, phones: ['0551112233', '0505355757'] },
        { phone: '0551112234', email: 'Ali@Example.com ' },
        { email: 'ali@example.com' },
        { phone: '0551112235', phones: ['+994551112235'], email: 'veli@example.com' },
        { email: 'alı@example.com' },
      ),
    )
    expect(found(database)).toEqual([1, 2, 3, 4])
  })

  it('are not those whose numbers are none', () => {
    const database = testCopy()
    takeIn(
      database,
      rows({ phone: '112' }, { phone: '112' }, { phone: '0000000000' }, { phone: '000 000 00 00' }),
    )
    expect(found(database)).toEqual([])
    expect(phoneKey('01234567')).not.toBe(phoneKey('1234567'))
    expect(phoneKey('899999999999998')).not.toBe(phoneKey('899999999999999'))
    expect(phoneKey('0000000')).toBeNull()
    expect(phoneKey('555 555 555')).toBeNull()
    expect(phoneKey('123456')).toBeNull()
    expect(phoneKey('1234567890123456')).toBeNull()
    expect(phoneKey('no phone')).toBeNull()
    expect(phoneKey('050 535 57 57')).toBe(1_994_505_355_757)
    expect(phoneKey('+1 (887) 555-0141')).toBe(118_875_550_141)
  })

  it('come and go with what a sync changes', () => {
    const database = testCopy()
    const [ali, veli, other] = [{ phone: '0505355757' }, { phone: '0505355758' }, { email: 'a@example.com' }]
    takeIn(database, rows(ali, veli, other))
    expect(found(database)).toEqual([])
    takeIn(database, rows(ali, ali, other))
    expect(found(database)).toEqual([1, 2])
    takeIn(database, rows(ali, { ...ali, name: 'Somebody' }, other))
    expect(found(database)).toEqual([1, 2])
    takeIn(database, rows(ali, ali, other).slice(1))
    expect(found(database)).toEqual([])
    takeIn(database, rows(ali, ali, other))
    expect(found(database)).toEqual([1, 2])
  })

  it('are found in the background in a copy in which they were never looked for', () => {
    const folder = testFolder()
    const old = openCopy(folder)
    takeIn(old, rows({ email: 'a@example.com' }, { email: 'a@example.com' }))
    old.exec("DELETE FROM duplicate; DELETE FROM state WHERE key = 'duplicates'")
    old.close()
    const again = openCopy(folder)
    expect(isIndexDue(again)).toBe(true)
    Array.from(updateIndex(again))
    expect(isIndexDue(again)).toBe(false)
    expect(found(again)).toEqual([1, 2])
    again.close()
  })
})
