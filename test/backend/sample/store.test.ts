import { describe, expect, test } from 'vitest'
import type { Filter } from '#backend/sample/filters'
import { sortFields, type SortField } from '#backend/sample/order'
import { Random } from '#backend/sample/random'
import type { ApiRow } from '#backend/sample/rows'
import { createSampleStore, type SampleStore, type StoreQuery } from '#backend/sample/store'

const start = Date.UTC(2026, 10, 21)
const store = (customers: number): SampleStore => createSampleStore({ customers, seed: 7 }, () => start)

/** A second, slow and simple reading of what a page must be. */
function modelPage(rows: readonly ApiRow[], query: StoreQuery): { rows: ApiRow[]; total: number } {
  const key = (row: ApiRow): number | string | null => {
    const value = row[query.sort]
    if (query.sort.endsWith('_at')) return /^\d{4}-/.test(String(value)) ? Date.parse(String(value)) : null
    return typeof value === 'string' ? value.toLowerCase() : typeof value === 'number' ? value : null
  }
  const sorted = rows
    .filter((row) => query.filters.every((filter) => matches(row, filter)))
    .toSorted((first, second) => {
      const [a, b] = [key(first), key(second)]
      if (a === b) return first.id - second.id
      if (a === null || b === null) return a === null ? -1 : 1
      return a < b ? -1 : 1
    })
  if (query.descending) sorted.reverse()
  return {
    rows: sorted.slice((query.page - 1) * query.limit, query.page * query.limit),
    total: sorted.length,
  }
}

function matches(row: ApiRow, { field, value }: Filter): boolean {
  if (field === 'name')
    return String(row['name'] ?? '')
      .toLowerCase()
      .includes(value.toLowerCase())
  if (field === 'group_id') return row['group_id'] === Number(value)
  const numbers = JSON.stringify([row['phone'], row['phones']]).match(/"[^"]*"|\d+/g) ?? []
  return numbers.some((number) => number.replace(/\D/g, '').includes(value))
}

const asked = (changes: Partial<StoreQuery>): StoreQuery => ({
  page: 1,
  limit: 50,
  sort: 'id',
  descending: false,
  filters: [],
  ...changes,
})

function expectLikeModel(store: SampleStore, rows: readonly ApiRow[], query: StoreQuery): void {
  expect(store.page(query)).toEqual(modelPage(rows, query))
}

describe('paging', () => {
  test('goes through all rows once, in id order', () => {
    const sample = store(1234)
    const seen: number[] = []
    for (let page = 1; page <= 14; page += 1) {
      const { rows, total } = sample.page(asked({ page, limit: 100 }))
      expect(total).toBe(1234)
      seen.push(...rows.map((row) => row.id))
    }
    expect(seen).toEqual([...sample.rows()].map((row) => row.id))
    expect(seen).toHaveLength(1234)
  })

  test.each(sortFields)('by %s, both ways, is that of a plain list', (sort) => {
    const sample = store(700)
    const rows = [...sample.rows()]
    for (const descending of [false, true]) {
      for (const page of [1, 4, 15]) expectLikeModel(sample, rows, asked({ sort, descending, page }))
    }
  })

  test.each<[string, readonly Filter[]]>([
    ['a part of the name', [{ field: 'name', value: 'məm' }]],
    ['a part of any number', [{ field: 'phones', value: '555' }]],
    ['a group', [{ field: 'group_id', value: '2' }]],
    [
      'both',
      [
        { field: 'group_id', value: '1' },
        { field: 'name', value: 'ova' },
      ],
    ],
    ['nobody', [{ field: 'name', value: 'no such name' }]],
  ])('finds by %s', (_, filters) => {
    const sample = store(900)
    const rows = [...sample.rows()]
    for (const page of [1, 2]) expectLikeModel(sample, rows, asked({ filters, page, limit: 20 }))
    expectLikeModel(sample, rows, asked({ filters, sort: 'name', descending: true }))
  })

  test('finds additional numbers', () => {
    const sample = store(1)
    const id = sample.insert({
      phone: null,
      phones: ['050 111 22 33', 994709998877, { phone: '+1 (202) 555-0143' }],
    })
    for (const value of ['1112233', '709998877', '2025550143']) {
      expect(
        sample.page(asked({ filters: [{ field: 'phones', value }] })).rows.map((row) => row.id),
      ).toContain(id)
    }
  })
})

