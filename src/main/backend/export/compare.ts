import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { columnOf } from '#shared/columns'
import { AppError } from '#shared/errors'
import {
  maxDifferences,
  type ChangedCell,
  type Comparison,
  type Difference,
} from '#shared/exports/comparison'
import { isComparable } from '#shared/exports/open'
import type { ExportOptions } from '#shared/exports/options'
import { headingsOf } from './delimited'
import { cellsIn, linesOf } from './records'
import type { Pieces } from './piece'

/** A hash of 53 bits, so that it fits into a number: two of a million texts have the same once in 18,000 files. */
function hashOf(text: string): number {
  let one = 0xdeadbeef
  let other = 0x41c6ce57
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 2_654_435_761)
    other = Math.imul(other ^ code, 1_597_334_677)
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(other ^ (other >>> 13), 3_266_489_909)
  other = Math.imul(other ^ (other >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909)
  return 2 ** 32 * (2_097_151 & other) + (one >>> 0)
}

/** Numbers that are added one by one. */
class Numbers {
  #values = new Float64Array(1024)
  size = 0

  add(value: number): void {
    if (this.size === this.#values.length) {
      const larger = new Float64Array(this.size * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.size] = value
    this.size += 1
  }

  at(place: number): number {
    return this.#values[place] ?? NaN
  }

  /** The places of the values in ascending order. */
  order(): Uint32Array {
    const values = this.#values
    return Uint32Array.from({ length: this.size }, (_, place) => place).sort(
      (one, other) => (values[one] ?? 0) - (values[other] ?? 0),
    )
  }
}

/** How to read a line of a file. */
interface Form {
  readonly headings: readonly string[]
  readonly cells: (line: string) => readonly string[]
  /** The place of the customer's id among the cells; -1: there is none. */
  readonly id: number
  readonly name: number
}

function jsonCells(line: string): [name: string, text: string][] {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).map(([name, one]) => [
      name,
      typeof one === 'string' ? one : JSON.stringify(one),
    ])
  } catch (thrown) {
    throw new AppError({ code: 'export.not-comparable' }, thrown)
  }
}

/** JSON has no line of headings: each line names its fields. */
function jsonForm(fields: readonly string[]): Form {
  return {
    headings: fields,
    cells: (line) => {
      const found = new Map(jsonCells(line))
      return fields.map((field) => found.get(field) ?? '')
    },
    id: fields.indexOf(columnOf('id').api),
    name: fields.indexOf(columnOf('name').api),
  }
}

function delimitedForm(head: string, options: ExportOptions): Form {
  const separator = options.format === 'tsv' ? '\t' : options.separator
  const headings = cellsIn(head.replace(/^\ufeff/, ''), separator)
  const names = headingsOf(
    ['id', 'name'],
    options.format === 'raw' ? { ...options, headings: 'api' } : options,
  )
  const [id = -1, name = -1] = names.map((heading) => headings.indexOf(heading))
  return { headings, cells: (line) => cellsIn(line, separator), id, name }
}

const withoutMark = (head: string): string => head.replace(/^\ufeff/, '')

export interface CompareParts {
  readonly path: string
  readonly options: ExportOptions
  /** SHA-256 of what was written; null: unknown. */
  readonly sha256: string | null
  /** What the same export writes now; reads it again each time. */
  readonly now: () => Pieces
  readonly signal: AbortSignal
}

async function* contentOf(pieces: Pieces): AsyncGenerator<string | Uint8Array> {
  for await (const { content } of pieces) yield content
}

/** The file is read in parts of so many bytes. */
const partLength = 256 * 1024

/** Throws `export.gone` if the file cannot be read. */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const gone = (thrown: unknown): AppError => new AppError({ code: 'export.gone', file: path }, thrown)
  const file = await open(path).catch((thrown: unknown) => {
    throw gone(thrown)
  })
  try {
    for (;;) {
      const part = Buffer.allocUnsafe(partLength)
      const { bytesRead } = await file.read(part).catch((thrown: unknown) => {
        throw gone(thrown)
      })
      if (bytesRead === 0) return
      yield part.subarray(0, bytesRead)
    }
  } finally {
    // Before the comparison ends: Windows deletes and moves no file that is open.
    await file.close()
  }
}

/**
 * Compares a file of an earlier export with what the same export writes now. Neither is held in memory: of each line of the
 * file, two numbers are kept. Throws `export.gone`, `export.not-comparable` if it is another kind of file, and `cancelled`.
 */
