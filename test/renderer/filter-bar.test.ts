import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { tick } from 'svelte'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Facets } from '#shared/facets'
import type { Part } from '#shared/query'
import { defaultSettings } from '#shared/settings'
import { ChoiceCounts } from '../../src/renderer/query/choice-counts.svelte'
import FilterBar from '../../src/renderer/query/FilterBar.svelte'
import { QueryStore } from '../../src/renderer/query/query.svelte'
import { completePage } from './in-memory-app'

const facets: Facets = {
  group: [
    { value: '5', name: 'VIP', customers: 1200 },
    { value: '7', name: 'My Customers', customers: 30 },
  ],
  source: [{ value: 'LOYALTY', name: null, customers: 9 }],
}

let query: QueryStore
let edited: Part[]
/** The query that the choices were last counted for. */
let counted: string

function open(search: string): void {
  query = new QueryStore({ ...defaultSettings, search }, () => undefined)
  render(FilterBar, {
    query,
    facets,
    counts: new ChoiceCounts(({ query: asked, field }) => {
      counted = asked
      return Promise.resolve({ [field]: facets[field]?.map((count) => ({ ...count, customers: 1234 })) })
    }),
    onedit: (part: Part) => edited.push(part),
  })
}

const click = (role: string, name: string | RegExp): Promise<boolean> =>
  fireEvent.click(screen.getByRole(role, { name }))
const chips = (): readonly (string | undefined)[] =>
  [...document.querySelectorAll('.chip bdi')].map((chip) => chip.textContent)

/** Opens the editor of a filter that is not there yet. */
async function add(field: string): Promise<void> {
  await click('button', 'Add filter')
  await click('button', field)
  await tick()
}

async function write(name: string, value: string): Promise<void> {
  const box = screen.getByLabelText(name)
  await fireEvent.input(box, { target: { value } })
  await fireEvent.change(box, { target: { value } })
}

beforeAll(completePage)
beforeEach(() => {
  edited = []
})

