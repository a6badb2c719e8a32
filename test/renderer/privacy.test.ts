import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeAll, describe, expect, it } from 'vitest'
import { readyPreset } from '#shared/exports/presets'
import type { ExportRecord } from '#shared/exports/record'
import { AppError } from '#shared/errors'
import { completePage, copyStatus, customer, details } from './in-memory-app'
import { last, openApp, openDialog, type OpenApp } from './open-app'
import { cafe, deskHandlers } from './sample-desk'

beforeAll(completePage)

/** The dialog on top. */
function topDialog(): HTMLElement {
  const top = [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1)
  if (top === undefined) throw new Error('No dialog is open.')
  return top
}

/** Presses a button as a mouse does: it takes the focus first. */
async function press(part: HTMLElement, name: string | RegExp): Promise<void> {
  const button = await within(part).findByRole('button', { name })
  button.focus()
  await fireEvent.click(button)
}

describe('forgetting a customer', () => {
  const removed = { removedAt: Date.UTC(2026, 10, 20) }
  async function openRemoved(handlers: Parameters<typeof openApp>[0] = {}): Promise<OpenApp> {
    const app = await openApp({
      ...deskHandlers(3),
      'customers.get': ({ id }) => details(customer(id, removed)),
      'privacy.forgettable': () => ({ count: 1, others: 0 }),
      'privacy.forget': () => ({ count: 1 }),
      ...handlers,
    })
    await screen.findByRole('button', { name: 'Sync' })
    app.session.desk?.details.open(2)
    await press(await screen.findByRole('complementary', { name: 'Customer details' }), /^Forget this/)
    await waitFor(topDialog)
    return app
  }

  it('asks once, says that it is final, and closes details that are gone', async () => {
    let isGone = false
    const app = await openRemoved({
      'privacy.forget': () => {
        isGone = true
        return { count: 1 }
      },
      'customers.get': ({ id }) => {
        if (isGone) throw new AppError({ code: 'not-found', what: 'customer' })
        return details(customer(id, removed))
      },
    })
    expect(openDialog('Forget this customer?').textContent).toContain('This cannot be undone')
    await press(topDialog(), 'Cancel')
    expect(last(app, 'privacy.forget')).toBeUndefined()
    await press(screen.getByRole('complementary', { name: 'Customer details' }), /^Forget this/)
    await waitFor(topDialog)
    await press(topDialog(), 'Forget')
    expect(last(app, 'privacy.forget')).toEqual({ connectionId: cafe.id, which: { kind: 'one', id: 2 } })
    app.tell({ type: 'event', name: 'copy', payload: copyStatus(cafe.id, { revision: 2 }) })
    await waitFor(() => {
      expect(app.session.desk?.details.shown).toBeNull()
    })
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('says why it failed, and can be tried again', async () => {
    const app = await openRemoved({
      'privacy.forget': () => {
        throw new AppError({ code: 'storage.busy' })
      },
    })
    await press(topDialog(), 'Forget')
    expect((await within(topDialog()).findByRole('alert')).textContent).toContain('Another program')
    expect(app.session.desk?.forget.busy).toBe(false)
    await press(topDialog(), 'Cancel')
    expect(document.querySelector('dialog[open]')).toBeNull()
  })

  it('explains why customers in Clopos cannot be forgotten', async () => {
    const app = await openRemoved({ 'privacy.forgettable': () => ({ count: 0, others: 1 }) })
    expect(openDialog('This customer cannot be forgotten').textContent).toContain(
      'Delete the customer in Clopos',
    )
    await press(topDialog(), 'OK')
    expect(last(app, 'privacy.forget')).toBeUndefined()
  })

  it('says how many of a selection stay', async () => {
    await openRemoved({ 'privacy.forgettable': () => ({ count: 3, others: 2 }) })
    expect(openDialog('Forget 3 customers?').textContent).toContain('2 customers of the selection are still')
  })
})

const record = (id: number, given: Partial<ExportRecord> = {}): ExportRecord => ({
  id,
  at: Date.UTC(2026, 10, 28, 9, 30),
  way: 'file',
  connectionId: cafe.id,
  connection: 'Nar Café',
  options: readyPreset('csv', { language: 'en', locale: 'en' }),
  customers: 12,
  ms: null,
  file: null,
  copyAt: null,
  version: null,
  columns: ['name', 'phone'],
  personal: true,
  query: 'group:VIP',
  sort: [],
  selected: false,
  view: null,
  target: '/exports/vip.csv',
  ...given,
})

async function openPrivacy(handlers: Parameters<typeof openApp>[0]): Promise<OpenApp> {
  const app = await openApp({ ...deskHandlers(3), 'privacy.exports': () => [], ...handlers })
  await screen.findByRole('button', { name: 'Sync' })
  await fireEvent.keyDown(window, { key: ',', code: 'Comma', ctrlKey: true })
  await press(openDialog('Settings'), 'Privacy')
  return app
}

describe('the privacy section of the settings', () => {
  it('says how many it concerns before customers are forgotten automatically', async () => {
    const app = await openPrivacy({ 'privacy.due': () => ({ count: 4 }) })
    const choice = (): HTMLElement =>
      within(openDialog('Settings')).getByRole('combobox', { name: 'Forget deleted customers' })
    const choose = (value: string): Promise<boolean> => fireEvent.change(choice(), { target: { value } })
    expect(choice()).toHaveProperty('value', '0')
    await choose('90')
    await within(openDialog('Settings')).findByText(
      /^4 customers were deleted in Clopos more than 90 days ago/,
    )
    expect(last(app, 'privacy.due')).toEqual({ days: 90 })
    await press(topDialog(), 'Cancel')
    await waitFor(() => {
      expect(choice()).toHaveProperty('value', '0')
    })
    expect(app.session.settings.value.forgetRemovedDays).toBe(0)
    await choose('90')
    await within(openDialog('Settings')).findByText(/^4 customers/)
    await press(topDialog(), 'Turn on')
    await waitFor(() => {
      expect(last(app, 'settings.write')).toMatchObject({ forgetRemovedDays: 90 })
    })
    await waitFor(() => {
      expect(document.querySelectorAll('dialog[open]')).toHaveLength(1)
    })
    expect(choice()).toHaveProperty('value', '90')
    await choose('0')
    await waitFor(() => {
      expect(last(app, 'settings.write')).toMatchObject({ forgetRemovedDays: 0 })
    })
  })

  it('lists exports in words, and clears the list', async () => {
    let records: readonly ExportRecord[] = [
      record(3, { way: 'clipboard', options: null, target: null, selected: true, personal: false }),
      record(2, { view: 'Best guests', columns: 'all' }),
      record(1),
    ]
    await openPrivacy({
      'privacy.exports': () => records,
      'privacy.clearExports': () => {
        records = []
        return null
      },
    })
    const lines = (await within(openDialog('Settings')).findAllByRole('listitem')).map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    )
    expect(lines).toEqual([
      expect.stringMatching(/^Selected customers 12 customers · 2 columns · Clipboard · Nar Café/),
      expect.stringMatching(/^View “Best guests” Personal data 12 customers · all columns · CSV · Nar Café/),
      expect.stringMatching(/^Group: VIP Personal data .*\/exports\/vip\.csv/),
    ])
    await press(openDialog('Settings'), 'Clear list')
    await within(openDialog('Settings')).findByText('Nothing was exported yet.')
  })

  it('makes an export again and compares its file with now, where that is possible', async () => {
    const csv = readyPreset('csv', { language: 'en', locale: 'en' })
    const records = [
      record(1, { columns: ['id', 'name'], sort: [{ column: 'spent', descending: true }] }),
      record(2, { selected: true, target: '/exports/some.csv' }),
      record(3, { connectionId: 'another', target: '/exports/other.csv' }),
      record(4, { options: { ...csv, format: 'xlsx' }, target: '/exports/book.xlsx' }),
      record(5, { options: null, target: null, way: 'clipboard' }),
      record(6, { way: 'download', target: 'down.csv' }),
    ]
    const app = await openPrivacy({
      'privacy.exports': () => records,
      'export.start': () => ({ jobId: 'job-1' }),
      'export.compare': () => ({
        ...{ untouched: false, byId: true, before: 12, now: 13, added: 1, removed: 0, changed: 1 },
        differences: [
          { kind: 'added', label: '8 · Nigar', cells: [] },
          { kind: 'changed', label: '7 · Əli', cells: [{ heading: 'Phone', before: '', now: '+994' }] },
        ],
      }),
    })
    const names = (text: RegExp): (string | null)[] =>
      within(openDialog('Settings'))
        .getAllByRole('button', { name: text })
        .map((button) => button.getAttribute('aria-label'))
    await within(openDialog('Settings')).findAllByRole('listitem')
    expect(names(/^Make .* again/)).toEqual(
      ['vip.csv', 'book.xlsx', 'down.csv'].map((file) => `Make ${file} again with the customers of now`),
    )
    expect(names(/^Compare/)).toEqual(
      ['vip.csv', 'other.csv'].map((file) => `Compare ${file} with the customers of now`),
    )
    await press(openDialog('Settings'), 'Compare vip.csv with the customers of now')
    await within(topDialog()).findByText(
      /12 customers in the file, 13 now\. The file was changed after the export\./,
    )
    const found = within(topDialog())
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
    expect(found).toEqual([
      'New: 1',
      'Gone: 0',
      'Changed: 1',
      'New8 · Nigar',
      'Changed7 · Əli Phone: – → +994',
    ])
    expect(last(app, 'export.compare')).toEqual({ id: 1 })
    await press(topDialog(), 'Close')
    await press(openDialog('Settings'), 'Make vip.csv again with the customers of now')
    await waitFor(() => {
      expect(document.querySelectorAll('dialog[open]')).toHaveLength(0)
    })
    expect(last(app, 'export.start')).toEqual({
      ...{ connectionId: cafe.id, query: 'group:VIP', sort: [{ column: 'spent', descending: true }] },
      ...{ selection: null, columns: ['id', 'name'], options: csv, fileName: 'vip.csv' },
    })
  })

  it('removes everything after a tick and a button, names what stays, and is back at the start', async () => {
    const app = await openPrivacy({
      'privacy.exportFolders': () => ['/exports'],
      'privacy.removeAll': () => null,
    })
    await press(openDialog('Settings'), 'Remove everything…')
    await within(topDialog()).findByText('/exports')
    expect(topDialog().textContent).toContain('Nar Café')
    expect(within(topDialog()).getByRole('button', { name: 'Remove everything' })).toHaveProperty(
      'disabled',
      true,
    )
    await fireEvent.click(within(topDialog()).getByRole('checkbox'))
    await press(topDialog(), 'Remove everything')
    app.tell({ type: 'event', name: 'erased', payload: {} })
    await within(topDialog()).findByText('All customer data was removed from this computer.')
    expect(topDialog().textContent).toContain('/exports')
    expect(app.session.screen.name).toBe('start')
    expect(app.session.desk).toBeNull()
  })

  it('says which copy another program uses', async () => {
    await openPrivacy({
      'privacy.exportFolders': () => [],
      'privacy.removeAll': () => {
        throw new AppError({ code: 'privacy.in-use', connections: ['Nar Café'] })
      },
    })
    await press(openDialog('Settings'), 'Remove everything…')
    await fireEvent.click(within(topDialog()).getByRole('checkbox'))
    await press(topDialog(), 'Remove everything')
    expect((await within(topDialog()).findByRole('alert')).textContent).toContain('Nar Café')
  })
})
