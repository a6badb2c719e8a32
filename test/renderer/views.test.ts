import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { tick } from 'svelte'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Contract, Handlers } from '#shared/contract'
import { AppError } from '#shared/errors'
import { defaultSettings, type Settings } from '#shared/settings'
import { viewLimits, type ViewContent } from '#shared/views'
import { SettingsStore } from '../../src/renderer/session/settings.svelte'
import { ColumnStore } from '../../src/renderer/table/columns.svelte'
import { ViewActions } from '../../src/renderer/views/actions.svelte'
import ManageViews from '../../src/renderer/views/ManageViews.svelte'
import NameDialog from '../../src/renderer/ui/NameDialog.svelte'
import { OpenView, withoutView } from '../../src/renderer/views/open-view.svelte'
import { indexAt, withMoved } from '../../src/renderer/ui/order-drag.svelte'
import UndoOfferLine from '../../src/renderer/views/UndoOfferLine.svelte'
import ViewChanges from '../../src/renderer/views/ViewChanges.svelte'
import ViewsBar from '../../src/renderer/views/ViewsBar.svelte'
import { nameOf, ViewList } from '../../src/renderer/views/view-list.svelte'
import { ViewStore } from '../../src/renderer/views/view-store.svelte'
import { completePage, inMemoryApp } from './in-memory-app'
import { viewHandlers } from './user-database'

beforeAll(completePage)

const columns = new ColumnStore(defaultSettings, () => undefined).saved.columns
const short = columns.slice(0, 2)

interface Scene {
  readonly open: OpenView
  readonly list: ViewList
  readonly settings: SettingsStore
  /** What a person makes of the screen. */
  readonly make: (content: Partial<ViewContent>) => void
  readonly shown: () => ViewContent
}

async function scene(
  handlers: Partial<Handlers<Contract>> = {},
  saved: Partial<Settings> = {},
): Promise<Scene> {
  const { call } = inMemoryApp({ ...viewHandlers(), ...handlers }).transport
  const list = new ViewList(call)
  const settings = new SettingsStore(call)
  await Promise.all([list.read(), settings.read()])
  settings.change(saved)
  const view: ViewStore = new ViewStore(settings.value, () => {
    settings.change(view.saved)
  })
  const shown = (): ViewContent => view.content
  const open = new OpenView(list, settings, view)
  const make = (change: Partial<ViewContent>): void => view.show({ ...view.content, ...change })
  return { open, list, settings, make, shown }
}

const names = (list: ViewList): string[] => list.views.map(nameOf)

