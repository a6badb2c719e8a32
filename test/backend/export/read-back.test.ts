/**
 * Every format in every language is read back with programs that share nothing with the writers, and every cell is
 * compared with what the database holds: customers of the sample, and hostile ones.
 */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { readXlsx } from 'hucre/xlsx'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnKeys, type ColumnKey } from '#shared/columns'
import { languages } from '#shared/locale/languages'
import { catalogues } from '#shared/messages/index'
import { itUnless } from '../../platform'
import { cardKeys, readCards, wrongInCard, wrongInList, type CardValues } from './read-back/cards'
import {
  isCellRight,
  inLibreOffice,
  isTextRight,
  type SpreadsheetCell,
  type Stored,
  workbookCell,
  type WorkbookCell,
} from './read-back/expected'
import { exportInEveryWay, type Exported, type ExportedFile } from './read-back/files'
import { readCsv } from './rfc4180'

const run = promisify(execFile)

let folder = ''
let { stored, sent, files }: Exported = { stored: [], sent: [], files: [] }

const byPresets = (...presets: readonly ExportedFile['preset'][]): readonly ExportedFile[] =>
  files.filter(({ preset }) => presets.includes(preset))

/** Every reading, for the line at the end. */
const readings: { readonly reader: string; readonly file: ExportedFile; readonly cells: number }[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'customer-desk-read-back-'))
  ;({ stored, sent, files } = await exportInEveryWay(folder))
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  const cells = readings.reduce((sum, reading) => sum + reading.cells, 0)
  const readers = new Set(readings.map(({ reader }) => reader))
  const read = new Set(readings.map(({ file }) => file))
  const missing = noOffice === null ? '' : ` Not all readers: ${noOffice}.`
  console.log(
    `Read back: ${String(stored.length)} customers, ${String(read.size)} files in ${String(languages.length)} languages, ${String(readings.length)} readings with ${[...readers].join(', ')}; ${String(cells)} cells compared.${missing}`,
  )
})

const headings = (file: ExportedFile): readonly string[] =>
  columnKeys.map((key) => catalogues[file.language].columns[key])

const asStored = (value: Stored): Stored => value

/** Compares every cell of a file with the database. `asShown`: what a reader can show of a stored value. */
function compare<Cell>(
  reader: string,
  file: ExportedFile,
  rows: readonly (readonly Cell[])[],
  isRight: (key: ColumnKey, stored: Stored, read: Cell | undefined) => boolean,
  asShown: (stored: Stored) => Stored,
): void {
  const [head, ...body] = rows
  expect(head).toEqual(headings(file))
  expect(body).toHaveLength(stored.length)
  const wrong = stored.flatMap((row, at) =>
    columnKeys.flatMap((key, place) => {
      const value = row[place] ?? null
      const read = body[at]?.[place]
      return isRight(key, asShown(value), read)
        ? []
        : [`${basename(file.path)}, ${key}: ${JSON.stringify(value)} was read as ${JSON.stringify(read)}`]
    }),
  )
  expect(wrong).toEqual([])
  readings.push({ reader, file, cells: stored.length * columnKeys.length })
}

function compareTexts(
  reader: string,
  file: ExportedFile,
  rows: readonly (readonly string[])[],
  asShown = asStored,
): void {
  const isRight = (key: ColumnKey, value: Stored, read = ''): boolean =>
    isTextRight(key, value, read, file.options)
  compare(reader, file, rows, isRight, asShown)
}

function compareCells(
  reader: string,
  file: ExportedFile,
  rows: readonly (readonly WorkbookCell[])[],
  asShown = asStored,
): void {
  const isRight = (key: ColumnKey, value: Stored, read: WorkbookCell = null): boolean =>
    isCellRight(key, value, read, file.options)
  compare(reader, file, rows, isRight, asShown)
}

/** Compares what Clopos sent with the cells of a file with its fields. */
function compareRaw(reader: string, file: ExportedFile, rows: readonly (readonly string[])[]): void {
  const [fields = [], ...body] = rows
  expect(body).toHaveLength(sent.length)
  const wrong = sent.flatMap((row, at) =>
    fields.flatMap((field, place) => {
      const value = row[field]
      const read = body[at]?.[place] ?? ''
      const isRight =
        typeof value === 'string'
          ? read === value
          : value === null || value === undefined
            ? read === ''
            : JSON.stringify(JSON.parse(read)) === JSON.stringify(value)
      return isRight ? [] : [`${field}: ${JSON.stringify(value)} was read as ${JSON.stringify(read)}`]
    }),
  )
  expect(wrong).toEqual([])
  expect(fields).toEqual(expect.arrayContaining(Object.keys(sent[0] ?? {})))
  readings.push({ reader, file, cells: sent.length * fields.length })
}

