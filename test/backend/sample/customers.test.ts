import { describe, expect, test } from 'vitest'
import { createSampleCustomers, type SampleOptions } from '#backend/sample/customers'
import { groupPlans, sampleVenues } from '#backend/sample/groups'
import type { ApiRow } from '#backend/sample/rows'

const groups = new Map(groupPlans.map(({ group }) => [group.id, group]))
const make = (options: SampleOptions) => createSampleCustomers(options, (id) => groups.get(id) ?? null)
const all = (options: SampleOptions): ApiRow[] => {
  const customers = make(options)
  return Array.from({ length: customers.count }, (_, index) => customers.rowAt(index))
}
const sent = (row: ApiRow): Record<string, unknown> => JSON.parse(JSON.stringify(row))

const plain = all({ customers: 6000, oddRows: false })
const odd = all({ customers: 20_000 }).map(sent)
const texts = (rows: readonly Record<string, unknown>[], field: string): string[] =>
  rows.map((row) => row[field]).filter((value) => typeof value === 'string')

const documented =
  'id cid venue_id group_id name email phone phones address address_data description discount spent total_discount ' +
  'total_bonus receipt_count gender date_of_birth code source reference_id status can_use_loyalty_system is_verified ' +
  'created_at updated_at balance cashback_balance group'

describe('the same customers again', () => {
  test('from one seed, in any order of asking', () => {
    const customers = make({ customers: 6000, oddRows: false })
    for (const index of [5999, 0, 17, 3000, 17]) expect(customers.rowAt(index)).toEqual(plain[index])
  })

  test('and others from another seed', () => {
    const other = all({ customers: 100, seed: 2, oddRows: false })
    expect(other.map((row) => row['cid'])).not.toEqual(plain.slice(0, 100).map((row) => row['cid']))
  })

  test('refuses impossible numbers of customers', () => {
    for (const customers of [-1, 1.5, Number.NaN, 3_000_000]) {
      expect(() => make({ customers })).toThrow(expect.objectContaining({ code: 'invalid-input' }))
    }
  })
})

describe('ids', () => {
  const customers = make({ customers: 5000 })
  const ids = Array.from({ length: 5000 }, (_, index) => customers.idAt(index))

  test('rise from the start, with gaps', () => {
    expect(ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? 0))).toBe(true)
    expect(ids.at(-1)).toBeGreaterThan(5200)
  })

  test('lead back to their customer, and those in gaps to none', () => {
    const byId = new Map(ids.map((id, index) => [id, index]))
    for (let id = -2; id <= 5500; id += 1) expect(customers.indexOf(id)).toBe(byId.get(id) ?? null)
  })
})

describe('rows as documented', () => {
  test('have the documented fields in the documented order', () => {
    expect(new Set(plain.map((row) => Object.keys(row).join(' ')))).toEqual(new Set([documented]))
  })

  test('are created in the order of their ids and changed later or never', () => {
    const created = texts(plain, 'created_at')
    expect(created).toEqual(created.toSorted())
    expect(plain.filter((row) => String(row['updated_at']) < String(row['created_at']))).toEqual([])
    expect(created.filter((text) => !/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.000000Z$/.test(text))).toEqual([])
  })

  test('say the instants that are known without making the row', () => {
    const customers = make({ customers: 3000 })
    for (let index = 0; index < 3000; index += 1) {
      const seconds = Date.parse(String(customers.rowAt(index)['updated_at'])) / 1000
      expect(customers.secondsAt(index, 'updated_at')).toBe(seconds)
    }
  })

  test('have sums that fit together', () => {
    const fits = (row: ApiRow): boolean => {
      const number = (field: string): number => Number(row[field])
      if (row['receipt_count'] === 0)
        return number('spent') + number('total_discount') + number('total_bonus') === 0
      const discounted = number('discount') > 0 || number('total_discount') === 0
      return number('spent') > 0 && discounted && number('total_bonus') <= number('spent')
    }
    expect(plain.filter((row) => !fits(row))).toEqual([])
  })

  test('have spending with a long tail', () => {
    const spent = plain.map((row) => Number(row['spent'])).sort((first, second) => first - second)
    const at = (share: number): number => spent[Math.floor(share * spent.length)] ?? 0
    expect(at(0.999) / at(0.5)).toBeGreaterThan(50)
  })

  test('are of known groups of very different sizes, and of known venues', () => {
    const sizes = new Map<unknown, number>()
    for (const row of plain) sizes.set(row['group_id'], (sizes.get(row['group_id']) ?? 0) + 1)
    expect(sizes.size).toBe(8)
    expect(Math.max(...sizes.values()) / Math.min(...sizes.values())).toBeGreaterThan(50)
    expect(plain.every((row) => row['group'] === groups.get(Number(row['group_id'])))).toBe(true)
    const venues = new Set(sampleVenues.map((venue) => venue.id))
    expect(new Set(plain.map((row) => row['venue_id']))).toEqual(venues)
  })

  test('have unique keys', () => {
    for (const field of ['id', 'cid']) expect(new Set(plain.map((row) => row[field])).size).toBe(plain.length)
    for (const field of ['phone', 'code', 'email']) {
      const values = texts(plain, field)
      // Numbers from abroad come from small ranges.
      const local = values.filter((value) => !/^\+(?:1|44|7|90)/.test(value))
      expect(new Set(local).size).toBe(local.length)
    }
  })

  test('have names in four languages', () => {
    const names = texts(plain, 'name')
    for (const pattern of [
      /^\S+ Məmmədov$/u,
      /^\S+ Məmmədova$/u,
      /zadə$/u,
      / (?:oğlu|qızı)$/u,
      /^[А-Я][а-я]+ [А-Я][а-я]+ова$/u,
      /^[А-Я][а-я]+ [А-Я][а-я]+ [А-Я][а-я]+ович$/u,
      /Yıldırım$/u,
      /Smith$/,
      /^[A-ZÇĞİÖŞÜƏI ]+$/u,
    ]) {
      expect(
        names.some((name) => pattern.test(name)),
        String(pattern),
      ).toBe(true)
    }
  })

  test.each([
    ['+994505355757', /^\+994\d{9}$/],
    ['+994 50 333 22 11', /^\+994 \d\d \d{3} \d\d \d\d$/],
    ['0505355757', /^0\d{9}$/],
    ['994505355757', /^994\d{9}$/],
    ['050 535-57-57', /^0\d\d \d{3}-\d\d-\d\d$/],
    ['a foreign number', /^\+(?:1|44|7|90)[\d ()-]+$/],
  ])('have phones written as %s', (_, pattern) => {
    expect(texts(plain, 'phone').filter((phone) => pattern.test(phone)).length).toBeGreaterThan(20)
  })

  test('have addresses of email that reach nobody', () => {
    for (const email of texts(plain, 'email')) {
      expect(email).toMatch(/^[a-z][a-z._]*\d+@(?:example\.(?:com|net|org)|(?:mail|post)\.example)$/)
    }
  })

  test('leave optional fields empty now and then, and fill them now and then', () => {
    for (const field of [
      'email',
      'phone',
      'address',
      'description',
      'gender',
      'date_of_birth',
      'code',
      'source',
    ]) {
      const empty = plain.filter((row) => row[field] === null).length
      expect(empty, field).toBeGreaterThan(100)
      expect(empty, field).toBeLessThan(plain.length - 100)
    }
    for (const birthday of texts(plain, 'date_of_birth')) {
      expect(new Date(birthday).toISOString().slice(0, 10)).toBe(birthday)
    }
  })

  test('hold a few people twice, with the number written in another way', () => {
    const twice = new Map<string, Set<string>>()
    for (const row of plain) {
      if (typeof row['phone'] !== 'string') continue
      const digits = row['phone'].replace(/\D/g, '').slice(-9)
      twice.set(digits, (twice.get(digits) ?? new Set()).add(String(row['phone'])))
    }
    expect([...twice.values()].filter((forms) => forms.size > 1).length).toBeGreaterThan(10)
  })
})

