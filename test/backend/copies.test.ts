import { setImmediate } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createCopies, type Copies } from '#backend/copies'
import { localZone } from '#backend/query/zone'
import { openCopy } from '#backend/copy/copy'
import { apiRow, takeIn, testFolder } from './api-rows'

/** A copy of some customers, of whom every second one is active. */
function someCustomers(): Copies {
  const folder = testFolder()
  const writer = openCopy(folder)
  takeIn(
    writer,
    Array.from({ length: 40 }, (_, at) => apiRow(at + 1, { status: at % 2 === 0 })),
  )
  writer.close()
  const copies = createCopies({
    folder: () => folder,
    time: { clock: Date.now, zone: localZone },
    language: () => null,
  })
  onTestFinished(() => {
    copies.close()
  })
  return copies
}

it('is prepared for jumps in the pause behind a window, until nothing is left to do', async () => {
  const copies = someCustomers()
  const prepare = copies.query('one', (customers) => {
    customers.window('', [{ column: 'name', descending: false }], 0, 10)
    return vi.spyOn(customers, 'prepare')
  })
  expect(prepare).not.toHaveBeenCalled()
  await vi.waitFor(() => {
    expect(prepare).toHaveLastReturnedWith(true)
  })
  const calls = prepare.mock.calls.length
  await setImmediate()
  await setImmediate()
  expect(prepare).toHaveBeenCalledTimes(calls)
})

it('may be closed while that is still to be done', async () => {
  const copies = someCustomers()
  const prepare = copies.query('one', (customers) => {
    customers.window('', [{ column: 'name', descending: false }], 0, 10)
    return vi.spyOn(customers, 'prepare')
  })
  copies.close()
  await setImmediate()
  await setImmediate()
  expect(prepare).not.toHaveBeenCalled()
})