export async function compareExport({
  path,
  options,
  sha256,
  now,
  signal,
}: CompareParts): Promise<Comparison> {
  if (!isComparable(options)) throw new AppError({ code: 'export.not-comparable' })
  const isJson = options.format === 'jsonl'
  const proceed = (): void => {
    if (signal.aborted) throw new AppError({ code: 'cancelled' })
  }
  const written = createHash('sha256')
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const part of bytesOf(path)) {
      proceed()
      written.update(part)
      yield part
    }
  }
  async function* fresh(): AsyncGenerator<string | Uint8Array> {
    for await (const part of contentOf(now())) {
      proceed()
      yield part
    }
  }

  let form: Form | null = null
  let head = ''
  const keys = new Numbers()
  const hashes = new Numbers()
  const keyOf = (line: string, { id, cells }: Form): number => hashOf(id < 0 ? line : (cells(line)[id] ?? ''))
  for await (const line of linesOf(hashed(), !isJson)) {
    if (form === null) {
      head = withoutMark(line)
      form = isJson ? jsonForm(jsonCells(line).map(([name]) => name)) : delimitedForm(line, options)
      if (!isJson) continue
    }
    keys.add(keyOf(line, form))
    hashes.add(hashOf(line))
  }
  const order = keys.order()
  const isSeen = new Uint8Array(keys.size)

  /** The place of a customer in the file that was not found before; the same line may be there several times. */
  const find = (key: number): number | null => {
    let low = 0
    let high = order.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (keys.at(order[middle] ?? 0) < key) low = middle + 1
      else high = middle
    }
    for (let at = low; at < order.length; at += 1) {
      const place = order[at] ?? 0
      if (keys.at(place) !== key) return null
      if (isSeen[place] === 0) return place
    }
    return null
  }

  let count = 0
  let added = 0
  let changed = 0
  const news: string[] = []
  /** The lines of now, by the places of the customers in the file. */
  const changes = new Map<number, string>()
  let isFirst = true
  for await (const line of linesOf(fresh(), !isJson)) {
    if (isFirst) {
      isFirst = false
      if (!isJson) {
        // Without the same columns, every line is another.
        if (form !== null && withoutMark(line) !== head) throw new AppError({ code: 'export.not-comparable' })
        form ??= delimitedForm(line, options)
        continue
      }
      form ??= jsonForm(jsonCells(line).map(([name]) => name))
    }
    if (form === null) continue
    count += 1
    const place = find(keyOf(line, form))
    if (place === null) {
      added += 1
      if (news.length < maxDifferences) news.push(line)
      continue
    }
    isSeen[place] = 1
    if (hashes.at(place) === hashOf(line)) continue
    changed += 1
    if (changes.size < maxDifferences) changes.set(place, line)
  }

  const gone = new Set<number>()
  let removed = 0
  for (let place = 0; place < isSeen.length; place += 1) {
    if (isSeen[place] === 1) continue
    removed += 1
    if (gone.size < maxDifferences) gone.add(place)
  }
  const differences = form === null ? [] : await collect(path, isJson, form, { news, changes, gone })
  return {
    untouched: sha256 === null ? null : written.digest('hex') === sha256,
    byId: form !== null && form.id >= 0,
    ...{ before: keys.size, now: count, added, removed, changed, differences },
  }
}

/** The first differences in words; those of the file are read from it once more. */
async function collect(
  path: string,
  isJson: boolean,
  form: Form,
  {
    news,
    changes,
    gone,
  }: {
    readonly news: readonly string[]
    readonly changes: ReadonlyMap<number, string>
    readonly gone: ReadonlySet<number>
  },
): Promise<readonly Difference[]> {
  const labelOf = (line: string): string => {
    if (form.id < 0) return line.slice(0, 200)
    const cells = form.cells(line)
    return [cells[form.id], cells[form.name]]
      .filter((text) => text !== undefined && text !== '')
      .join(' \u00b7 ')
  }
  const differences: Difference[] = news.map((line) => ({ kind: 'added', label: labelOf(line), cells: [] }))
  const left = new Set([...gone, ...changes.keys()])
  if (left.size > 0) {
    let place = isJson ? 0 : -1
    for await (const line of linesOf(bytesOf(path), !isJson)) {
      const now = changes.get(place)
      if (gone.has(place)) differences.push({ kind: 'removed', label: labelOf(line), cells: [] })
      if (now !== undefined)
        differences.push({ kind: 'changed', label: labelOf(line), cells: changedCells(line, now, form) })
      left.delete(place)
      place += 1
      if (left.size === 0) break
    }
  }
  return differences.slice(0, maxDifferences)
}

function changedCells(before: string, now: string, { cells, headings }: Form): readonly ChangedCell[] {
  const [old, fresh] = [cells(before), cells(now)]
  return headings.flatMap((heading, place) => {
    const cell = { heading, before: old[place] ?? '', now: fresh[place] ?? '' }
    return cell.before === cell.now ? [] : [cell]
  })
}
