import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Job } from '#shared/jobs'
import type { SyncRecord } from '#shared/sync'
import { catalogues } from '#shared/messages/index'
import { createFormats } from '#shared/locale/formats'
import { durationText } from '../../src/renderer/history/history-words'
import { HistoryStore } from '../../src/renderer/history/history.svelte'
import { completePage, copyStatus, inMemoryApp } from './in-memory-app'
import { chooseOfSync, last, openApp, openDialog, type OpenApp } from './open-app'
import { cafe, deskHandlers } from './sample-desk'
import { record, runningSync, syncResult } from './sync-records'

beforeAll(completePage)

const records: readonly SyncRecord[] = [
  record(9, {
    outcome: { state: 'failed', error: { code: 'network.unreachable', host: 'integrations.clopos.com' } },
    requests: 1,
  }),
  record(8, {
    reason: 'person',
    outcome: {
      state: 'done',
      result: syncResult({ kind: 'complete', added: 12, changed: 3, removed: 1, problems: 2 }),
    },
  }),
  record(7),
  record(6, { outcome: { state: 'cancelled' }, reason: 'network' }),
  record(5, { outcome: { state: 'interrupted' }, reason: 'start', finishedAt: null, requests: 0 }),
  record(4, {
    reason: 'command-line',
    outcome: { state: 'done', result: syncResult({ added: 5, unchanged: 25 }) },
  }),
]

async function openHistory(list: () => readonly SyncRecord[]): Promise<OpenApp> {
  const app = await openApp({
    ...deskHandlers(3),
    'sync.history': () => list(),
    'sync.start': () => ({ jobId: 'job-1' }),
    'jobs.cancel': () => null,
    'copy.problems': () => ({ count: 0, problems: [] }),
  })
  await chooseOfSync('Sync history…')
  return app
}

const dialog = (): HTMLElement => openDialog('Sync history')
const lines = (): string[] =>
  within(dialog())
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent.replace(/\s+/g, ' ').trim())
        .filter((text) => text !== '')
        .join(' '),
    )

describe('the history of syncs', () => {
  it('has a line for each: when, why, what was read, how long, and what came of it', async () => {
    await openHistory(() => records)
    await within(dialog()).findByText('Manual')
    const [failed, complete, nothing, cancelled, interrupted, other] = lines()
    expect(failed).toMatch(/ago .*01\/01\/1970.* Schedule 10 s 1 request Failed Could not reach Clopos/)
    expect(complete).toMatch(/Manual Full sync 2\.4 s 4 requests 12 3 1 2$/)
    expect(nothing).toMatch(/Schedule Changes only 2\.4 s 4 requests 0 0 0 0$/)
    expect(cancelled).toMatch(/Back online 10 s 4 requests Cancelled\. Nothing was changed\.$/)
    expect(interrupted).toMatch(/App start Interrupted because the app or the computer stopped/)
    expect(other).toMatch(/Command line/)
  })

  it('leads from the numbers of the last sync to its customers', async () => {
    const app = await openHistory(() => records)
    await within(dialog()).findByText('Manual')
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Show 3 changed customers' }))
    expect(document.querySelector('dialog')).toBeNull()
    expect(app.session.desk?.view.query.text).toBe('changed:sync')
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('grid'))
    })
    await chooseOfSync('Sync history…')
    await fireEvent.click(await within(dialog()).findByRole('button', { name: 'Show 2 data problems' }))
    expect(screen.getByRole('dialog', { name: 'Data problems' })).toBeTruthy()
  })

  it('leads from the numbers of every earlier sync to its customers, but not from those of the first load', async () => {
    const result = syncResult({ added: 2, changed: 4, removed: 6 })
    const finishedAt = Date.UTC(2026, 10, 29, 9, 14, 7, 250)
    const app = await openHistory(() => [
      record(9, { outcome: { state: 'done', result: syncResult({ changed: 1 }) } }),
      record(8, { finishedAt, outcome: { state: 'done', result } }),
      record(7, { outcome: { state: 'done', result: syncResult({ added: 30, unchanged: 0 }) } }),
    ])
    for (const [button, query] of [
      ['Show 2 new customers', 'new:sync@2026-11-29T09:14:07Z removed:any'],
      ['Show 4 changed customers', 'changed:sync@2026-11-29T09:14:07Z removed:any'],
      ['Show 6 removed customers', 'removed:sync@2026-11-29T09:14:07Z'],
      ['Show 1 changed customer', 'changed:sync'],
    ] as const) {
      await fireEvent.click(await within(dialog()).findByRole('button', { name: button }))
      expect(app.session.desk?.view.query.text).toBe(query)
      await chooseOfSync('Sync history…')
    }
    expect(within(dialog()).queryByRole('button', { name: 'Show 30 new customers' })).toBeNull()
    expect(app.calls.flatMap(([, input]) => JSON.stringify(input))).toContainEqual(
      expect.stringContaining('changed:sync@2026-11-29T09:14:07Z'),
    )
  })

  it('shows the running sync on top, which can be cancelled, and then its record', async () => {
    let list = records
    const app = await openHistory(() => list)
    await within(dialog()).findByText('Manual')
    const readAll = within(dialog()).getByRole('button', { name: 'Full sync' })
    await fireEvent.click(readAll)
    expect(last(app, 'sync.start')).toEqual({ connectionId: cafe.id, complete: true })
    const running = runningSync({ id: 'job-1', reason: 'person' })
    app.tell({ type: 'event', name: 'job', payload: running })
    expect(await within(dialog()).findByRole('progressbar')).toBeTruthy()
    expect(readAll.getAttribute('aria-disabled')).toBe('true')
    await fireEvent.click(readAll)
    expect(app.calls.filter(([name]) => name === 'sync.start')).toHaveLength(1)
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Cancel sync' }))
    expect(last(app, 'jobs.cancel')).toEqual({ jobId: 'job-1' })
    list = [record(10, { reason: 'person', outcome: { state: 'cancelled' } }), ...records]
    app.tell({ type: 'event', name: 'job', payload: { ...running, state: 'cancelled' } })
    await waitFor(() => {
      expect(lines()).toHaveLength(7)
    })
    expect(within(dialog()).queryByRole('progressbar')).toBeNull()
  })

  it('leaves out what found nothing', async () => {
    await openHistory(() => records)
    await within(dialog()).findByText('Manual')
    await fireEvent.click(within(dialog()).getByRole('checkbox', { name: 'Hide syncs without changes' }))
    expect(lines()).toHaveLength(5)
    expect(lines().some((line) => line.includes('0 0 0 0'))).toBe(false)
  })

  it('says when none found anything', async () => {
    await openHistory(() => [record(2), record(1)])
    await within(dialog()).findAllByText('Schedule')
    await fireEvent.click(within(dialog()).getByRole('checkbox', { name: 'Hide syncs without changes' }))
    expect(within(dialog()).getByText('The last 2 syncs found no changes.')).toBeTruthy()
  })

  it('says when there is none', async () => {
    await openHistory(() => [])
    expect(await within(dialog()).findByText('No syncs yet')).toBeTruthy()
  })
})

