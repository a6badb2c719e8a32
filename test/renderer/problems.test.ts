import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors'
import { ProblemStore } from '../../src/renderer/status/problems.svelte'
import { completePage, copyStatus, inMemoryApp } from './in-memory-app'
import { last, openApp, openDialog, type OpenApp } from './open-app'
import { cafe, deskHandlers } from './sample-desk'
import { syncResult } from './sync-records'

beforeAll(completePage)

const problem = (
  customerId: number,
): { customerId: number; field: string; type: string; value: string; name: string } => ({
  customerId,
  field: 'created_at',
  type: 'string',
  value: '"203-05-25"',
  name: `Guest ${String(customerId)}`,
})

/** An app with so many problems, which `mend` changes. */
async function openProblems(count: number): Promise<OpenApp & { mend: (left: number) => void }> {
  let left = count
  const lastSync = { startedAt: 1, finishedAt: 2, result: syncResult() }
  const status = (): ReturnType<typeof copyStatus> =>
    copyStatus(cafe.id, { customers: 30, problems: left, lastSync })
  const app = await openApp({
    ...deskHandlers(3),
    'copy.status': status,
    'copy.problems': ({ offset, limit }) => {
      if (left < 0) throw new AppError({ code: 'storage.busy' })
      const all = Array.from({ length: left }, (_, index) => problem(index + 1))
      return { count: left, problems: all.slice(offset, offset + limit) }
    },
  })
  await fireEvent.click(await screen.findByRole('button', { name: /data problems?$/ }))
  const mend = (remaining: number): void => {
    left = remaining
    app.tell({ type: 'event', name: 'copy', payload: status() })
  }
  return { ...app, mend }
}

const dialog = (): HTMLElement => openDialog('Data problems')

describe('the list of problems', () => {
  it('tells the customer, the field and what came, and opens the customer', async () => {
    const app = await openProblems(2)
    const row = (await within(dialog()).findByText('Guest 2')).closest('tr')
    expect(row?.textContent.replace(/\s+/g, ' ')).toMatch(/Guest 2 ?Created ?"203-05-25" not a valid date/)
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Open Guest 2' }))
    expect(document.querySelector('dialog')).toBeNull()
    expect(last(app, 'customers.get')).toEqual({ connectionId: cafe.id, id: 2 })
  })

  it('follows the copy, and empties itself', async () => {
    const app = await openProblems(3)
    expect(await within(dialog()).findByText('3 of 3 problems')).toBeTruthy()
    app.mend(1)
    expect(await within(dialog()).findByText('1 of 1 problem')).toBeTruthy()
    expect(within(dialog()).queryByText('Guest 2')).toBeNull()
    app.mend(0)
    expect(await within(dialog()).findByText('No data problems')).toBeTruthy()
    expect(within(dialog()).queryByRole('table')).toBeNull()
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('button', { name: /data problems?$/ })).toBeNull()
    // What had opened it is gone.
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('grid'))
    })
  })

  it('says what went wrong, and reads again', async () => {
    const app = await openProblems(2)
    await within(dialog()).findByText('Guest 2')
    app.mend(-1)
    expect(await within(dialog()).findByText(/Another program is using the copy/)).toBeTruthy()
    app.mend(1)
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Try again' }))
    expect(await within(dialog()).findByText('1 of 1 problem')).toBeTruthy()
  })
})

it('the list is fetched in parts, and keeps what is there while more comes', async () => {
  let all = Array.from({ length: 2500 }, (_, index) => problem(index + 1))
  const app = inMemoryApp({
    'copy.problems': ({ offset, limit }) => ({
      count: all.length,
      problems: all.slice(offset, offset + limit),
    }),
  })
  const store = new ProblemStore(cafe.id, app.transport.call)
  const read = async (shown: number, count: number): Promise<void> => {
    await waitFor(() => {
      expect([store.list.length, store.count, store.busy]).toEqual([shown, count, false])
    })
  }
  store.open()
  await read(200, 2500)
  for (let shown = 400; shown <= 1200; shown += 200) {
    store.more()
    await read(shown, 2500)
  }
  expect(store.list).toEqual(all.slice(0, 1200))
  // More than can be asked for at once.
  all = all.slice(1)
  store.refresh()
  await read(1200, 2499)
  expect(store.list).toEqual(all.slice(0, 1200))
  all = []
  store.refresh()
  await read(0, 0)
})
