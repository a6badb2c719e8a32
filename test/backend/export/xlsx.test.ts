import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import { readXlsx, type Workbook } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import type { Cell } from '#backend/export/cells'
import { exportCustomers } from '#backend/export/export'
import { workbookPieces, type WorkbookLimits, type WorkbookTexts } from '#backend/export/xlsx/workbook'
import type { ColumnKey } from '#shared/columns'
import { AppError } from '#shared/errors'
import { testFolder } from '../api-rows'

const texts: WorkbookTexts = {
  sheet: 'Customers',
  headings: [],
  yes: 'Yes',
  no: 'No',
  male: 'Male',
  female: 'Female',
  cut: '[Cut off]',
}

const createdAt = Date.UTC(2026, 10, 29, 8, 30)

async function write(
  columns: readonly ColumnKey[],
  rows: Iterable<readonly Cell[]>,
  limits?: WorkbookLimits,
): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const { content } of workbookPieces(
    rows,
    columns,
    { ...texts, headings: columns },
    createdAt,
    limits,
  ))
    parts.push(Buffer.from(content))
  return Buffer.concat(parts)
}

const open = (file: Uint8Array): Promise<Workbook> => readXlsx(file)

/** The XML of a part of the file. */
const part = (file: Uint8Array, name: string): string => strFromU8(unzipSync(file)[name] ?? new Uint8Array())

const sheetXml = (file: Uint8Array, number = 1): string =>
  part(file, `xl/worksheets/sheet${String(number)}.xml`)

/** The rows of the first sheet, without its headings. */
async function readBack(
  columns: readonly ColumnKey[],
  rows: Iterable<readonly Cell[]>,
): Promise<unknown[][]> {
  const { sheets } = await open(await write(columns, rows))
  return (sheets[0]?.rows ?? []).slice(1)
}

/** One text, there and back. */
async function throughText(text: string): Promise<unknown> {
  const [row] = await readBack(['id', 'name'], [[1, text]])
  return row?.[1]
}

