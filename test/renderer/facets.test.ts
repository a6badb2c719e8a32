import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import type { FacetCount, Facets } from '#shared/facets'
import { defaultSettings } from '#shared/settings'
import { countedFields } from '../../src/renderer/facets/choose'
import FacetPanel from '../../src/renderer/facets/FacetPanel.svelte'
import { FacetStore } from '../../src/renderer/facets/facets.svelte'
import { QueryStore } from '../../src/renderer/query/query.svelte'
import { SettingsStore } from '../../src/renderer/session/settings.svelte'
import { completePage, deferred, inMemoryApp, type Deferred, type InMemoryApp } from './in-memory-app'

beforeAll(completePage)

const count = (value: string | null, name: string | null, customers: number): FacetCount => ({
  value,
  name,
  customers,
})
const groups = [count('5', 'VIP', 7), count('6', 'Staff', 2), count(null, null, 1)]
const venues = Array.from({ length: 14 }, (_, at) =>
  count(String(at + 1), `Venue ${String(at + 1)}`, 20 - at),
)

interface Asked {
  readonly query: string
  readonly field: string
}

interface Scene {
  readonly app: InMemoryApp
  readonly facets: FacetStore
  readonly query: QueryStore
  readonly asked: readonly Asked[]
}

/** The panel's stores; `answer` may keep an answer back. `revision`: of the copy, when it is asked. */
function scene(answer: (asked: Asked) => Facets | Promise<Facets>, revision: () => number = () => 1): Scene {
  const asked: Asked[] = []
  const app = inMemoryApp({
    'customers.facets': async ({ query, fields }) => {
      const one = { query, field: fields.join() }
      asked.push(one)
      const at = revision()
      return { revision: at, counts: await answer(one) }
    },
  })
  const facets = new FacetStore('cafe', app.transport.call, new SettingsStore(app.transport.call), '')
  const query = new QueryStore(defaultSettings, () => facets.show(query.asked))
  onTestFinished(() => {
    facets.close()
  })
  return { app, facets, query, asked }
}

const known = ({ field }: Asked): Facets => ({
  [field]: field === 'group' ? groups : field === 'venue' ? venues : [],
})

it('counts nothing until it is open, and not what is folded away', async () => {
  const { facets, query, asked } = scene(known)
  query.setText('ali')
  facets.setRoom(false)
  facets.fold('venue', true)
  expect(facets.isOpen).toBe(false)
  facets.setOpen(true)
  await waitFor(() => {
    expect(facets.isOld('gender')).toBe(false)
  })
  expect(asked.map(({ field }) => field)).toEqual([
    'group',
    'source',
    'active',
    'loyalty',
    'verified',
    'gender',
  ])
  expect(asked.every((one) => one.query === 'ali')).toBe(true)
  facets.fold('venue', false)
  await waitFor(() => {
    expect(facets.countsOf('venue')).toHaveLength(14)
  })
})

it('is open by itself where there is room, until somebody chooses', () => {
  const { facets } = scene(known)
  facets.setRoom(true)
  expect(facets.isOpen).toBe(true)
  facets.setOpen(false)
  facets.setRoom(true)
  expect(facets.isOpen).toBe(false)
})

it('asks for the newest query alone, and drops what it has overtaken', async () => {
  const answers: Deferred<Facets>[] = []
  const { facets, query, asked } = scene(() => {
    const answer = deferred<Facets>()
    answers.push(answer)
    return answer.promise
  })
  facets.setOpen(true)
  await waitFor(() => {
    expect(asked).toHaveLength(1)
  })
  for (const text of ['a', 'al', 'ali']) query.setText(text)
  expect(facets.isOld('group')).toBe(true)
  answers[0]?.resolve({ group: [] })
  await waitFor(() => {
    expect(asked).toHaveLength(2)
  })
  expect(facets.countsOf('group')).toBeNull()
  expect(asked[1]).toEqual({ query: 'ali', field: 'group' })
  answers[1]?.resolve({ group: groups })
  await waitFor(() => {
    expect(facets.countsOf('group')).toEqual(groups)
  })
  query.setText('ali ')
  expect(facets.isOld('group')).toBe(false)
  facets.refresh(null)
  expect(facets.isOld('group')).toBe(true)
})