describe('the open view', () => {
  it('is everybody at first, and differs once something is asked', async () => {
    const { open, make } = await scene()
    expect([nameOf(open.view), open.isChanged]).toEqual(['All customers', false])
    make({ query: ' ' })
    expect(open.isChanged).toBe(false)
    make({ query: 'ali' })
    expect(open.isChanged).toBe(true)
    open.revert()
    expect(open.isChanged).toBe(false)
    make({ sort: ['-spent'] })
    expect(open.isChanged).toBe(true)
    make({ sort: [], columns: short })
    expect(open.isChanged).toBe(false)
  })

  it('keeps query, order and columns under a name, and gives them back', async () => {
    const { open, list, make, shown } = await scene()
    make({ query: 'group:VIP', sort: ['-spent', 'id'], columns: short })
    await open.saveAs('VIPs')
    expect([nameOf(open.view), open.isChanged]).toEqual(['VIPs', false])
    expect(names(list).slice(0, 3)).toEqual(['All customers', 'VIPs', 'Active'])
    const saved = shown()
    open.open('top')
    expect(shown()).toMatchObject({ query: 'spent>0', sort: ['-spent'], columns: saved.columns })
    open.open(list.views[1]?.id ?? '')
    expect(shown()).toEqual(saved)
    make({ query: 'group:VIP ali' })
    expect(open.isChanged).toBe(true)
    await open.save()
    expect(open.isChanged).toBe(false)
    expect(list.views[1]).toMatchObject({ content: { query: 'group:VIP ali' } })
  })

  it('has its own columns, while the ready-made ones share theirs', async () => {
    const { open, list, make, shown } = await scene()
    await open.saveAs('Short')
    make({ columns: short })
    await open.save()
    open.open('active')
    expect(shown().columns).toEqual(columns)
    make({ columns: columns.slice(0, 3) })
    const shared = shown().columns
    open.open(list.views[1]?.id ?? '')
    open.open('noPhone')
    expect(shown().columns).toEqual(shared)
    open.open('unchanged')
    expect(shown().columns).toEqual(shared)
  })

  it('comes back with its changes, or as everybody where it is gone', async () => {
    const handlers = viewHandlers()
    const before = await scene(handlers)
    await before.open.saveAs('Mine')
    before.make({ query: 'ali' })
    const saved = before.settings.value
    const after = await scene(handlers, saved)
    expect([nameOf(after.open.view), after.open.isChanged]).toEqual(['Mine', true])
    await after.list.remove(after.open.view.id)
    expect([nameOf(after.open.view), after.open.isChanged]).toEqual(['All customers', true])
    expect(withoutView({ ...saved, readyColumns: short })).toEqual({
      viewId: 'all',
      search: '',
      sort: [],
      columns: short,
    })
    expect(withoutView({ ...saved, viewId: 'top', readyColumns: short }).columns).toEqual(saved.columns)
  })

  it('is deleted and brought back, with what was made of it', async () => {
    const { open, list, make, shown } = await scene()
    await open.saveAs('Mine')
    make({ query: 'ali', columns: short })
    const { view } = open
    if (view.kind !== 'own') throw new TypeError('It is of somebody.')
    const made = shown()
    await open.remove(view)
    expect([nameOf(open.view), shown().query, shown().columns]).toEqual(['All customers', '', columns])
    expect(open.undoOffer).toMatchObject({ kind: 'deleted' })
    await open.undo()
    expect(names(list).slice(0, 2)).toEqual(['All customers', 'Mine'])
    expect([nameOf(open.view), open.isChanged, open.undoOffer]).toEqual(['Mine', true, null])
    expect(shown()).toEqual(made)
  })

  it('offers unsaved changes that were left behind, of ready-made views too', async () => {
    const { open, make, shown } = await scene()
    make({ query: 'spent>5 has:phone', columns: short })
    open.open('active')
    expect(open.undoOffer).toMatchObject({ kind: 'left', view: { id: 'all' } })
    make({ columns })
    await open.undo()
    expect([nameOf(open.view), shown().query, shown().columns]).toEqual([
      'All customers',
      'spent>5 has:phone',
      columns,
    ])
    await open.saveAs('Mine')
    make({ query: 'ali' })
    open.open('top')
    expect(open.undoOffer).toMatchObject({ kind: 'left', view: { name: 'Mine' } })
    await open.undo()
    expect([nameOf(open.view), shown().query, open.isChanged]).toEqual(['Mine', 'ali', true])
  })

  it('offers them still where they are looked for, and nothing where nothing was lost', async () => {
    const { open, make } = await scene()
    make({ columns: short })
    open.open('active')
    open.open('all')
    expect(open.undoOffer).toBeNull()
    make({ query: 'ali' })
    open.open('active')
    open.open('all')
    expect(open.undoOffer).toMatchObject({ kind: 'left', shown: { query: 'ali' } })
    open.open('top')
    expect(open.undoOffer).toBeNull()
  })

  it('is duplicated under a free name', async () => {
    const { open, list } = await scene()
    const ready = list.find('top')
    if (ready === undefined) throw new TypeError('It comes with the app.')
    await open.duplicate(ready)
    await open.duplicate(ready)
    expect(names(list).slice(2, 5)).toEqual([
      'Top spenders',
      'Copy of Top spenders (2)',
      'Copy of Top spenders',
    ])
    expect(list.views[3]).toMatchObject({ kind: 'own', content: { query: 'spent>0', sort: ['-spent'] } })
    await list.add('x'.repeat(100), { query: '', sort: [], columns: [] }, 0, false)
    expect(list.freeName('X'.repeat(100))).toBe(`${'X'.repeat(92)} (2)`)
  })

  it('stands in the bar beside the pinned ones', async () => {
    const { open, list } = await scene()
    const bar = (): string[] => open.inBar.map(nameOf)
    expect(bar()).toEqual(['All customers', 'Active', 'Top spenders', 'Upcoming birthdays'])
    await list.change({ id: 'active', hidden: true })
    await list.change({ id: 'top', pinned: false })
    open.open('noPhone')
    expect(bar()).toEqual(['All customers', 'Upcoming birthdays', 'No phone'])
  })

  it('stays as it was where it could not be stored, and the window says so', async () => {
    const { open, list } = await scene({
      'views.order': () => {
        throw new AppError({ code: 'storage.full' })
      },
    })
    const told: string[] = []
    const views = new ViewActions(open, ({ code }) => told.push(code))
    const before = names(list)
    await views.order(list.views.map(({ id }) => id).toReversed())
    expect(names(list)).toEqual(before)
    expect(told).toEqual(['storage.full'])
  })
})