describe('a chip', () => {
  it('is switched off and on, and removed, in the text', async () => {
    open('ali group:VIP spent>500')
    expect(chips()).toEqual(['Group: VIP', 'Spent: over 500'])
    await click('checkbox', 'Use Group: VIP')
    expect(query.text).toBe('~group:VIP spent>500 ali')
    expect(chips()).toEqual(['Group: VIP', 'Spent: over 500'])
    await click('checkbox', 'Use Group: VIP')
    expect(query.text).toBe('group:VIP spent>500 ali')
    const remove = screen.getByRole('button', { name: 'Remove Group: VIP' })
    remove.focus()
    await fireEvent.click(remove)
    expect(query.text).toBe('spent>500 ali')
    await tick()
    expect(screen.getByRole('group', { name: 'Filters' }).contains(document.activeElement)).toBe(true)
    await click('button', 'Clear filters')
    expect(query.text).toBe('ali')
    await tick()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add filter' }))
  })

  it('is changed in place, and gone once nothing is chosen any more', async () => {
    open('ali group:vip spent>500')
    await click('button', 'Change Group: VIP')
    await click('checkbox', /^My Customers/)
    expect(query.text).toBe('group:vip,"My Customers" spent>500 ali')
    await click('checkbox', 'Exclude these')
    expect(query.text).toBe('-group:vip,"My Customers" spent>500 ali')
    await click('checkbox', /^My Customers/)
    await click('checkbox', /^VIP/)
    expect(query.text).toBe('~-group:vip spent>500 ali')
    await click('checkbox', /^VIP/)
    expect(query.text).toBe('-group:VIP spent>500 ali')
    await click('checkbox', /^VIP/)
    await click('button', 'Done')
    expect(query.text).toBe('spent>500 ali')
  })

  /** Opens the editor of a chip and tells what it says about a value that means nothing. */
  async function wrong(chip: string, field: string, value: string): Promise<string | null> {
    await click('button', `Change ${chip}`)
    await write(field, value)
    const box = screen.getByLabelText(field)
    expect(box.getAttribute('aria-invalid')).toBe('true')
    return document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent ?? null
  }

  it.each([
    ['spent>100', 'Spent: over 100', 'Number', '100x', 'Enter a number.'],
    ['spent>100', 'Spent: over 100', 'Number', ' ', 'Enter a number.'],
    ['spent:1..5', 'Spent: 1 – 5', 'To', 'x', 'Enter a number.'],
    ['id:7', 'ID: 7', 'Number', '1,000', '“1,000” has two meanings. Type 1000 or 1.'],
    ['spent>7', 'Spent: over 7', 'Number', '1.000', '“1.000” has two meanings. Type 1000 or 1.'],
    ['name:ali', 'Name: “ali”', 'Contains', '', 'Enter the text to look for.'],
    ['phone:505', 'Phone: “505”', 'Contains', '50', 'Enter at least three digits.'],
    ['created:7d', 'Created: last 7 days', 'In the last: How many', 'x', 'Enter a whole number up to 9999.'],
    ['created>=2026-01-31', 'Created: from 01/31/2026', 'Between two dates: From', '', 'Enter a date.'],
    [
      'created>=2026-01-31',
      'Created: from 01/31/2026',
      'Between two dates: From',
      '31/1',
      'Enter a date such as 12/31/2025.',
    ],
  ])('of %s stays as it was while its value means nothing', async (typed, chip, field, value, why) => {
    open(`${typed} group:VIP`)
    expect(await wrong(chip, field, value)).toBe(why)
    expect(query.text).toBe(`${typed} group:VIP`)
    await click('button', 'Done')
    expect(query.text).toBe(`${typed} group:VIP`)
    expect(await wrong(chip, field, value)).toBe(why)
    await fireEvent.pointerDown(document.body)
    expect(screen.queryByLabelText(field)).toBeNull()
    expect(query.text).toBe(`${typed} group:VIP`)
  })

  it('keeps the last number that was one, but not the beginning of an unclear one', async () => {
    open('spent>100 ~group:VIP')
    await click('button', 'Change Spent: over 100')
    for (const value of ['2', '20', '20x']) await write('Number', value)
    expect(query.text).toBe('spent>20 ~group:VIP')
    for (const value of ['1', '1,', '1,00', '1,000']) await write('Number', value)
    expect(query.text).toBe('spent>100 ~group:VIP')
    await write('Number', '1 000')
    expect(query.text).toBe('spent>1000 ~group:VIP')
  })

  it('of data problems waits for a field to be chosen', async () => {
    open('problem:yes ali')
    await click('button', /^Change Data problems/)
    await click('radio', 'In these fields')
    expect(query.text).toBe('problem:yes ali')
    expect(screen.getByText('Choose a field.')).toBeTruthy()
    await click('checkbox', 'Email')
    expect(query.text).toBe('problem:email ali')
    await click('checkbox', 'Email')
    await click('button', 'Done')
    expect(query.text).toBe('ali')
  })

  it('is as it was when its editor opened after Escape', async () => {
    open('spent>100 ~group:VIP')
    await click('button', 'Change Spent: over 100')
    await write('Number', '20')
    await click('checkbox', 'Exclude these')
    expect(query.text).toBe('-spent>20 ~group:VIP')
    await fireEvent.keyDown(screen.getByLabelText('Number'), { key: 'Escape' })
    expect(query.text).toBe('spent>100 ~group:VIP')
    await click('button', 'Change Group: VIP')
    await click('checkbox', /^My Customers/)
    await fireEvent.keyDown(screen.getByRole('checkbox', { name: /^VIP/ }), { key: 'Escape' })
    expect(query.text).toBe('spent>100 ~group:VIP')
    await click('button', 'Change Group: VIP')
    await click('checkbox', /^VIP/)
    await fireEvent.keyDown(screen.getByRole('checkbox', { name: /^VIP/ }), { key: 'Escape' })
    expect(query.text).toBe('spent>100 ~group:VIP')
  })

  it('of what no editor can show leads to its place in the text', async () => {
    open('ali (spent>5 OR -vip)')
    await click('button', /^Change spent>5 OR -vip in the search box/)
    expect(edited.map(({ start, end }) => query.text.slice(start, end))).toEqual(['(spent>5 OR -vip)'])
  })
})