describe('cells', () => {
  it('writes numbers and money as numbers, with a format that fits', async () => {
    const file = await write(
      ['id', 'receiptCount', 'discount', 'spent', 'balance'],
      [[7, 12, 2.5, 1162.8, -5.25]],
    )
    expect((await open(file)).sheets[0]?.rows[1]).toEqual([7, 12, 2.5, 1162.8, -5.25])
    // 1: whole numbers. 4: with separators and two decimals. 0: as they are.
    expect(formatsOf(file)).toEqual([1, 1, 0, 4, 4])
  })

  it('writes dates and instants as dates of this computer’s time', async () => {
    const at = new Date(2026, 0, 31, 16, 23, 27, 250)
    const file = await write(['dateOfBirth', 'createdAt'], [['1990-02-28', at.getTime()]])
    expect(sheetXml(file)).toContain('<v>32932</v>')
    const serial = Number(/<c r="B2" s="\d+"><v>([\d.]+)<\/v>/.exec(sheetXml(file))?.[1])
    const local = Date.UTC(2026, 0, 31, 16, 23, 27, 250)
    expect(Math.round((serial - 25_569) * 86_400_000)).toBe(local)
    // 14: a date, 22: a date and a time, both as the computer that opens the file writes them.
    expect(formatsOf(file)).toEqual([14, 22])
  })

  it('writes dates as text that Excel has no number for, or that no calendar has', async () => {
    const days = ['1900-02-28', '1899-12-31', '2026-02-31', '2026-13-01', 'soon', '0000-00-00', '0050-01-01']
    const rows = await readBack(
      ['dateOfBirth'],
      days.map((day) => [day]),
    )
    expect(rows.map(([day]) => day)).toEqual(days)
    expect(sheetXml(await write(['dateOfBirth'], [['1900-03-01']]))).toContain('<v>61</v>')
    expect(sheetXml(await write(['dateOfBirth'], [['9999-12-31']]))).toContain('<v>2958465</v>')
    const instants = await readBack(['createdAt'], [[-1], [8.64e15], [1e300]])
    expect(instants.map(([instant]) => instant)).toEqual([
      '1969-12-31T23:59:59.999Z',
      '+275760-09-13T00:00:00.000Z',
      '1e+300',
    ])
  })

  it('writes a whole number as text that Excel would round', async () => {
    const rows = await readBack(['id'], [[999_999_999_999_999], [9_007_199_254_740_991], [-1e20]])
    expect(rows).toEqual([[999_999_999_999_999], ['9007199254740991'], ['-100000000000000000000']])
    expect(await readBack(['spent'], [[Infinity]])).toEqual([['Infinity']])
  })

  it('keeps phone numbers as they were typed', async () => {
    const typed = ['+994505355757', '0505355757', '+994-50-535-57-57', '-1', '00']
    const rows = await readBack(
      ['phone', 'phones'],
      typed.map((phone) => [phone, JSON.stringify([phone, ' ', '+1'])]),
    )
    expect(rows).toEqual(typed.map((phone) => [phone, `${phone}, +1`]))
    expect(await readBack(['id', 'phones'], [[1, '[]']])).toEqual([[1, null]])
  })

  it('writes words for yes and no, and for genders', async () => {
    const rows = await readBack(
      ['active', 'gender'],
      [
        [1, 1],
        [0, 2],
        [2, 3],
      ],
    )
    expect(rows).toEqual([
      ['Yes', 'Male'],
      ['No', 'Female'],
      [2, 3],
    ])
  })

  it('never makes a formula or a link of text', async () => {
    const hostile = ['=1+1', "=cmd|' /C calc'!A0", '@SUM(A1)', '+1+1', 'https://example.com', 'mailto:a@b.c']
    const file = await write(
      ['name'],
      hostile.map((text) => [text]),
    )
    const xml = sheetXml(file)
    expect(xml).not.toMatch(/<f[ >]|<hyperlink/)
    expect([...xml.matchAll(/<c r="A[2-9]"[^>]*>/g)].map(([cell]) => cell)).toEqual(
      hostile.map((_, index) => `<c r="A${String(index + 2)}" s="4" t="inlineStr">`),
    )
    // 49: text, also after somebody edits it.
    expect(formatsOf(file)).toEqual([49])
    expect((await open(file)).sheets[0]?.rows.slice(1)).toEqual(hostile.map((text) => [text]))
  })

  it('spells what XML cannot say as Excel does, and nothing else', async () => {
    expect(sheetXml(await write(['name'], [['a\u0001b\u000bc\uffffd']]))).toContain(
      'a_x0001_b_x000B_c_xFFFF_d',
    )
    expect(sheetXml(await write(['name'], [['_x0041_ _x_']]))).toContain('_x005F_x0041_ _x_')
    expect(await throughText('_x0041_x0042_ \u0001x0041_ _xZZZZ_ <&">')).toBe(
      '_x0041_x0042_ \u0001x0041_ _xZZZZ_ <&">',
    )
    expect(await throughText('_x005F\u0001 _x0041\u0001x')).toBe('_x005F\u0001 _x0041\u0001x')
    expect(await throughText('half \ud800 of a pair, and \u{1f468}\u200d\u{1f373} whole')).toBe(
      'half \ufffd of a pair, and \u{1f468}\u200d\u{1f373} whole',
    )
    // A cell breaks lines with a line feed.
    expect(await throughText('a\r\nb\rc\nd')).toBe('a\nb\nc\nd')
    expect(await throughText('  two  spaces\tand a tab ')).toBe('  two  spaces\tand a tab ')
  })

  it('says in the cell that it holds only a part of a text', async () => {
    const long = 'x'.repeat(40_000)
    const read = String(await throughText(long))
    expect(read).toHaveLength(32_767)
    expect(read.startsWith('[Cut off] xxx')).toBe(true)
    expect(await throughText('x'.repeat(32_767))).toBe('x'.repeat(32_767))
  })

  it('brings any text back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.string({ unit: 'grapheme' }),
            fc
              .array(
                fc.constantFrom(
                  '_',
                  'x',
                  'X',
                  '0',
                  '41',
                  '005F',
                  '\u0001',
                  '\u0000',
                  ' ',
                  '&',
                  '\ufffe',
                  '\n',
                ),
              )
              .map((parts) => parts.join('')),
          ),
        ),
        async (all) => {
          const rows = await readBack(
            ['id', 'name'],
            all.map((text, row) => [row, text]),
          )
          expect(rows.map(([, text]) => text ?? '')).toEqual(
            all.map((text) => Buffer.from(text).toString().replace(/\r\n?/g, '\n')),
          )
        },
      ),
      { numRuns: 100 },
    )
  })
})

/** The number formats of the cells in the first line below the headings. */
function formatsOf(file: Uint8Array): readonly number[] {
  const [, xfs = ''] = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(part(file, 'xl/styles.xml')) ?? []
  const formats = [...xfs.matchAll(/numFmtId="(\d+)"/g)].map(([, format]) => Number(format))
  return [...sheetXml(file).matchAll(/<c r="[A-Z]+2" s="(\d+)"/g)].map(
    ([, style]) => formats[Number(style)] ?? -1,
  )
}