describe('the bar of views', () => {
  async function bar(): Promise<Scene> {
    const shown = await scene()
    const views = new ViewActions(shown.open, () => undefined)
    const { component } = render(ViewsBar, { views, onschedule: () => undefined })
    render(ViewChanges, { views, onleave: () => void component.refocus() })
    return shown
  }
  const press = (name: string): Promise<boolean> => fireEvent.click(screen.getByRole('button', { name }))
  const said = (name: string): string => `Changes to “${name}” were not saved.`
  const tab = (): Element | null => document.querySelector('[aria-current]')

  it('tells of changes that were left until others are made, or it is put away', async () => {
    const { make, open } = await bar()
    make({ query: 'ali' })
    await press('Active')
    const { undoOffer } = open
    if (undoOffer === null) throw new Error('Nothing is offered.')
    const [onundo, ondismiss] = [vi.fn(), vi.fn()]
    render(UndoOfferLine, { open, undoOffer, onundo, ondismiss })
    expect(screen.getByRole('status').title).toBe(said('All customers'))
    await press('Restore changes')
    await press('Dismiss')
    expect([onundo.mock.calls.length, ondismiss.mock.calls.length]).toEqual([1, 1])
    expect(open.offersUndo).toBe(true)
    make({ query: 'active:yes vəli' })
    await tick()
    expect([open.undoOffer, open.offersUndo]).toEqual([null, false])
  })

  it('takes the focus to the open view where the button that had it is gone', async () => {
    const { make, open } = await bar()
    for (const name of ['Revert', 'Save changes']) {
      make({ query: name })
      if (name === 'Save changes') {
        await open.saveAs('Mine')
        make({ query: 'ali' })
      }
      const button = await screen.findByRole('button', { name })
      button.focus()
      await fireEvent.click(button)
      await waitFor(() => {
        expect(button.isConnected).toBe(false)
        expect(document.activeElement).toBe(tab())
      })
    }
  })
})

