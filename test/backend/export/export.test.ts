import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WrittenFile } from '#backend/export/about'
import type { Cell } from '#backend/export/cells'
import { exportCustomers } from '#backend/export/export'
import { textPieces, type Pieces } from '#backend/export/piece'
import { apiWriters, tableLayouts, workbook } from '#backend/export/writers'
import type { ColumnKey } from '#shared/columns'
import { AppError } from '#shared/errors'
import { hasTableColumns } from '#shared/exports/formats'
import type { ExportOptions } from '#shared/exports/options'
import { readyPreset, type ReadyPreset } from '#shared/exports/presets'
import { itUnless, onWindows, unlessLinux, whyNoLinks } from '../../platform'
import { readCsv } from './rfc4180'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const never = new AbortController().signal

function write(
  content: Pieces,
  path = join(folder, 'customers.csv'),
  signal = never,
  onProgress: (rows: number) => void = () => undefined,
): Promise<WrittenFile> {
  return exportCustomers({ content, target: path, total: 0, signal, onProgress })
}

const written = (): string => readFileSync(join(folder, 'customers.csv'), 'utf8')

const columns: readonly ColumnKey[] = [
  'id',
  'name',
  'phone',
  'phones',
  'spent',
  'active',
  'gender',
  'createdAt',
]
const rows: readonly (readonly Cell[])[] = [
  [1, 'Əli Həsənov', '+994505355757', '["050 111 22 33"]', 1162.8, 1, 1, Date.UTC(2026, 0, 31, 16, 23, 27)],
  [2, '=1+1', '+994-50-535-57-57', '[]', -5, 0, 2, null],
  [3, 'Say "hi", twice\r\nand\ttab;', null, null, null, null, null, null],
]

const optionsOf = (preset: ReadyPreset, locale = 'en-US'): ExportOptions =>
  readyPreset(preset, { language: 'en', locale })

/** The file of such cells. */
function cellsAs(
  options: ExportOptions,
  cells: Iterable<readonly Cell[]>,
  keys: readonly ColumnKey[] = columns,
): Pieces {
  if (!hasTableColumns(options.format)) throw new Error('needs columns of the table')
  return options.format === 'xlsx'
    ? workbook(cells, keys, options)
    : textPieces(cells, tableLayouts[options.format](keys, options, 'AZ'))
}

const table = (preset: ReadyPreset, locale?: string): Pieces => cellsAs(optionsOf(preset, locale), rows)

async function codeOf(work: Promise<unknown>): Promise<string> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  )
  expect(thrown).toBeInstanceOf(AppError)
  return thrown instanceof AppError ? thrown.code : ''
}

function* manyRows(
  count: number,
  onRow: (row: number) => void = () => undefined,
): Generator<readonly Cell[]> {
  for (let row = 0; row < count; row += 1) {
    onRow(row)
    yield [row, `Customer ${String(row)} `.repeat(20)]
  }
}

const many = (count: number, onRow?: (row: number) => void): Pieces =>
  cellsAs(optionsOf('csv'), manyRows(count, onRow), ['id', 'name'])

