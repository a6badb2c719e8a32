import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CustomerWindow, Revised, Summary } from '#shared/contract'
import type { Job } from '#shared/jobs'
import { completePage, copyStatus, customer, deferred } from './in-memory-app'
import { last, openApp, openDialog, searchBox } from './open-app'
import { cafe, deskHandlers } from './sample-desk'

beforeAll(completePage)

const valueOf = (element: HTMLElement): string | null =>
  element instanceof HTMLInputElement ? element.value : null
const rowsShown = (): HTMLElement[] => screen.getAllByRole('row').slice(1)

describe('the table', () => {
  it('shows rows, their number and the totals', async () => {
    await openApp(deskHandlers(5000))
    expect(await screen.findByText('Guest 1')).toBeTruthy()
    const grid = screen.getByRole('grid', { name: 'Customers' })
    expect(grid.getAttribute('aria-rowcount')).toBe('5001')
    expect(rowsShown().length).toBeLessThan(60)
    expect(await screen.findByText('5,000 customers')).toBeTruthy()
    expect(await screen.findByText('Spent ₼1,234.50')).toBeTruthy()
    expect(await screen.findByRole('button', { name: /^Copy from .*2 h ago$/ })).toBeTruthy()
  })

  it('is moved through by keyboard, and the details follow', async () => {
    await openApp(deskHandlers(300))
    await screen.findByText('Guest 1')
    const grid = screen.getByRole('grid')
    await fireEvent.keyDown(grid, { key: 'ArrowDown' })
    await fireEvent.keyDown(grid, { key: 'ArrowDown' })
    const active = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')
    expect(active?.closest('[role="row"]')?.getAttribute('aria-rowindex')).toBe('3')
    await fireEvent.keyDown(grid, { key: 'Enter' })
    const panel = screen.getByRole('complementary', { name: 'Customer details' })
    expect(await within(panel).findByRole('heading', { name: 'Guest 2' })).toBeTruthy()
    await fireEvent.keyDown(grid, { key: 'ArrowUp' })
    expect(await within(panel).findByRole('heading', { name: 'Guest 1' })).toBeTruthy()
    // A second Enter leads into the panel, and Escape leads back. The panel stays.
    await fireEvent.keyDown(grid, { key: 'Enter' })
    expect(document.activeElement).toBe(panel)
    await fireEvent.keyDown(panel, { key: 'Escape' })
    expect(document.activeElement).toBe(grid)
    await fireEvent.click(within(panel).getByRole('button', { name: 'Close details' }))
    expect(screen.queryByRole('complementary')).toBeNull()
    expect(document.activeElement).toBe(grid)
  })

  it('sorts by a click, adds with Shift, and remembers', async () => {
    const app = await openApp(deskHandlers(30))
    const header = (name: string): HTMLElement =>
      screen.getByRole('columnheader', { name: new RegExp(`^${name}`) })
    await screen.findByText('Guest 1')
    // Nothing was chosen: the order is that of the names.
    expect(header('Name').getAttribute('aria-sort')).toBe('ascending')
    await fireEvent.click(within(header('Name')).getByRole('button'))
    expect(header('Name').getAttribute('aria-sort')).toBe('ascending')
    await fireEvent.click(within(header('Spent')).getByRole('button'))
    await fireEvent.click(within(header('Spent')).getByRole('button'))
    expect(header('Spent').getAttribute('aria-sort')).toBe('descending')
    expect(header('Name').hasAttribute('aria-sort')).toBe(false)
    await fireEvent.click(within(header('ID')).getByRole('button'), { shiftKey: true })
    await waitFor(() => {
      expect(last(app, 'customers.window')).toMatchObject({
        sort: [
          { column: 'spent', descending: true },
          { column: 'id', descending: false },
        ],
      })
    })
    await waitFor(() => {
      expect(last(app, 'settings.write')).toMatchObject({ sort: ['-spent', 'id'] })
    })
  })

  it('shows and hides columns', async () => {
    await openApp(deskHandlers(3))
    await screen.findByText('Guest 1')
    await fireEvent.click(screen.getByRole('button', { name: 'Columns' }))
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Email' }))
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Gender' }))
    expect(screen.queryByRole('columnheader', { name: /^Email/ })).toBeNull()
    expect(screen.getByRole('columnheader', { name: /^Gender/ })).toBeTruthy()
  })
})