type Sent = Readonly<Record<string, unknown>>
const phonesOf = (row: Sent): readonly unknown[] => (Array.isArray(row['phones']) ? row['phones'] : [])
const anyText = (row: Sent, pattern: RegExp): boolean =>
  Object.values(row).some((value) => typeof value === 'string' && pattern.test(value))

describe('odd rows', () => {
  const oddities: readonly (readonly [string, (row: Sent) => boolean])[] = [
    ['address_data null', (row) => row['address_data'] === null],
    ['phones holding numbers', (row) => phonesOf(row).some((phone) => typeof phone === 'number')],
    ['phones holding objects', (row) => phonesOf(row).some((phone) => typeof phone === 'object')],
    ['phones of several types', (row) => new Set(phonesOf(row).map((phone) => typeof phone)).size === 3],
    ['amounts as strings', (row) => typeof row['spent'] === 'string'],
    ['booleans as 0 and 1', (row) => row['status'] === 1 && typeof row['is_verified'] === 'number'],
    ['name null', (row) => row['name'] === null],
    ['name empty', (row) => row['name'] === ''],
    ['group missing', (row) => !('group' in row)],
    ['group null', (row) => row['group'] === null],
    ['balance', (row) => typeof row['balance'] === 'object' && typeof row['balance_id'] === 'number'],
    ['more of a balance', (row) => JSON.stringify(row['cashback_balance'] ?? '').includes('"position"')],
    ['phone_verified_at', (row) => 'phone_verified_at' in row],
    ['addresses', (row) => Array.isArray(row['addresses'])],
    ['deleted_at', (row) => typeof row['deleted_at'] === 'string'],
    ['an impossible timestamp', (row) => /^\d{3}-/.test(String(row['created_at']))],
    [
      'an impossible timestamp of the group',
      (row) => JSON.stringify(row['group'] ?? '').includes('"203-05-25T'),
    ],
    ['emoji', (row) => anyText(row, /\p{Extended_Pictographic}/u)],
    ['blanks around text', (row) => / $/.test(String(row['name']))],
    ['tabs in text', (row) => anyText(row, /\t/)],
    ['line breaks in text', (row) => anyText(row, /\r\n/)],
  ]

  test.each(oddities)('have %s, which documented rows have not', (_, isThere) => {
    expect(odd.some(isThere)).toBe(true)
    expect(plain.some((row) => isThere(sent(row)))).toBe(false)
  })

  test('are about one in a hundred', () => {
    const customers = make({ customers: 20_000 })
    const count = odd.filter((_, index) => customers.isOdd(index)).length
    expect(count).toBeGreaterThan(120)
    expect(count).toBeLessThan(300)
  })

  test('say their unreadable instants', () => {
    const customers = make({ customers: 20_000 })
    const damaged = odd.findIndex((row) => /^\d{3}-/.test(String(row['created_at'])))
    expect(customers.secondsAt(damaged, 'created_at')).toBeNull()
  })
})