describe('the dialog of all views', () => {
  const renderManage = (open: OpenView): unknown =>
    render(ManageViews, {
      views: new ViewActions(open, () => undefined),
      facets: { group: [{ value: '5', name: 'VIP', customers: 7 }] },
      onclose: () => undefined,
    })
  const row = (name: string): HTMLElement => screen.getByRole('button', { name: `Move ${name}` })

  it('says in words what each view shows', async () => {
    const { open, list } = await scene()
    await list.add('Mine', { query: 'ali group:5 -no:phone', sort: [], columns }, 0, false)
    renderManage(open)
    const shows = (name: string): string =>
      row(name).closest('li')?.querySelector('.query')?.textContent ?? ''
    expect(shows('Mine')).toBe('ali · Group: VIP · Has: Phone')
    expect(shows('All customers')).toBe('all customers')
    expect(shows('Upcoming birthdays')).toBe('Birthday: next 30 days')
  })

  it('moves views by keyboard and says where they are', async () => {
    const { open, list } = await scene()
    renderManage(open)
    await fireEvent.keyDown(row('Active'), { key: 'ArrowUp' })
    expect(names(list).slice(0, 2)).toEqual(['Active', 'All customers'])
    await waitFor(() => {
      expect(document.activeElement).toBe(row('Active'))
    })
    expect(await screen.findByText('Active is now at position 1 of 10')).toBeTruthy()
    await fireEvent.keyDown(row('Active'), { key: 'ArrowUp' })
    await fireEvent.keyDown(row('All customers'), { key: 'End' })
    expect(names(list)[0]).toBe('Active')
    expect(names(list).at(-1)).toBe('All customers')
  })

  it('pins, hides, duplicates and deletes', async () => {
    const { open, list } = await scene()
    renderManage(open)
    const press = (name: string): Promise<boolean> => fireEvent.click(screen.getByRole('button', { name }))
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Pin No phone' }))
    await press('Hide Active')
    await press('Duplicate Top spenders')
    await screen.findByRole('button', { name: 'Delete Copy of Top spenders' })
    await press('Delete Copy of Top spenders')
    await screen.findByText('“Copy of Top spenders” was deleted.')
    await press('Undo')
    await screen.findByRole('button', { name: 'Delete Copy of Top spenders' })
    await waitFor(() => {
      expect(document.activeElement).toBe(row('Copy of Top spenders'))
    })
    expect(list.find('noPhone')).toMatchObject({ pinned: true })
    expect(list.find('active')).toMatchObject({ hidden: true })
    await press('Show Active')
    expect(await screen.findByRole('button', { name: 'Hide Active' })).toBeTruthy()
    expect(names(list)[3]).toBe('Copy of Top spenders')
  })

  it('knows where something held would be put', () => {
    expect(indexAt(5, [10, 20, 30])).toBe(0)
    expect(indexAt(25, [10, 20, 30])).toBe(2)
    expect(indexAt(99, [10, 20, 30])).toBe(3)
    expect(withMoved(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'c', 'a'])
    expect(withMoved(['a', 'b', 'c'], 'c', -4)).toEqual(['c', 'a', 'b'])
  })
})

describe('the dialog for a name', () => {
  it('asks for one that no other view has, in words', async () => {
    const { list } = await scene()
    const given: string[] = []
    const closed: string[] = []
    await list.add('Mine', { query: '', sort: [], columns: [] }, 0, false)
    render(NameDialog, {
      title: 'Rename Mine',
      lead: null,
      action: 'Rename',
      name: 'Mine',
      maxLength: viewLimits.name,
      mistake: (name: string) => list.mistake(name, list.views[0]?.id ?? null),
      onsave: (name) => {
        given.push(name)
        return name === 'Full' ? Promise.reject(new AppError({ code: 'storage.full' })) : Promise.resolve()
      },
      onclose: () => closed.push('closed'),
    })
    const input = screen.getByLabelText('Name')
    const dialog = within(screen.getByRole('dialog'))
    const give = async (value: string): Promise<void> => {
      await fireEvent.input(input, { target: { value } })
      await fireEvent.click(dialog.getByRole('button', { name: 'Rename' }))
    }
    await give('  ')
    expect(screen.getByRole('alert').textContent).toBe('Enter a name for the view.')
    await give(' TOP   spenders')
    expect(screen.getByRole('alert').textContent).toMatch(/already a view called “TOP spenders”/)
    await give('Full')
    expect((await screen.findByRole('alert')).textContent).toMatch(/disk is full/)
    expect(closed).toEqual([])
    await give('MINE ')
    expect(given).toEqual(['Full', 'MINE'])
    await expect.poll(() => closed).toEqual(['closed'])
  })
})