describe('search and filters', () => {
  it('narrow the rows while typing and mark what matched', async () => {
    await openApp(deskHandlers(300))
    await fireEvent.input(await screen.findByRole('combobox', searchBox), { target: { value: 'guest 77' } })
    expect(await screen.findByText('3 of 300 customers')).toBeTruthy()
    expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual([
      'Guest',
      '77',
      'Guest',
      '77',
      'Guest',
      '77',
    ])
  })

  it('say what was not understood, and apply the rest', async () => {
    await openApp(deskHandlers(300))
    const box = await screen.findByRole('combobox', searchBox)
    await fireEvent.input(box, { target: { value: '77 grop:VIP' } })
    await fireEvent.keyDown(box, { key: 'Enter' })
    expect(await screen.findByText(/“grop:VIP” is ignored\./)).toBeTruthy()
    expect(box.getAttribute('aria-invalid')).toBe('true')
    expect(await screen.findByText(/of 300 customers/)).toBeTruthy()
  })

  it('are chips when they are finished, and leave the search box', async () => {
    const app = await openApp(deskHandlers(300))
    await screen.findByText('Guest 1')
    await fireEvent.click(screen.getByRole('button', { name: 'Add filter' }))
    const filters = within(screen.getByRole('group', { name: 'Filters' }))
    await fireEvent.click(filters.getByRole('button', { name: 'Group' }))
    await fireEvent.click(screen.getByRole('checkbox', { name: /VIP/ }))
    expect(await screen.findByText('100 of 300 customers')).toBeTruthy()
    const box = screen.getByRole('combobox', searchBox)
    expect(valueOf(box)).toBe('')
    await fireEvent.input(box, { target: { value: 'has:phone' } })
    expect(screen.queryByRole('button', { name: 'Change Has: Phone' })).toBeNull()
    await fireEvent.keyDown(box, { key: 'Enter' })
    expect(screen.getByRole('button', { name: 'Change Has: Phone' })).toBeTruthy()
    expect(valueOf(box)).toBe('')
    await waitFor(() => {
      expect(last(app, 'settings.write')).toMatchObject({ search: 'group:VIP has:phone' })
    })
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Use Group: VIP' }))
    expect(await screen.findByText('300 customers')).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }))
    expect(valueOf(box)).toBe('')
  })

  it('that nobody matches are cleared with a button', async () => {
    await openApp(deskHandlers(30, { settings: { search: 'zzz active:yes' } }))
    await fireEvent.click(await screen.findByRole('button', { name: 'Clear search and filters' }))
    expect(await screen.findByText('30 customers')).toBeTruthy()
    const box = screen.getByRole('combobox', searchBox)
    expect(valueOf(box)).toBe('')
    expect(document.activeElement).toBe(box)
  })

  it('hide the totals until they are those of the rows shown', async () => {
    const next = deferred<Revised<Summary>>()
    await openApp({
      ...deskHandlers(30),
      'customers.summary': ({ query }) =>
        query === '' ? { revision: 1, count: 30, spent: 500, receipts: 60 } : next.promise,
    })
    const totals = await screen.findByText('Spent ₼500.00')
    expect(totals.classList.contains('old')).toBe(false)
    await fireEvent.input(screen.getByRole('combobox', searchBox), { target: { value: '7' } })
    await screen.findByText('3 of 30 customers')
    expect(totals.classList.contains('old')).toBe(true)
    next.resolve({ revision: 1, count: 3, spent: 70, receipts: 6 })
    expect((await screen.findByText('Spent ₼70.00')).classList.contains('old')).toBe(false)
  })

  it('have a help with examples to try', async () => {
    await openApp(deskHandlers(3, { settings: { search: 'ali' } }))
    await fireEvent.click(await screen.findByRole('button', { name: 'Menu' }))
    await fireEvent.click(screen.getByRole('button', { name: 'Search help' }))
    const help = openDialog('Search help')
    await fireEvent.click(within(help).getByLabelText('Add spent>500 to the search'))
    const box = screen.getByRole('combobox', searchBox)
    await waitFor(() => {
      expect(screen.getByRole('button', { name: 'Change Spent: over 500' })).toBeTruthy()
    })
    expect(help.isConnected).toBe(false)
    expect(document.activeElement).toBe(box)
  })

  it('have a help that is searched, with names of this copy in its examples', async () => {
    const groups = [{ value: '5', name: 'Daimi qonaqlar', customers: 3 }]
    await openApp({
      ...deskHandlers(3),
      'customers.facets': () => ({ revision: 1, counts: { group: groups, venue: [] } }),
    })
    await fireEvent.click(await screen.findByRole('button', { name: 'Menu' }))
    await fireEvent.click(screen.getByRole('button', { name: 'Search help' }))
    const help = openDialog('Search help')
    await within(help).findByText('ali group:"Daimi qonaqlar"')
    await fireEvent.input(within(help).getByRole('searchbox'), { target: { value: 'birth' } })
    expect(within(help).getByText('birthday:30d')).toBeTruthy()
    expect(within(help).queryByText('spent>500')).toBeNull()
    await fireEvent.input(within(help).getByRole('searchbox'), { target: { value: 'xyz' } })
    expect(within(help).getByText('No such example')).toBeTruthy()
  })

  it('are reached by keyboard from anywhere', async () => {
    await openApp(deskHandlers(3))
    const box = await screen.findByRole('combobox', searchBox)
    await fireEvent.keyDown(screen.getByRole('grid'), { key: '/' })
    expect(document.activeElement).toBe(box)
    box.blur()
    await fireEvent.keyDown(document.body, { key: 'f', ctrlKey: true })
    expect(document.activeElement).toBe(box)
  })
})

