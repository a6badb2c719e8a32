import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openCustomers } from '#backend/query/customers'
import { openCopy, openCopyReader } from '#backend/copy/copy'
import { measuredApart } from './apart'
import { makeRest } from './keeping'
import { median, milliseconds, p95, type Row } from './measure'
import { searchTimes } from './search'
import { benchStoring } from './storing'
import { ourWindows } from './windows'

/** How many times each copy is opened to see how times grow with the customers. */
const turns = 11

const compared = [
  ['windows, any sort, filter and position', '<= 1.5x'],
  ['searches of 3+ letters', '<= 1.5x'],
  ['searches of 1-2 letters', '<= 1.5x'],
  ['of the windows, the first ones', '–'],
  ['of the windows, the others', '–'],
] as const

/** The folder, in that of a copy, of one that has a tenth of the customers. */
const tenthOf = (folder: string): string => join(folder, 'tenth')

/** Milliseconds (p95) of what is compared, in its order, on a copy that is opened for that. */
function timesOf(folder: string): number[] {
  const database = openCopyReader(folder)
  const customers = openCustomers(database)
  const { first, further } = ourWindows(customers)
  const windows = [...first, ...further]
  const [long, short] = [searchTimes(customers, 3, 100), searchTimes(customers, 1, 2)]
  database.close()
  return [windows, long, short, first, further].map(p95)
}

/** The same of both copies, the tenth first: of each time the median of several turns. */
export function growthTimes(folder: string): number[][] {
  // Now the one, now the other: what else the machine does would decide a single turn.
  const both = Array.from({ length: turns }, () => [timesOf(tenthOf(folder)), timesOf(folder)])
  return [0, 1].map((one) =>
    compared.map((_, place) => median(both.map((times) => times[one]?.[place] ?? NaN))),
  )
}

/** The same windows and searches with a tenth of the customers, and with all. */
export async function benchGrowth(folder: string, count: number): Promise<Row[]> {
  mkdirSync(tenthOf(folder))
  benchStoring(tenthOf(folder), count / 10)
  const writer = openCopy(tenthOf(folder))
  makeRest(writer)
  writer.close()
  const times = await measuredApart('growth', folder, count)
  const [few, many] = Array.isArray(times) ? times : []
  return compared.map(([what, goal], place) => {
    const [before, after] = [Number(few?.[place]), Number(many?.[place])]
    return {
      what: `${what}: growth from a tenth (p95)`,
      ours: milliseconds(after),
      peer: `${String(count / 10)} customers, ${milliseconds(before)}`,
      ratio: after / before,
      goal,
    }
  })
}
