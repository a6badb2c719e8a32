import { fireEvent, screen, within } from '@testing-library/svelte'
import { beforeAll, describe, expect, it } from 'vitest'
import { isPressed, writtenKeys } from '../../src/renderer/commands/keys'
import { travelOf } from '../../src/renderer/query/text-history'
import { commandOf, tableKeys } from '../../src/renderer/table/keys'
import { completePage } from './in-memory-app'
import { openApp, openDialog, searchBox } from './open-app'
import { deskHandlers } from './sample-desk'

beforeAll(completePage)

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, code: '' }

describe('keys', () => {
  it('are known by their letter, or by their place on a keyboard with other letters', () => {
    const find = { key: 'f', ctrl: true }
    expect(isPressed({ ...none, ctrlKey: true, key: 'f' }, find)).toBe(true)
    expect(isPressed({ ...none, ctrlKey: true, key: 'F' }, find)).toBe(true)
    expect(isPressed({ ...none, ctrlKey: true, key: 'а', code: 'KeyF' }, find)).toBe(true)
    expect(isPressed({ ...none, ctrlKey: true, key: 'б', code: 'Comma' }, { key: ',', ctrl: true })).toBe(
      true,
    )
    // A Latin keyboard of another order has its own F.
    expect(isPressed({ ...none, ctrlKey: true, key: 'g', code: 'KeyF' }, find)).toBe(false)
    expect(isPressed({ ...none, ctrlKey: true, shiftKey: true, key: 'F' }, find)).toBe(false)
    expect(isPressed({ ...none, key: 'f' }, find)).toBe(false)
    expect(isPressed({ ...none, shiftKey: true, key: '?' }, { key: '?' })).toBe(true)
    expect(isPressed({ ...none, shiftKey: true, key: '/' }, { key: '/' })).toBe(true)
  })

  it('are written as on the keyboard', () => {
    expect(writtenKeys({ key: 'k', ctrl: true }, 'Space', false)).toBe('Ctrl+K')
    expect(writtenKeys({ key: 'k', ctrl: true }, 'Space', true)).toBe('⌘K')
    expect(writtenKeys({ key: ' ', shift: true }, 'Space', false)).toBe('Shift+Space')
    expect(writtenKeys({ key: 'ArrowDown', alt: true }, 'Space', false)).toBe('Alt+↓')
  })

  it.each(tableKeys.filter(({ does }) => does !== null))(
    'of the table do what the overview says: $id',
    (one) => {
      for (const { key, ctrl = false, shift = false } of one.keys) {
        expect(commandOf({ ...none, key, ctrlKey: ctrl, shiftKey: shift })?.do).toBe(one.does)
      }
    },
  )

  it('of the search box do, too', () => {
    expect(travelOf({ ...none, key: 'z', ctrlKey: true })).toBe('undo')
    expect(travelOf({ ...none, key: 'y', ctrlKey: true })).toBe('redo')
  })
})

describe('the overview of keys', () => {
  it('opens with ? and lists the keys of every place', async () => {
    await openApp(deskHandlers(3))
    await fireEvent.keyDown(await screen.findByRole('grid'), { key: '?', shiftKey: true })
    const dialog = openDialog('Keyboard shortcuts')
    const headings = within(dialog).getAllByRole('heading', { level: 3 })
    expect(headings.map(({ textContent }) => textContent)).toEqual([
      'Everywhere',
      'In the search box',
      'In the table',
    ])
    expect(within(dialog).getByText('Command palette').parentElement?.textContent).toContain('Ctrl+K')
    expect(within(dialog).getByText('Go to search').parentElement?.textContent).toMatch(/\/\s*or\s*Ctrl\+F/)
  })

  it('does not open while a question mark is typed', async () => {
    const { session } = await openApp(deskHandlers(3))
    await fireEvent.keyDown(await screen.findByRole('combobox', searchBox), { key: '?', shiftKey: true })
    expect(session.overlay).toBeNull()
  })

  it('and other commands wait while a dialog is open', async () => {
    const { session } = await openApp(deskHandlers(3))
    session.showSettings()
    await screen.findByRole('dialog', { name: 'Settings' })
    await fireEvent.keyDown(window, { key: 'k', code: 'KeyK', ctrlKey: true })
    expect(session.overlay).toMatchObject({ name: 'settings' })
  })
})