describe('sheets', () => {
  it('have bold headings that stay in view, filters, and widths', async () => {
    const file = await write(['id', 'name'], [[1, 'Əli']])
    const sheet = (await readXlsx(file, { readStyles: true })).sheets[0]
    expect(sheet?.name).toBe('Customers')
    expect(sheet?.rows).toEqual([
      ['id', 'name'],
      [1, 'Əli'],
    ])
    expect(sheet?.freezePane).toEqual({ rows: 1 })
    expect(sheet?.autoFilter).toEqual({ range: 'A1:B2' })
    expect(sheet?.columns?.map(({ width = 0 }) => Math.round(width))).toEqual([12, 31])
    expect(sheet?.cells?.get('0,0')?.style?.font?.bold).toBe(true)
    expect(sheet?.cells?.get('1,1')?.style?.font?.bold).not.toBe(true)
    expect(part(file, 'xl/workbook.xml')).toContain("'Customers'!$A$1:$B$2<")
    // Phone numbers are text on purpose.
    expect(sheetXml(file)).toContain('<ignoredError sqref="A1:B2" numberStoredAsText="1"/>')
  })

  it('print all columns on a page, with the headings on each', async () => {
    const { sheets } = await readXlsx(await write(['id', 'name'], [[1, 'Əli']]))
    expect(sheets[0]?.pageSetup).toMatchObject({ orientation: 'landscape', fitToPage: true, fitToHeight: 0 })
    expect(sheets[0]?.pageSetup?.printTitlesRow).toBe('$1:$1')
  })

  it('are wider for long headings', async () => {
    const { sheets } = await open(await write(['receiptCount'], []))
    expect(sheets[0]?.columns?.[0]?.width).toBeCloseTo('receiptCount'.length * 1.2 + 4, 0)
  })

  it('the file says its title and when it was made', async () => {
    const { properties } = await open(await write(['id'], []))
    expect(properties).toMatchObject({ title: 'Customers', creator: 'Customer Desk' })
    expect(properties?.created).toEqual(new Date(createdAt))
  })

  it('continue on more sheets, each with its headings', async () => {
    const rows = Array.from({ length: 7 }, (_, row) => [row])
    const file = await write(['id'], rows, { rowsPerSheet: 3, unitsPerSheet: Infinity, bytes: Infinity })
    const { sheets } = await open(file)
    expect(sheets.map(({ name, rows: read }) => [name, read.flat()])).toEqual([
      ['Customers', ['id', 0, 1, 2]],
      ['Customers 2', ['id', 3, 4, 5]],
      ['Customers 3', ['id', 6]],
    ])
    expect(sheets.map(({ autoFilter }) => autoFilter?.range)).toEqual(['A1:A4', 'A1:A4', 'A1:A2'])
    // As many rows as fit need no empty sheet.
    const full = await write(['id'], rows.slice(0, 6), {
      rowsPerSheet: 3,
      unitsPerSheet: Infinity,
      bytes: Infinity,
    })
    expect((await open(full)).sheets).toHaveLength(2)
  })

  it('continue on more sheets before their XML is too large', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => [row, 'long '.repeat(5000)])
    const file = await write(['id', 'name'], rows, {
      rowsPerSheet: 1e6,
      unitsPerSheet: 500_000,
      bytes: Infinity,
    })
    const { sheets } = await open(file)
    expect(sheets.length).toBeGreaterThan(1)
    expect(sheets.flatMap(({ rows: read }) => read.slice(1).map(([id]) => id))).toEqual(
      rows.map(([id]) => id),
    )
  })

  it('a file that a zip cannot hold is an error', async () => {
    const rows = Array.from({ length: 1000 }, (_, row) => [row])
    const thrown: unknown = await write(['id'], rows, {
      rowsPerSheet: 1e6,
      unitsPerSheet: Infinity,
      bytes: 1000,
    }).catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(AppError)
    expect(thrown).toMatchObject({ code: 'export.workbook-size' })
  })

  it('a cancel ends the file between two pieces, and leaves nothing', async () => {
    const folder = testFolder()
    const cancel = new AbortController()
    let read = 0
    function* rows(): Generator<readonly Cell[]> {
      for (;;) yield [read++, 'a name '.repeat(20)]
    }
    const thrown: unknown = await exportCustomers({
      content: workbookPieces(rows(), ['id', 'name'], { ...texts, headings: ['id', 'name'] }, createdAt),
      target: join(folder, 'customers.xlsx'),
      total: 0,
      signal: cancel.signal,
      onProgress: () => {
        cancel.abort()
      },
    }).catch((error: unknown) => error)
    expect(thrown).toMatchObject({ code: 'cancelled' })
    expect(read).toBeLessThan(10_000)
    expect(readdirSync(folder)).toEqual([])
  })

  it('reads on only as the file is written', async () => {
    let read = 0
    function* endless(): Generator<readonly Cell[]> {
      for (;;) yield [read++, 'a name '.repeat(20)]
    }
    let isClosed = false
    function* rows(): Generator<readonly Cell[]> {
      try {
        yield* endless()
      } finally {
        isClosed = true
      }
    }
    const pieces = workbookPieces(rows(), ['id', 'name'], { ...texts, headings: ['id', 'name'] }, createdAt)
    const { value } = await pieces.next()
    expect(value?.rows).toBeGreaterThan(0)
    expect(read).toBeLessThan(10_000)
    await pieces.return(undefined)
    expect(isClosed).toBe(true)
  })
})
