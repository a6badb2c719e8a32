import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { CustomerRow } from '#shared/customer'
import type { Settings } from '#shared/settings'
import { completePage, customer } from './in-memory-app'
import { openApp, type OpenApp } from './open-app'
import { deskHandlers } from './sample-desk'

beforeAll(completePage)

async function open(given: Partial<CustomerRow>, settings: Partial<Settings> = {}): Promise<OpenApp> {
  const app = await openApp({
    ...deskHandlers(1, { settings }),
    'customers.window': ({ offset }) => ({
      revision: 1,
      offset,
      count: 40,
      rows: Array.from({ length: 40 }, (_, at) => customer(at + 1, given)),
    }),
  })
  await screen.findByText('Guest 1')
  return app
}

const columnNames = (): string[] =>
  screen.getAllByRole('columnheader').map((header) => header.textContent.trim())
const cell = (column: string): HTMLElement => {
  const at = columnNames().indexOf(column)
  const found = screen.getAllByRole('row')[1]?.querySelectorAll<HTMLElement>('[role="gridcell"]')[at]
  if (found === undefined) throw new Error(`no cell of ${column}`)
  return found
}

describe('the cells of the table', () => {
  it('begin with the name, which is pinned, and the phone; the ID comes last', async () => {
    await open({})
    expect(columnNames().slice(1, 3)).toEqual(['Name', 'Phone'])
    expect(columnNames().at(-1)).toBe('ID')
    expect(cell('Name').classList).toContain('pinned')
  })

  it('show a phone in one format, with the original on hover', async () => {
    await open({ phone: '0505355757' })
    expect(cell('Phone').textContent.trim()).toBe('+994 50 535 57 57')
    await fireEvent.pointerOver(cell('Phone'))
    expect(cell('Phone').title).toBe('In Clopos: 0505355757')
  })

  it('take another country at once', async () => {
    const app = await open({ phone: '8 901 123 45 67' })
    expect(cell('Phone').textContent.trim()).toBe('8 901 123 45 67')
    app.session.settings.change({ country: 'RU' })
    await waitFor(() => {
      expect(cell('Phone').textContent.trim()).toBe('+7 901 123 45 67')
    })
  })

  it('show a group as a badge whose colour depends on the group alone', async () => {
    await open({ groupId: 13, groupName: 'VIP' })
    expect(within(cell('Group')).getByText('VIP').classList).toContain('hue-1')
  })

  it('say yes and no in words for screen readers', async () => {
    await open({ active: false })
    expect(cell('Active').textContent.trim()).toBe('No')
    expect(cell('Active').querySelector('.flag')?.classList).toContain('no')
  })

  it('show the age with the birthday', async () => {
    const year = new Date().getFullYear() - 30
    await open({ dateOfBirth: `${String(year)}-01-01` })
    expect(cell('Birthday').textContent.trim()).toBe(`01/01/${String(year)}30`)
  })
})

it('rows are lower in the compact density, and the first visible one stays', async () => {
  const app = await open({})
  const grid = screen.getByRole('grid')
  const placed = (index: number): string | undefined =>
    grid.querySelector<HTMLElement>(`[aria-rowindex="${String(index + 2)}"]`)?.style.transform
  expect(grid.style.getPropertyValue('--row-height')).toBe('36px')
  expect(placed(2)).toBe('translateY(72px)')
  grid.scrollTop = 360
  await fireEvent.scroll(grid)
  app.session.settings.change({ density: 'compact' })
  await waitFor(() => {
    expect(grid.style.getPropertyValue('--row-height')).toBe('28px')
  })
  expect(placed(12)).toBe('translateY(336px)')
  expect(grid.scrollTop).toBe(280)
})

describe('the menu of a cell', () => {
  const menuOf = async (column: string): Promise<string[]> => {
    await fireEvent.contextMenu(cell(column))
    return screen.getAllByRole('menuitem').map((item) => item.textContent.trim())
  }
  const choose = (name: string): Promise<boolean> => fireEvent.click(screen.getByRole('menuitem', { name }))

  it('filters by the value and excludes it', async () => {
    const app = await open({ groupId: 5, groupName: 'VIP' })
    await menuOf('Group')
    const filtered = async (): Promise<void> => {
      await choose('Show only: VIP')
      expect(app.session.settings.value.search).toBe('group:VIP')
      await waitFor(() => {
        expect(app.session.desk?.rows.pending).toBe(false)
      })
    }
    await filtered()
    await menuOf('Group')
    await filtered()
    await menuOf('Email')
    await choose('Exclude empty')
    expect(app.session.settings.value.search).toBe('group:VIP has:email')
  })

  it('calls, writes and chats', async () => {
    await open({ phone: '0505355757', email: 'ali@example.com' })
    const followed: string[] = []
    const follow = (event: MouseEvent): void => {
      event.preventDefault()
      if (event.target instanceof HTMLAnchorElement) followed.push(event.target.href)
    }
    const { click } = HTMLAnchorElement.prototype
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      this.addEventListener('click', follow)
      click.call(this)
    }
    onTestFinished(() => {
      HTMLAnchorElement.prototype.click = click
    })
    await menuOf('Name')
    await choose('Call +994 50 535 57 57')
    await menuOf('Name')
    await choose('WhatsApp +994 50 535 57 57')
    await menuOf('Name')
    await choose('Email ali@example.com')
    expect(followed).toEqual(['tel:+994505355757', 'https://wa.me/994505355757', 'mailto:ali@example.com'])
  })

  it('finds customers alike, and offers nothing that cannot be done', async () => {
    const app = await open({ email: 'ali@example.com' })
    expect(await menuOf('Name')).not.toContain('Call')
    await choose('Find duplicates')
    expect(app.session.settings.value.search).toBe('email:=ali@example.com OR name:="Guest 1"')
  })
})

it('an explanation of each column is in its header and in the menu of columns', async () => {
  await open({})
  const header = within(screen.getByRole('columnheader', { name: /^Birthday/ })).getAllByRole('button')[0]
  expect(header?.title).toMatch(/^The birthday and the age\. Sorting begins with the next birthday\./)
  await fireEvent.click(screen.getByRole('button', { name: 'Columns' }))
  expect(screen.getByText('The note about the customer.')).toBeTruthy()
})

it('everything is read again on another day, whose birthdays are others', async () => {
  const app = await open({})
  const reads = (): number => app.calls.filter(([name]) => name === 'customers.summary').length
  const before = reads()
  app.session.surroundings.now += 86_400_000
  await waitFor(() => {
    expect(reads()).toBe(before + 1)
  })
})