function compareObjects(reader: string, file: ExportedFile, rows: readonly unknown[]): void {
  expect(rows).toEqual(sent)
  readings.push({ reader, file, cells: sent.reduce((sum, row) => sum + Object.keys(row).length, 0) })
}

const textOf = (file: ExportedFile): string => readFileSync(file.path, 'utf8').replace(/^\ufeff/, '')

const delimited = (): readonly ExportedFile[] => byPresets('excel', 'csv', 'tsv')

it('a reader of RFC 4180 finds what the database holds', () => {
  for (const file of delimited())
    compareTexts('RFC 4180', file, readCsv(textOf(file), file.options.separator))
  for (const file of byPresets('raw')) compareRaw('RFC 4180', file, readCsv(textOf(file)))
})

function parse(file: ExportedFile): string[][] {
  const { data, errors } = Papa.parse<string[]>(textOf(file), {
    delimiter: file.options.separator,
    skipEmptyLines: true,
  })
  expect(errors).toEqual([])
  return data
}

it('Papa Parse finds what the database holds', () => {
  for (const file of delimited()) compareTexts('Papa Parse', file, parse(file))
  for (const file of byPresets('raw')) compareRaw('Papa Parse', file, parse(file))
})

it('JSON.parse finds what Clopos sent', () => {
  for (const file of byPresets('jsonl')) {
    const lines = textOf(file).split('\n')
    expect(lines.pop()).toBe('')
    compareObjects(
      'JSON.parse',
      file,
      lines.map((line): unknown => JSON.parse(line)),
    )
  }
})

/** What the database holds of each customer in the columns of cards. */
const people = (): readonly CardValues[] =>
  stored.map((row) => {
    const of = (key: ColumnKey): Stored => row[columnKeys.indexOf(key)] ?? null
    return Object.fromEntries(cardKeys.map((key) => [key, of(key)])) as unknown as CardValues
  })

it('ical.js finds what the database holds', () => {
  for (const file of byPresets('vcf')) {
    const cards = readCards(textOf(file))
    expect(cards).toHaveLength(stored.length)
    const wrong = people().flatMap((values, at) => wrongInCard(cards[at] ?? new Map(), values))
    expect(wrong).toEqual([])
    readings.push({ reader: 'ical.js', file, cells: cards.length * cardKeys.length })
  }
})

it('message lists reach each number of the database once', () => {
  for (const file of byPresets('messages')) {
    const rows = parse(file)
    if (file.options.sender !== 'plain') expect(rows.shift()?.[0]).toBe('phone')
    expect(rows.length).toBeGreaterThan(50)
    expect(wrongInList(rows, people())).toEqual([])
    readings.push({ reader: 'Papa Parse', file, cells: rows.flat().length })
  }
})

const epoch = Date.UTC(1899, 11, 30)

it('hucre finds what the database holds', async () => {
  for (const file of byPresets('xlsx')) {
    const { sheets } = await readXlsx(await readFile(file.path))
    const rows = (sheets[0]?.rows ?? []).map((row) =>
      row.map((cell) => {
        if (cell instanceof Date) return { date: (cell.getTime() - epoch) / 86_400_000 }
        if (typeof cell === 'boolean') throw new Error('A cell is a boolean.')
        return cell
      }),
    )
    compareCells('hucre', file, rows)
  }
})

interface PythonFile {
  readonly kind: 'delimited' | 'jsonl' | 'xlsx' | 'fods'
  readonly path: string
  readonly delimiter?: string
}

function worksHere(program: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore', timeout: 30_000 })
    return true
  } catch {
    return false
  }
}

const noPython = worksHere('python3', '-c', 'import csv, json, zipfile')
  ? null
  : 'there is no Python on this computer'

/** Python reads what LibreOffice writes. */
const noOffice =
  noPython ?? (worksHere('soffice', '--version') ? null : 'there is no LibreOffice on this computer')

async function python(order: readonly PythonFile[]): Promise<unknown[]> {
  const work = run('python3', [join(import.meta.dirname, 'read-back/read.py')], { maxBuffer: 2 ** 30 })
  work.child.stdin?.end(JSON.stringify(order))
  const { stdout } = await work
  return JSON.parse(stdout) as unknown[]
}