it('older syncs are fetched when they are wanted, up to a thousand', async () => {
  const many = Array.from({ length: 3000 }, (_, index) => record(3000 - index))
  const app = inMemoryApp({ 'sync.history': ({ limit }) => many.slice(0, limit) })
  const history = new HistoryStore(cafe.id, app.transport.call)
  history.open()
  for (let shown = 100; shown <= 1000; shown += 100) {
    await waitFor(() => {
      expect(history.records).toHaveLength(shown)
    })
    expect(history.hasOlder).toBe(shown < 1000)
    history.older()
  }
})

describe('what changed', () => {
  const result = syncResult({ added: 2, removed: 1 })
  const lastSync = { startedAt: 1, finishedAt: 2, result }

  it('is listed from the sync menu, in place of other filters', async () => {
    const app = await openApp(deskHandlers(3, { status: { lastSync }, settings: { search: 'ali group:5' } }))
    const open = async (): Promise<unknown> =>
      fireEvent.click(await screen.findByRole('button', { name: /^Copy from/ }))
    await open()
    const bySync = screen.getByRole('list', { name: /^In the last sync/ })
    expect(
      within(bySync)
        .getAllByRole('button')
        .map(({ textContent }) => textContent.trim()),
    ).toEqual(['2 new', '1 removed'])
    await fireEvent.click(within(bySync).getByRole('button', { name: '2 new' }))
    expect(app.session.desk?.view.query.text).toBe('new:sync')
    expect(screen.queryByRole('button', { name: 'Change Group: VIP' })).toBeNull()
    await open()
    const week = screen.getByRole('list', { name: 'In the last 7 days' })
    await fireEvent.click(within(week).getByRole('button', { name: 'Changed' }))
    expect(app.session.desk?.view.query.text).toBe('changed:7d')
  })
})