describe('changes', () => {
  test('insert at the end, update in place, remove without a trace', () => {
    const sample = store(10)
    const [first, second] = [...sample.rows()]
    const before = sample.page(asked({})).rows.at(-1)?.id ?? 0
    const id = sample.insert({ name: 'Yeni Müştəri' })
    expect(id).toBeGreaterThan(before)
    expect(sample.get(id)).toMatchObject({ name: 'Yeni Müştəri', created_at: '2026-11-21T00:00:00.000000Z' })
    sample.update(first?.id ?? 0, { name: 'Other' })
    expect(sample.get(first?.id ?? 0)).toMatchObject({
      name: 'Other',
      updated_at: '2026-11-21T00:00:00.000000Z',
    })
    expect(sample.remove(second?.id ?? 0)).toBe(true)
    expect(sample.remove(second?.id ?? 0)).toBe(false)
    expect(sample.get(second?.id ?? 0)).toBeNull()
    expect(sample.size()).toBe(10)
    expect([...sample.rows()].map((row) => row.id)).not.toContain(second?.id)
  })

  test('keep the documented order of fields', () => {
    const sample = store(10)
    const [first] = [...sample.rows()]
    sample.update(first?.id ?? 0, { name: 'Other' })
    expect(Object.keys(sample.get(first?.id ?? 0) ?? {})).toEqual(Object.keys(first ?? {}))
  })

  test('never use an id again by themselves', () => {
    const sample = store(3)
    const id = sample.insert()
    sample.remove(id)
    expect(sample.insert()).toBeGreaterThan(id)
  })

  test('refuse an id in use and a customer that is not there', () => {
    const sample = store(3)
    const [first] = [...sample.rows()]
    expect(() => sample.insert({ id: first?.id })).toThrow(expect.objectContaining({ code: 'invalid-input' }))
    expect(() => {
      sample.update(99_999, {})
    }).toThrow(expect.objectContaining({ code: 'not-found' }))
  })

  test('of a group show in its customers, but not in a group that a row has for itself', () => {
    const sample = store(300)
    const changed =
      sample.page(asked({ filters: [{ field: 'group_id', value: '2' }], limit: 1 })).rows[0]?.id ?? 0
    sample.update(changed, { name: 'Someone' })
    const alone = sample.insert({ group_id: 2, group: null })
    sample.setGroups(sample.groups().map((group) => (group.id === 2 ? { ...group, name: 'Daimi' } : group)))
    const names = sample
      .page(asked({ filters: [{ field: 'group_id', value: '2' }], limit: 999 }))
      .rows.filter((row) => row.id !== alone && typeof row['group'] === 'object' && row['group'] !== null)
      .map((row) => JSON.stringify(row['group']))
    expect(names.length).toBeGreaterThan(10)
    for (const name of names) expect(name).toContain('"name":"Daimi"')
    expect(sample.get(alone)?.['group']).toBeNull()
  })

  test('in any number and order leave every page as that of a plain list', () => {
    const sample = store(150)
    const random = new Random().restart(11, 0, 0)
    const rows = new Map([...sample.rows()].map((row) => [row.id, row]))
    const keep = (id: number): void => {
      const row = sample.get(id)
      if (row !== null) rows.set(id, row)
    }
    for (let step = 0; step < 250; step += 1) {
      const id = random.pick([...rows.keys()])
      switch (random.below(5)) {
        case 0:
          keep(sample.insert())
          break
        case 1: {
          // Into a gap of the ids, or back to where one was removed.
          const free = random.between(1, 170)
          if (!rows.has(free))
            keep(sample.insert({ id: free, name: 'Gap', updated_at: '2024-01-01T00:00:00.000000Z' }))
          break
        }
        case 2:
          sample.update(id, {
            name: random.pick(['Zaur', 'əli', null, 'Ольга']),
            group_id: random.between(1, 4),
          })
          keep(id)
          break
        default:
          sample.remove(id)
          rows.delete(id)
      }
      const sort: SortField = random.pick(sortFields)
      const query = asked({ sort, descending: random.chance(0.5), page: random.between(1, 3), limit: 40 })
      expectLikeModel(sample, [...rows.values()], query)
    }
    expect(sample.size()).toBe(rows.size)
  })
})

test('the far end of two million is at hand', () => {
  const sample = createSampleStore({ customers: 2_000_000 }, () => start)
  const [first] = sample.page(asked({ limit: 1 })).rows
  expect(sample.remove(first?.id ?? 0)).toBe(true)
  const last = sample.page(asked({ page: 20_000, limit: 100 }))
  expect(last.total).toBe(1_999_999)
  expect(last.rows).toHaveLength(99)
})