describe('presets', () => {
  it('csv: comma, decimal point, ISO instants, no byte order mark', async () => {
    const result = await write(table('csv'))
    const text = written()
    const sha256 = createHash('sha256').update(text).digest('hex')
    expect(result).toEqual({ rows: 3, bytes: Buffer.byteLength(text), sha256 })
    expect(text.startsWith('ID,Name,Phone,More phones,Spent,Active,Gender,Created\r\n')).toBe(true)
    expect(readCsv(text).slice(1)).toEqual([
      [
        '1',
        'Əli Həsənov',
        '+994505355757',
        '050 111 22 33',
        '1162.8',
        'Yes',
        'Male',
        '2026-01-31T16:23:27.000Z',
      ],
      ['2', "'=1+1", '+994 50 535 57 57', '', '-5', 'No', 'Female', ''],
      ['3', 'Say "hi", twice\r\nand\ttab;', '', '', '', '', '', ''],
    ])
  })

  it('excel: semicolons and decimal commas where the locale writes them', async () => {
    await write(table('excel', 'az-AZ'))
    const [, first] = readCsv(written().slice(1), ';')
    expect(first?.slice(0, 5)).toEqual(['1', 'Əli Həsənov', '+994505355757', '050 111 22 33', '1162,8'])
    expect(first?.[7]).toMatch(/^2026-0[12]-\d\d \d\d:\d\d:27$/)
    await write(table('excel', 'en-US'))
    expect(readCsv(written().slice(1))[1]?.[4]).toBe('1162.8')
  })

  it('tsv: tabs, and quotes around what contains one', async () => {
    await write(table('tsv'))
    expect(readCsv(written(), '\t')[3]?.[1]).toBe('Say "hi", twice\r\nand\ttab;')
  })

  it('raw: what Clopos sent, without a byte order mark', async () => {
    const sent = [
      '{"id":1,"name":"=1+1","phones":["1",2],"spent":"1162.80","code":"","note":null}',
      '{"spent":10.50,"id":2}',
    ]
    const fields = ['id', 'name', 'phones', 'spent', 'code', 'note']
    await write(apiWriters.raw(sent, fields, optionsOf('raw')))
    expect(written()).toBe(
      'id,name,phones,spent,code,note\r\n1,=1+1,"[""1"",2]",1162.80,"",\r\n2,,,10.50,,\r\n',
    )
  })

  it('options change what they say, alone', async () => {
    const csv = optionsOf('csv')
    const textWith = async (changes: Partial<ExportOptions>): Promise<string> => {
      await write(cellsAs({ ...csv, ...changes }, rows))
      return written()
    }
    const plain = await textWith({})
    expect(await textWith({ bom: true })).toBe(`\ufeff${plain}`)
    const bars = readCsv(await textWith({ separator: '|' }), '|')
    expect(bars).toEqual(readCsv(plain))
    expect(readCsv(await textWith({ decimal: ',' }))[1]?.[4]).toBe('1162,8')
    expect((await textWith({ headings: 'api' })).split('\r\n')[0]).toBe(
      'id,name,phone,phones,spent,status,gender,created_at',
    )
    const russian = await textWith({ language: 'ru' })
    expect(russian).toContain('Имя')
    expect(russian).toContain('Да')
    expect(readCsv(await textWith({ dates: 'local' }))[1]?.[7]).toMatch(/^2026-0[12]-\d\d \d\d:\d\d:27$/)
    const live = readCsv(await textWith({ guard: false }))
    expect(live[2]?.slice(1, 3)).toEqual(['=1+1', '+994-50-535-57-57'])
  })

  it('a cell that holds a bar is quoted where bars separate', async () => {
    await write(cellsAs({ ...optionsOf('csv'), separator: '|' }, [['a|b']], ['name']))
    expect(readCsv(written(), '|')[1]).toEqual(['a|b'])
  })

  it('writes the header alone where there are no rows', async () => {
    expect(await write(cellsAs(optionsOf('csv'), []))).toMatchObject({ rows: 0, bytes: written().length })
    expect(written()).toBe('ID,Name,Phone,More phones,Spent,Active,Gender,Created\r\n')
  })

  it('a locale that is none is no reason to fail', async () => {
    await write(table('excel', 'not a locale'))
    expect(written()).toContain('Name')
  })

  it('any text comes back as it was, apart from the guard', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string())), async (pairs) => {
        await write(cellsAs(optionsOf('csv'), pairs, ['name', 'email']))
        const read = readCsv(written()).slice(1)
        expect(read.map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
          pairs.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
        )
        for (const cell of read.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
      }),
      { numRuns: 50 },
    )
  })
})