describe('a filter is added', () => {
  beforeEach(() => {
    open('ali')
  })

  it('of groups, with their counts', async () => {
    await add('Group')
    const vip = screen.getByRole('checkbox', { name: /^VIP/ })
    await waitFor(() => {
      expect(vip.parentElement?.textContent).toContain('1,234')
    })
    expect(counted).toBe('ali')
    expect(document.activeElement).toBe(vip)
    await fireEvent.click(vip)
    await click('checkbox', /^My Customers/)
    expect(query.text).toBe('group:VIP,"My Customers" ali')
    await click('checkbox', /^VIP/)
    await click('checkbox', /^My Customers/)
    expect(query.text).toBe('ali')
    await click('checkbox', /^VIP/)
    expect(query.text).toBe('group:VIP ali')
  })

  it('of sources, flags and genders', async () => {
    await add('Source')
    await click('checkbox', /^LOYALTY/)
    await click('button', 'Done')
    await add('Active')
    await click('radio', 'No')
    await click('button', 'Done')
    await add('Gender')
    await click('checkbox', 'Female')
    expect(query.text).toBe('source:=LOYALTY active:no gender:female ali')
  })

  it('of what there must or must not be', async () => {
    await add('Filled or empty')
    await click('checkbox', 'Phone')
    expect(query.text).toBe('has:phone ali')
    await click('radio', 'Empty')
    await click('checkbox', 'Birthday')
    expect(query.text).toBe('no:phone,birthday ali')
    expect(screen.getByText('Customers with any of these values are shown.')).toBeTruthy()
  })

  it('of numbers, as far as they are finished', async () => {
    await add('Spent')
    await write('Number', '1 000,50')
    expect(query.text).toBe('spent>=1000.5 ali')
    await fireEvent.change(screen.getByLabelText('Comparison'), { target: { value: '..' } })
    await write('To', '2x')
    expect(screen.getByText('Enter a number.')).toBeTruthy()
    expect(query.text).toBe('spent>=1000.5 ali')
    await write('To', '2000')
    expect(query.text).toBe('spent:1000.5..2000 ali')
  })

  it('of days and birthdays', async () => {
    await add('Created')
    expect(query.text).toBe('ali')
    await click('radio', 'In the last')
    expect(query.text).toBe('created:30d ali')
    await write('In the last: How many', '6')
    await write('In the last: Days, weeks, months or years', 'm')
    expect(query.text).toBe('created:6m ali')
    await write('Period', 'last-year')
    expect(query.text).toBe('created:last-year ali')
    await write('Between two dates: From', '1/31/2026')
    expect(query.text).toBe('created>=2026-01-31 ali')
    await write('Between two dates: To', '2026-02-28')
    expect(query.text).toBe('created:2026-01-31..2026-02-28 ali')
    await write('Between two dates: To', '')
    // Half a date is not an error while it is typed.
    await fireEvent.input(screen.getByLabelText('Between two dates: To'), { target: { value: '3/1' } })
    expect(screen.getByLabelText('Between two dates: To').getAttribute('aria-invalid')).toBe('false')
    expect(query.text).toBe('created>=2026-01-31 ali')
    await click('button', 'Done')
    await add('Birthday')
    await write('Month', '3')
    await write('In the next: How many', '7')
    expect(query.text).toBe('created>=2026-01-31 birthday:7d ali')
  })

  it('of what syncs found, and of data problems', async () => {
    await add('New')
    await click('radio', 'In the last sync')
    await click('button', 'Done')
    await add('Removed')
    await click('radio', 'Include removed customers')
    await click('button', 'Done')
    await add('Data problems')
    await click('radio', 'In these fields')
    await click('checkbox', 'Birthday')
    expect(query.text).toBe('new:sync removed:any problem:date_of_birth ali')
  })

  it('of texts', async () => {
    await add('Code')
    await write('Contains', ' A 1 ')
    await click('checkbox', 'Exact match')
    expect(query.text).toBe('code:="A 1" ali')
    await click('button', 'Done')
    await add('Phone')
    await write('Contains', '50')
    expect(screen.getByText('Enter at least three digits.')).toBeTruthy()
    expect(query.text).toBe('code:="A 1" ali')
  })

  it('only where there is none of its field; the one there is is changed', async () => {
    query.setText('ali ~-spent>5 active:yes')
    await click('button', 'Add filter')
    expect(screen.getByRole('button', { name: /^Spent.*in use/ })).toBeTruthy()
    await click('button', /^Spent/)
    await tick()
    expect(screen.getByLabelText('Comparison')).toHaveProperty('value', '>')
    await write('Number', '7')
    expect(query.text).toBe('-spent>7 active:yes ali')
  })

  it('by keyboard: a field finds filters, arrows move, Enter in a field is done, Escape closes', async () => {
    const opener = screen.getByRole('button', { name: 'Add filter' })
    await fireEvent.click(opener)
    await tick()
    const panel = within(screen.getAllByRole('group', { name: 'Add filter' })[0] ?? document.body)
    const find = panel.getByRole('searchbox', { name: 'Find a filter' })
    expect(document.activeElement).toBe(find)
    await fireEvent.keyDown(find, { key: 'ArrowDown' })
    await fireEvent.keyDown(document.activeElement ?? find, { key: 'ArrowDown' })
    const focused = (): string => document.activeElement?.textContent?.trim() ?? ''
    expect(focused()).toBe('Venue')
    find.focus()
    await fireEvent.input(find, { target: { value: 'BIR' } })
    expect(panel.getAllByRole('button').map(({ textContent }) => textContent.trim())).toEqual(['Birthday'])
    await fireEvent.input(find, { target: { value: 'xyz' } })
    expect(panel.getByText('No such filter')).toBeTruthy()
    await fireEvent.input(find, { target: { value: 'bonu' } })
    await fireEvent.keyDown(find, { key: 'Enter' })
    await tick()
    expect(screen.getByLabelText('Number')).toBe(document.activeElement)
    await fireEvent.keyDown(document.activeElement ?? opener, { key: 'Escape' })
    expect(document.activeElement).toBe(opener)
    await add('Spent')
    await write('Number', '5')
    await fireEvent.keyDown(screen.getByLabelText('Number'), { key: 'Enter' })
    expect(screen.queryByLabelText('Number')).toBeNull()
    expect(document.activeElement).toBe(opener)
    expect(query.text).toBe('spent>=5 ali')
    await add('Bonus')
    await write('Number', '5')
    await fireEvent.keyDown(screen.getByLabelText('Number'), { key: 'Escape' })
    // What was added counts already, and has a chip.
    expect(query.text).toBe('spent>=5 bonus>=5 ali')
  })
})