itUnless(noPython)('Python finds what the database holds', async () => {
  const order = [...delimited(), ...byPresets('raw', 'jsonl', 'xlsx')]
  const read = await python(
    order.map(({ path, options: { format, separator } }) =>
      format === 'xlsx' || format === 'jsonl'
        ? { kind: format, path }
        : { kind: 'delimited', path, delimiter: separator },
    ),
  )
  order.forEach((file, at) => {
    const rows = read[at]
    if (file.preset === 'xlsx') compareCells('Python', file, rows as WorkbookCell[][])
    else if (file.preset === 'jsonl') compareObjects('Python', file, rows as unknown[])
    else if (file.preset === 'raw') compareRaw('Python', file, rows as string[][])
    else compareTexts('Python', file, rows as string[][])
  })
})

describe('LibreOffice', () => {
  /** Opens files as somebody would with a double click, and gives what became of their cells. */
  async function open(
    opened: readonly ExportedFile[],
    importOptions: readonly string[],
  ): Promise<readonly SpreadsheetCell[][][]> {
    const out = mkdtempSync(join(folder, 'office-'))
    const profile = join(folder, 'profile')
    mkdirSync(profile, { recursive: true })
    await run('soffice', [
      '--headless',
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      ...importOptions,
      '--convert-to',
      'fods',
      '--outdir',
      out,
      ...opened.map(({ path }) => path),
    ])
    const converted = opened.map(({ path }) => join(out, basename(path).replace(/\.[a-z]+$/, '.fods')))
    for (const path of converted) expect(existsSync(path), path).toBe(true)
    return (await python(converted.map((path) => ({ kind: 'fods', path })))) as SpreadsheetCell[][][]
  }

  const english = '1033'
  /** Has a decimal comma, as the language of each file with semicolons. */
  const russian = '1049'
  const languageOf = (separator: string): string => (separator === ';' ? russian : english)

  /** UTF-8, quoted by ", from the first line on; numbers and dates are recognized, and formulas run. */
  const guessing = (separator: string): readonly string[] => [
    `--infilter=CSV:${String(separator.charCodeAt(0))},34,76,1,,${languageOf(separator)},false,true,false`,
  ]

  /** The same, with every column taken as text. */
  const asText = (separator: string): readonly string[] => {
    const columns = columnKeys.map((_, place) => `${String(place + 1)}/2`).join('/')
    return [
      `--infilter=CSV:${String(separator.charCodeAt(0))},34,76,1,${columns},${languageOf(separator)},false,false,false`,
    ]
  }

  const asShown = (value: Stored): Stored => (typeof value === 'string' ? inLibreOffice(value) : value)

  /** LibreOffice writes numbers down in 15 digits. */
  const asShownTyped = (value: Stored): Stored =>
    typeof value === 'number' ? Number(value.toPrecision(15)) : asShown(value)

  type Rows = readonly (readonly (SpreadsheetCell | null)[])[]

  const formulasIn = (rows: Rows): readonly string[] => rows.flat().flatMap((cell) => cell?.formula ?? [])

  itUnless(noOffice)('finds what the database holds in workbooks', async () => {
    const workbooks = byPresets('xlsx')
    const opened = await open(workbooks, [])
    workbooks.forEach((file, at) => {
      const rows: Rows = opened[at] ?? []
      expect(formulasIn(rows)).toEqual([])
      compareCells(
        'LibreOffice',
        file,
        rows.map((row) => row.map(workbookCell)),
        asShownTyped,
      )
    })
  })

  itUnless(noOffice)('finds what the database holds in CSV files', async () => {
    for (const separator of [',', ';']) {
      const some = byPresets('excel', 'csv').filter(({ options }) => options.separator === separator)
      const opened = await open(some, asText(separator))
      some.forEach((file, at) => {
        const rows: Rows = opened[at] ?? []
        compareTexts(
          'LibreOffice',
          file,
          rows.map((row) => row.map((cell) => cell?.text ?? '')),
          asShown,
        )
      })
    }
  })

  itUnless(noOffice)('runs no formula of a CSV file, unless the guard is off', async () => {
    for (const separator of [',', ';']) {
      const some = byPresets('excel', 'csv', 'messages', 'unguarded').filter(
        ({ options }) => options.separator === separator,
      )
      const opened = await open(some, guessing(separator))
      some.forEach(({ preset }, at) => {
        const formulas = formulasIn(opened[at] ?? [])
        if (preset === 'unguarded') expect(new Set(formulas)).toEqual(new Set(['of:=1+1']))
        else expect(formulas).toEqual([])
      })
    }
  })
})
