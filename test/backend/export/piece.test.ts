import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchPieces, textPieces, type Layout, type Pieces } from '#backend/export/piece'
import type { RowBatch } from '#backend/query/all-rows'

const layout: Layout<string> = { head: 'Name\n', line: (row) => `${row}\n` }

/** What the pieces hold, and the counts that they come with. */
async function read(pieces: Pieces): Promise<{ text: string; counts: number[] }> {
  const parts: Buffer[] = []
  const counts: number[] = []
  for await (const { content, rows } of pieces) {
    parts.push(Buffer.from(content))
    counts.push(rows)
  }
  return { text: Buffer.concat(parts).toString('utf8'), counts }
}

/** The rows in batches of so many places. Within a batch they come by their text, as a file has its own order; null: gone. */
function* inBatches(rows: readonly (string | null)[], length: number): Generator<RowBatch<string>> {
  for (let at = 0; at < rows.length; at += length) {
    const part = rows.slice(at, at + length)
    const placed = part.flatMap((row, place) => (row === null ? [] : [[place, row] as const]))
    yield { length: part.length, rows: placed.sort(([, a], [, b]) => (a < b ? -1 : 1)) }
  }
}

describe('rows in batches', () => {
  it('become the file that they become in order, without those that are gone', async () => {
    const texts = fc.option(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('Ə'.repeat(5000))), {
      freq: 9,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(texts, { maxLength: 40 }),
        fc.integer({ min: 1, max: 15 }),
        async (rows, length) => {
          const there = rows.filter((row) => row !== null)
          const { text, counts } = await read(batchPieces(inBatches(rows, length), layout))
          expect(text).toBe((await read(textPieces(there, layout))).text)
          expect(counts.at(-1)).toBe(there.length)
          expect(counts).toEqual(counts.toSorted((a, b) => a - b))
        },
      ),
    )
  })

  it('come in pieces of some hundred kilobytes, each with the number of complete rows', async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => `${String(30_000 - at)} ${'x'.repeat(50)}`)
    let sizes = 0
    let most = 0
    for (const { content, rows: count } of batchPieces(inBatches(rows, 20_000), layout)) {
      most = Math.max(most, content.length)
      sizes += content.length
      const complete = rows.slice(0, count).reduce((size, row) => size + row.length + 1, layout.head.length)
      expect(sizes).toBe(complete)
    }
    expect(most).toBeLessThan(300_000)
  })

  it('leave turns for a cancel while a batch is read', () => {
    let taken = 0
    const rows = Array.from({ length: 20_000 }, (_, at) => String(at))
    const counted: Layout<string> = {
      head: '',
      line: (row) => {
        taken += 1
        return `${row}\n`
      },
    }
    let before = 0
    for (const { content } of batchPieces(inBatches(rows, 20_000), counted)) {
      expect(content.length === 0 || taken === 20_000).toBe(true)
      expect(taken - before).toBeLessThanOrEqual(5000)
      before = taken
    }
  })
})