it('counts again what was counted before the copy changed, and nothing else', async () => {
  let revision = 1
  const first = deferred<Facets>()
  const { facets, asked } = scene(
    (one) => (asked.length === 1 ? first.promise : known(one)),
    () => revision,
  )
  facets.setOpen(true)
  await waitFor(() => {
    expect(asked).toHaveLength(1)
  })
  revision = 2
  facets.refresh(2)
  first.resolve({ group: [] })
  await waitFor(() => {
    expect(countedFields.every((field) => !facets.isOld(field))).toBe(true)
  })
  // The answer of the first revision came too late to be shown.
  expect(facets.countsOf('group')).toEqual(groups)
  expect(asked.map(({ field }) => field)).toEqual(['group', ...countedFields])
  facets.refresh(2)
  facets.refresh(null)
  await waitFor(() => {
    expect(facets.isOld('venue')).toBe(false)
  })
  expect(asked.slice(1 + countedFields.length).map(({ field }) => field)).toEqual(['group'])
})

it('goes on with the next query where one failed', async () => {
  let fails = true
  const { facets, query } = scene((asked) => {
    if (fails) throw new Error('no copy')
    return known(asked)
  })
  facets.setOpen(true)
  fails = false
  query.setText('ali')
  await waitFor(() => {
    expect(facets.countsOf('group')).toEqual(groups)
  })
})

it('shows sections from the top as their counts arrive, so that none is pushed down', async () => {
  const answers: ReturnType<typeof deferred<Facets>>[] = []
  const { facets, query } = scene(() => {
    const answer = deferred<Facets>()
    answers.push(answer)
    return answer.promise
  })
  render(FacetPanel, { facets, all: { group: groups, venue: venues }, query })
  facets.setOpen(true)
  const shown = (): string[] =>
    ['Group', 'Venue', 'Source'].filter((name) => screen.queryByRole('region', { name }) !== null)
  await waitFor(() => {
    expect(answers).toHaveLength(1)
  })
  expect(shown()).toEqual([])
  answers[0]?.resolve({ group: groups })
  await waitFor(() => {
    expect(shown()).toEqual(['Group'])
  })
  answers[1]?.resolve({ venue: venues })
  await waitFor(() => {
    expect(shown()).toEqual(['Group', 'Venue'])
  })
})

it('filters by mouse and keyboard, shows what is chosen, and shortens long lists', async () => {
  const { facets, query } = scene(known)
  facets.setOpen(true)
  render(FacetPanel, { facets, all: { group: groups, venue: venues }, query })
  const vip = await screen.findByRole('option', { name: 'VIP, 7 customers' })
  await fireEvent.click(vip)
  expect(query.text).toBe('group:VIP')
  expect(vip.getAttribute('aria-selected')).toBe('true')
  await fireEvent.click(screen.getByRole('option', { name: 'Staff, 2 customers' }), { ctrlKey: true })
  expect(query.text).toBe('group:VIP,Staff')
  await fireEvent.keyDown(vip, { key: 'ArrowDown' })
  const staff = screen.getByRole('option', { name: 'Staff, 2 customers' })
  await waitFor(() => {
    expect(document.activeElement).toBe(staff)
  })
  await fireEvent.keyDown(staff, { key: ' ' })
  expect(query.text).toBe('group:VIP')
  await fireEvent.keyDown(screen.getByRole('option', { name: 'No group, 1 customer' }), { key: 'Enter' })
  expect(query.text).toBe('no:group')
  await fireEvent.click(screen.getByRole('button', { name: 'Clear Group' }))
  expect(query.text).toBe('')

  const list = within(screen.getByRole('listbox', { name: 'Venue' }))
  expect(list.getAllByRole('option')).toHaveLength(8)
  await fireEvent.click(screen.getByRole('button', { name: 'Show all 14' }))
  expect(list.getAllByRole('option')).toHaveLength(14)
  await fireEvent.input(screen.getByRole('searchbox', { name: 'Find in Venue' }), { target: { value: '14' } })
  expect(list.getAllByRole('option').map((one) => one.getAttribute('aria-label'))).toEqual([
    'Venue 14, 7 customers',
  ])
  await fireEvent.click(list.getByRole('option'))
  expect(query.text).toBe('venue:"Venue 14"')
  await fireEvent.click(screen.getByRole('button', { name: 'Show fewer' }))
  expect(list.getAllByRole('option', { selected: true })).toHaveLength(1)
  expect(list.getAllByRole('option')).toHaveLength(9)
})