describe('a sync by itself', () => {
  const running = runningSync({ id: 'job-3', reason: 'schedule' })
  const done = (result = syncResult()): Job => ({ ...running, state: 'done', result })
  const failure = { code: 'network.unreachable', host: 'integrations.clopos.com' } as const

  it('moves nothing and takes no focus while it runs, and says nothing of nothing', async () => {
    const app = await openApp({ ...deskHandlers(3), 'jobs.cancel': () => null })
    const sync = await screen.findByRole('button', { name: 'Sync' })
    await screen.findByText('Guest 1')
    sync.focus()
    app.tell({ type: 'event', name: 'job', payload: running })
    const group = await screen.findByRole('group', { name: 'Sync is running' })
    expect(group.textContent).toMatch(/Syncing…\s*1,500 of 50,000/)
    expect(screen.queryByRole('progressbar')).toBeNull()
    expect(document.activeElement).toBe(sync)
    await fireEvent.click(within(group).getByRole('button', { name: 'Cancel sync' }))
    expect(last(app, 'jobs.cancel')).toEqual({ jobId: 'job-3' })
    app.tell({ type: 'event', name: 'job', payload: done() })
    await waitFor(() => {
      expect(screen.queryByRole('group', { name: 'Sync is running' })).toBeNull()
    })
    expect(screen.queryByText(/^Synced/)).toBeNull()
    app.tell({ type: 'event', name: 'job', payload: { ...running, id: 'job-4' } })
    app.tell({ type: 'event', name: 'job', payload: { ...done(syncResult({ added: 1 })), id: 'job-4' } })
    expect(await screen.findByText('Synced.')).toBeTruthy()
    expect(document.activeElement).toBe(sync)
  })

  it('that fails says why, when it is tried again, and stays put away', async () => {
    let status = copyStatus(cafe.id, {
      customers: 30,
      lastSync: { startedAt: 1, finishedAt: 2, result: syncResult() },
    })
    const app = await openApp({ ...deskHandlers(3), 'copy.status': () => status })
    await screen.findByText('Guest 1')
    const fail = (id: string): void => {
      status = { ...status, lastFailure: { at: 3, error: failure } }
      app.tell({ type: 'event', name: 'job', payload: { ...running, id } })
      app.tell({ type: 'event', name: 'job', payload: { ...running, id, state: 'failed', error: failure } })
      const schedule = { connectionId: cafe.id, nextAt: Date.now() + 60_000, failures: 1, needsSignIn: false }
      app.tell({ type: 'event', name: 'schedule', payload: schedule })
      app.tell({ type: 'event', name: 'copy', payload: status })
    }
    fail('job-4')
    expect(await screen.findByText(/Could not reach Clopos/)).toBeTruthy()
    expect(screen.getAllByText(/^Trying again at/)).toHaveLength(1)
    expect(screen.queryByRole('alert')).toBeNull()
    expect(screen.getByText('Guest 1')).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
    fail('job-5')
    expect(await screen.findByText(/^Offline\. Copy from/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Try now' })).toBeTruthy()
    expect(screen.queryByText(/Could not reach Clopos/)).toBeNull()
    expect(screen.getByText(/^Trying again at/)).toBeTruthy()
  })

  it('that needs a person to sign in asks for that, also after the notice is put away', async () => {
    const app = await openApp(deskHandlers(3))
    await screen.findByText('Guest 1')
    app.tell({ type: 'event', name: 'job', payload: running })
    const error = { code: 'secret.missing' } as const
    app.tell({ type: 'event', name: 'job', payload: { ...running, state: 'failed', error } })
    const schedule = { connectionId: cafe.id, nextAt: Date.now() + 60_000, failures: 1, needsSignIn: true }
    app.tell({ type: 'event', name: 'schedule', payload: schedule })
    expect(await screen.findByText(/There is no client secret on this computer/)).toBeTruthy()
    expect(screen.getAllByRole('button', { name: 'Sign in again' })).toHaveLength(1)
    expect(screen.queryByText(/^Trying again/)).toBeNull()
    await fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
    expect(screen.queryByText(/^Trying again/)).toBeNull()
    await fireEvent.click(screen.getByRole('button', { name: 'Sign in again' }))
    expect(await screen.findByRole('heading', { name: 'Sign in to Nar Café again' })).toBeTruthy()
  })

  it('is told to try at once when the network is back', async () => {
    const app = await openApp({ ...deskHandlers(3), 'sync.online': () => null })
    app.session.surroundings.watch(window, app.transport, app.session)
    window.dispatchEvent(new Event('online'))
    expect(last(app, 'sync.online')).toEqual({})
  })

  it('is announced in the status bar', async () => {
    const nextAt = Date.now() + 900_000
    await openApp({
      ...deskHandlers(3),
      'sync.schedule': () => ({ connectionId: cafe.id, nextAt, failures: 0, needsSignIn: false }),
    })
    expect(await screen.findByText(/^Next sync at/)).toBeTruthy()
  })
})

it.each([
  [2400, '2.4 s'],
  [89_000, '89 s'],
  [200_000, '3.3 min'],
  [1_800_000, '30 min'],
  [7_200_000, '2 h'],
  [-5, '0 s'],
])('%s ms', (milliseconds, expected) => {
  expect(durationText(milliseconds, catalogues.en, createFormats('en-GB', { timeZone: 'UTC' }))).toBe(
    expected,
  )
})