describe('the file', () => {
  itUnless(onWindows('rights on Windows are those of the folder that was chosen'))(
    'is for its owner alone, also where another one stood',
    async () => {
      const path = join(folder, 'customers.csv')
      writeFileSync(path, 'old')
      chmodSync(path, 0o644)
      await write(table('csv'))
      expect(statSync(path).mode & 0o777).toBe(0o600)
    },
  )

  itUnless(whyNoLinks())('follows a link and leaves it one', async () => {
    writeFileSync(join(folder, 'real.csv'), 'old')
    symlinkSync(join(folder, 'real.csv'), join(folder, 'customers.csv'))
    await write(table('csv'))
    expect(lstatSync(join(folder, 'customers.csv')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(folder, 'real.csv'), 'utf8')).toContain('Əli')
  })

  it('appears when it is complete, not before', async () => {
    const path = join(folder, 'customers.csv')
    const seen: boolean[] = []
    const progress: number[] = []
    await write(many(5000), path, never, (count) => {
      seen.push(existsSync(path))
      progress.push(count)
    })
    expect(seen.length).toBeGreaterThan(3)
    expect(seen).not.toContain(true)
    expect(progress).toEqual([...progress].sort((one, other) => one - other))
    expect(progress.at(-1)).toBe(5000)
    expect(readdirSync(folder)).toEqual(['customers.csv'])
  })

  it.each(['csv', 'tsv', 'xlsx'] as const)(
    'of a million, as %s, stops soon after a cancel, and the earlier one stays',
    async (preset) => {
      const path = join(folder, 'customers.csv')
      writeFileSync(path, 'earlier')
      const cancel = new AbortController()
      let closed = false
      let read = 0
      function* rowsUntilCancel(): Generator<readonly Cell[]> {
        try {
          yield* manyRows(1_000_000, (row) => {
            read = row
            if (row === 3000)
              setImmediate(() => {
                cancel.abort()
              })
          })
        } finally {
          closed = true
        }
      }
      const work = write(cellsAs(optionsOf(preset), rowsUntilCancel(), ['id', 'name']), path, cancel.signal)
      expect(await codeOf(work)).toBe('cancelled')
      expect(closed).toBe(true)
      expect(read).toBeLessThan(100_000)
      expect(readdirSync(folder)).toEqual(['customers.csv'])
      expect(written()).toBe('earlier')
    },
  )

  it('is not written where work was cancelled before it began', async () => {
    expect(await codeOf(write(table('csv'), join(folder, 'customers.csv'), AbortSignal.abort()))).toBe(
      'cancelled',
    )
    expect(readdirSync(folder)).toEqual([])
  })

  it('leaves nothing behind where reading fails, and the error comes through', async () => {
    const failing = many(5000, (row) => {
      if (row === 4000) throw new AppError({ code: 'storage.damaged', file: 'customers.db', aside: null })
    })
    expect(await codeOf(write(failing))).toBe('storage.damaged')
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('places that cannot be written', () => {
  it('a folder', async () => {
    mkdirSync(join(folder, 'customers.csv'))
    expect(await codeOf(write(table('csv')))).toBe('export.target')
    expect(readdirSync(folder)).toEqual(['customers.csv'])
  })

  it('in a folder that is not there, which is not made, or below a file, or with a name that is too long', async () => {
    writeFileSync(join(folder, 'file'), '')
    const missing = join(folder, 'missing')
    await expect(write(table('csv'), join(missing, 'customers.csv'))).rejects.toMatchObject({
      data: { code: 'export.no-folder', folder: missing },
    })
    expect(await codeOf(write(table('csv'), join(folder, 'file', 'customers.csv')))).toMatch(/^export\./)
    expect(await codeOf(write(table('csv'), join(folder, 'x'.repeat(400))))).toBe(
      process.platform === 'win32' ? 'export.target' : 'export.long-name',
    )
    expect(readdirSync(folder)).toEqual(['file'])
  })

  itUnless(unlessLinux('only Linux has a folder that even its administrator may not write in'))(
    'in a folder where this account may not write',
    async () => {
      await expect(write(table('csv'), '/sys/customers.csv')).rejects.toMatchObject({
        data: { code: 'export.read-only', folder: '/sys' },
      })
    },
  )

  itUnless(onWindows('Windows deletes no folder of a file that is open'))(
    'in a folder that vanishes meanwhile, as on a drive that is pulled out',
    async () => {
      const drive = join(folder, 'drive')
      mkdirSync(drive)
      const pulled = many(20_000, (row) => {
        if (row === 10_000) rmSync(drive, { recursive: true })
      })
      await expect(write(pulled, join(drive, 'customers.csv'))).rejects.toMatchObject({
        data: { code: 'export.no-folder', folder: drive },
      })
      expect(readdirSync(folder)).toEqual([])
    },
  )

  itUnless(unlessLinux('only Linux has a device that is always full'))('a full disk', async () => {
    expect(await codeOf(write(many(2000), '/dev/full'))).toBe('storage.full')
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true)
  })

  itUnless(onWindows('Windows has no pipes among its files'))(
    'a pipe waits for its reader, until the work is cancelled',
    async () => {
      const path = join(folder, 'pipe')
      execFileSync('mkfifo', [path])
      const cancel = new AbortController()
      const unread = write(table('csv'), path, cancel.signal)
      cancel.abort()
      expect(await codeOf(unread)).toBe('cancelled')

      const read = write(many(5000), path)
      const text = await readFile(path, 'utf8')
      expect((await read).rows).toBe(5000)
      expect(readCsv(text)).toHaveLength(5001)
      expect(lstatSync(path).isFIFO()).toBe(true)
    },
  )

  itUnless(onWindows('Windows has no pipes among its files'))(
    'a pipe whose reader stopped reading can be cancelled',
    async () => {
      const path = join(folder, 'pipe')
      execFileSync('mkfifo', [path])
      const reader = openSync(path, constants.O_RDWR | constants.O_NONBLOCK)
      const cancel = new AbortController()
      const work = write(many(50_000), path, cancel.signal)
      // The first piece is larger than a pipe, so it is never written and its progress never told.
      setImmediate(() => {
        cancel.abort()
      })
      expect(await codeOf(work)).toBe('cancelled')
      closeSync(reader)
    },
  )

  itUnless(onWindows('Windows has no devices among its files'))(
    'a device is written, not replaced',
    async () => {
      expect((await write(table('csv'), '/dev/null')).rows).toBe(3)
      expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
    },
  )
})
