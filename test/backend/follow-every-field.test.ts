import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, describe, it } from 'vitest'
import { readChanges } from '#backend/copy/changes'
import { updateIndex } from '#backend/copy/update-index'
import { exportContent } from '#backend/export/content'
import { exportCustomers } from '#backend/export/export'
import { readyPreset } from '#shared/exports/presets'
import { openCustomers } from '#backend/query/customers'
import { columnKeys, type ColumnKey } from '#shared/columns'
import type { FieldKind } from '#shared/fields/kinds'
import { fieldOf, rowColumns, type RowColumn } from '#shared/fields/table'
import { facetFields } from '#shared/query'
import { takeIn, testCopy, testFolder, type ApiRow } from './api-rows'
import { readCsv } from './export/rfc4180'

/**
 * Follows a different value in every field of the table to every place that shows it. A new field is followed without a
 * change here; a field that a place forgets fails.
 */

/** What Clopos sends, what it is read as, and how a query asks for it. */
interface Sample {
  readonly sent: unknown
  readonly read: unknown
  readonly typed: string
}

/** A value of each kind that no other field has; `at` counts the fields. */
function sampleOf(kind: FieldKind, at: number): Sample {
  const number = 1000 + at
  const day = `19${String(50 + at)}-03-15`
  switch (kind) {
    case 'id':
    case 'named':
    case 'count':
      return { sent: number, read: number, typed: String(number) }
    case 'number':
      return { sent: number + 0.5, read: number + 0.5, typed: `=${String(number)}.5` }
    case 'money':
      return { sent: { amount: `${String(number)}.25` }, read: number + 0.25, typed: `=${String(number)}.25` }
    case 'text':
    case 'long-text':
    case 'uuid':
      return {
        sent: ` value${String(number)} `,
        read: `value${String(number)}`,
        typed: `value${String(number)}`,
      }
    case 'phone':
      return {
        sent: `050333${String(number)}`,
        read: `050333${String(number)}`,
        typed: `050333${String(number)}`,
      }
    case 'phones':
      return { sent: [`055444${String(number)}`], read: [`055444${String(number)}`], typed: '' }
    case 'gender':
      return { sent: 2, read: 'female', typed: 'female' }
    case 'boolean':
      return { sent: 1, read: true, typed: 'yes' }
    case 'date':
      return { sent: day, read: day, typed: day }
    case 'instant':
      return { sent: `${day}T12:00:00.000000Z`, read: Date.parse(`${day}T12:00:00Z`), typed: day }
    case 'addresses':
      return { sent: [], read: [], typed: '' }
  }
}

const samples: readonly (readonly [name: RowColumn, sample: Sample])[] = rowColumns.map((name, at) => [
  name,
  sampleOf(fieldOf(name).kind, at),
])

const idOf = (name: RowColumn): number => Number(samples.find(([each]) => each === name)?.[1].read)
const full = idOf('id')
/** A customer with a value in every field, and one with nothing but an ID, which is larger. */
const fullRow: ApiRow = {
  ...Object.fromEntries(samples.map(([name, { sent }]) => [fieldOf(name).api, sent])),
  group: { id: idOf('groupId'), name: 'Group' },
}
const emptyRow: ApiRow = { id: full + 1 }

function copyOf(...rows: readonly ApiRow[]) {
  const database = testCopy()
  takeIn(database, rows, 1_001)
  return { database, customers: openCustomers(database) }
}

describe.each(samples)('the field %s', (name, { read }) => {
  const { api } = fieldOf(name)

  it('is in the row and the details of the customer', () => {
    const { customers } = copyOf(fullRow, emptyRow)
    expect(customers.window('', [], 0, 9).rows.find(({ id }) => id === full)?.[name]).toEqual(read)
    expect(customers.details(full)[name]).toEqual(read)
    expect(customers.details(full).problemList).toEqual([])
  })

  it('sorts', () => {
    const { customers } = copyOf(emptyRow, { ...fullRow, id: full + 2 })
    const first = name === 'id' ? full + 1 : full + 2
    // Customers without a value come last.
    expect(customers.window('', [{ column: name, descending: false }], 0, 9).rows[0]?.id).toBe(first)
  })

  it('is in the history of changes under its API name', () => {
    const { database } = copyOf({ ...fullRow, [api]: name === 'id' ? full : null })
    takeIn(database, [fullRow], 2_001)
    const fields = readChanges(database, full).flatMap((change) => change.fields.map(({ field }) => field))
    if (name !== 'id' && name !== 'updatedAt') expect(fields).toContain(api)
  })

  it('is a data problem under its API name if it cannot be read', () => {
    const { customers } = copyOf({ ...fullRow, [api]: { unreadable: true } })
    expect(customers.problems(0, 99).problems.map(({ field }) => field)).toContain(api)
  })
})

it.each(samples.filter(([name]) => fieldOf(name).filter !== undefined))(
  'the field %s is filtered by its keyword, with an index and without',
  (name, { typed }) => {
    const { filter } = fieldOf(name)
    const { database, customers } = copyOf(fullRow, emptyRow)
    const keyword = filter?.keyword ?? ''
    const ids = (query: string): number[] => customers.window(query, [], 0, 9).rows.map(({ id }) => id)
    for (const built of [false, true]) {
      if (built) for (const step of updateIndex(database)) expect(step).toBeUndefined()
      expect(ids(`${keyword}:${typed}`)).toEqual([full])
      if (keyword !== 'id') {
        expect(ids(`has:${keyword}`)).toEqual([full])
        expect(ids(`no:${keyword}`)).toEqual([full + 1])
      }
    }
  },
)

it.each(samples.filter(([name]) => fieldOf(name).facet))('the field %s is counted', (name) => {
  const { filter } = fieldOf(name)
  const { customers } = copyOf(fullRow, emptyRow)
  const facets: Readonly<Record<string, unknown>> = customers.facets({
    query: '',
    fields: facetFields,
    ownClauses: 'ignored',
  })
  expect(facets[filter?.keyword ?? '']).toEqual(
    expect.arrayContaining([expect.objectContaining({ customers: 1 })]),
  )
})

describe('exports', () => {
  const columns: readonly ColumnKey[] = columnKeys

  async function exported(preset: 'csv' | 'raw'): Promise<readonly (readonly string[])[]> {
    const { customers } = copyOf(fullRow)
    const path = join(testFolder(), 'out.csv')
    const options = readyPreset(preset, { language: 'en', locale: 'en' })
    await exportCustomers({
      content: exportContent(customers, {
        ...{ query: '', sort: [], columns: 'all', options, country: 'AZ', recipients: null },
      }),
      target: path,
      total: 0,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    })
    return readCsv(readFileSync(path, 'utf8'))
  }

  it('have every column with its value', async () => {
    const [head = [], row = []] = await exported('csv')
    expect(head).toHaveLength(columns.length)
    for (const [name] of samples) expect(row[columns.indexOf(name)], name).not.toBe('')
  })

  it('have every field that Clopos sent under its API name', async () => {
    const [head = [], row = []] = await exported('raw')
    expect(head).toContain('address_data')
    expect(head.at(-1)).toBe('group')
    for (const [name, { sent }] of samples) {
      const cell = row[head.indexOf(fieldOf(name).api)]
      expect(cell, name).toBe(typeof sent === 'object' ? JSON.stringify(sent) : String(sent))
    }
  })
})