describe('sync', () => {
  const running: Job = {
    id: 'job-1',
    kind: 'sync',
    reason: 'person',
    connectionId: cafe.id,
    startedAt: 0,
    progress: { done: 1500, total: 50_000 },
    secondsLeft: 12,
    state: 'running',
  }
  const result = {
    kind: 'complete' as const,
    added: 12,
    changed: 3,
    removed: 1,
    unchanged: 0,
    total: 15,
    problems: 0,
    requests: 2,
    seconds: 1,
  }

  it('shows progress, can be cancelled, and tells its result', async () => {
    const app = await openApp({
      ...deskHandlers(30),
      'sync.start': () => ({ jobId: 'job-1' }),
      'jobs.cancel': () => null,
    })
    await screen.findByText('Guest 1')
    await fireEvent.click(screen.getByRole('button', { name: 'Sync' }))
    app.tell({ type: 'event', name: 'job', payload: running })
    expect((await screen.findByRole('progressbar')).getAttribute('aria-valuenow')).toBe('3')
    expect(screen.getByText('1,500 of 50,000')).toBeTruthy()
    expect(screen.getByText('12 s left')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Syncing…' }).getAttribute('aria-disabled')).toBe('true')
    await fireEvent.click(screen.getByRole('button', { name: 'Cancel sync' }))
    expect(last(app, 'jobs.cancel')).toEqual({ jobId: 'job-1' })
    app.tell({ type: 'event', name: 'job', payload: { ...running, state: 'done', result } })
    expect(await screen.findByText('Synced.')).toBeTruthy()
    expect(screen.getByRole('button', { name: '12 new' })).toBeTruthy()
    expect(screen.queryByRole('progressbar')).toBeNull()
    await fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
    expect(screen.queryByText(/^Synced/)).toBeNull()
  })

  it('that failed at the sign-in offers to sign in again, with all but the secret filled in', async () => {
    const error = { code: 'sign-in.revoked' } as const
    await openApp(deskHandlers(30, { status: { lastFailure: { at: 1, error } } }))
    await fireEvent.click(await screen.findByRole('button', { name: 'Sign in again' }))
    expect(valueOf(screen.getByRole('textbox', { name: 'Client ID' }))).toBe('client-1')
    expect(valueOf(screen.getByLabelText('Client secret'))).toBe('')
    await fireEvent.click(screen.getByRole('button', { name: 'Back' }))
    expect(await screen.findByText('Guest 1')).toBeTruthy()
  })

  it('that could not reach Clopos leaves the copy on show, marked offline', async () => {
    const error = { code: 'network.unreachable', host: 'integrations.clopos.com' } as const
    await openApp(deskHandlers(30, { status: { lastFailure: { at: 1, error } } }))
    expect(await screen.findByText(/^You are looking at the copy from/)).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(screen.getByText(/^Offline/)).toBeTruthy()
    expect(screen.getByText('Guest 1')).toBeTruthy()
  })

  it('has not run yet: the window says so, and shows the first one', async () => {
    const app = await openApp(deskHandlers(0, { status: { lastSync: null } }))
    expect(await screen.findByRole('heading', { name: 'No customers yet' })).toBeTruthy()
    app.tell({ type: 'event', name: 'job', payload: running })
    expect(
      await screen.findByRole('heading', { name: 'Fetching your customers for the first time' }),
    ).toBeTruthy()
    app.tell({ type: 'event', name: 'copy', payload: copyStatus('another') })
    expect(screen.getByRole('heading', { name: 'Fetching your customers for the first time' })).toBeTruthy()
  })

  it('that was the first: the window goes from fetching to the rows, and never says that there is nobody', async () => {
    let synced = false
    const rows = deferred<Revised<CustomerWindow>>()
    const now = { startedAt: 1, finishedAt: 2, result }
    const status = (): ReturnType<typeof copyStatus> =>
      copyStatus(cafe.id, synced ? { revision: 2, customers: 1, lastSync: now } : {})
    const app = await openApp({
      ...deskHandlers(0),
      'copy.status': status,
      'customers.window': () => (synced ? rows.promise : { revision: 1, offset: 0, count: 0, rows: [] }),
    })
    await screen.findByRole('heading', { name: 'No customers yet' })
    app.tell({ type: 'event', name: 'job', payload: running })
    const reading = { name: 'Fetching your customers for the first time' }
    await screen.findByRole('heading', reading)
    synced = true
    app.tell({ type: 'event', name: 'copy', payload: status() })
    app.tell({ type: 'event', name: 'job', payload: { ...running, state: 'done', result } })
    await screen.findByText(/^Synced/)
    await waitFor(() => {
      expect(app.calls.filter(([name]) => name === 'copy.status').length).toBeGreaterThan(1)
    })
    expect(screen.getByRole('heading', reading)).toBeTruthy()
    rows.resolve({ revision: 2, offset: 0, count: 1, rows: [customer(1)] })
    expect(await screen.findByText('Guest 1')).toBeTruthy()
    expect(screen.queryByRole('heading', reading)).toBeNull()
    expect(screen.getByText('1 customer')).toBeTruthy()
  })
})

describe('export', () => {
  it('writes what is shown, and tells where', async () => {
    const app = await openApp({
      ...deskHandlers(30),
      'export.start': () => ({ jobId: 'job-2' }),
      'export.open': () => null,
      'export.reveal': () => null,
    })
    await screen.findByText('Guest 1')
    const opener = screen.getByRole('button', { name: 'Export' })
    opener.focus()
    await fireEvent.click(opener)
    const dialog = screen.getByRole('dialog', { name: 'Export' })
    expect(
      await within(dialog).findByText(/^30 customers, 10 columns · 1 KB · less than a second$/),
    ).toBeTruthy()
    await fireEvent.click(within(dialog).getByRole('radio', { name: 'CSV' }))
    await fireEvent.click(within(dialog).getByRole('radio', { name: 'All' }))
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Export' }))
    await waitFor(() => {
      expect(last(app, 'export.start')).toMatchObject({
        columns: 'all',
        options: { format: 'csv', separator: ',', language: 'en' },
        connectionId: cafe.id,
      })
    })
    expect(last(app, 'export.start')).toHaveProperty(
      'fileName',
      expect.stringMatching(/^Customers Nar Café \d{4}-\d\d-\d\d\.csv$/),
    )
    await waitFor(() => {
      expect(document.activeElement).toBe(opener)
    })
    app.tell({
      type: 'event',
      name: 'job',
      payload: {
        id: 'job-2',
        kind: 'export',
        reason: null,
        connectionId: cafe.id,
        startedAt: 0,
        progress: { done: 30, total: 30 },
        secondsLeft: 0,
        state: 'done',
        result: {
          ...{ rows: 30, bytes: 900, sha256: '', copyAt: null, ms: 5, leftOut: null },
          ...{ opens: true, fileName: 'Customers.csv', download: null },
        },
      },
    })
    expect(await screen.findByText('30 customers exported to Customers.csv.')).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Show in folder' }))
    expect(last(app, 'export.reveal')).toEqual({ jobId: 'job-2' })
    await fireEvent.click(screen.getByRole('button', { name: 'Open' }))
    expect(last(app, 'export.open')).toEqual({ jobId: 'job-2' })
  })
})
