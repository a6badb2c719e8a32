import { describe, expect, it } from 'vitest'
import { commandOf, stepFrom, type KeyPress } from '../../src/renderer/table/keys'

/** `Ctrl+Shift+End` and the like. */
function press(text: string): KeyPress {
  const parts = text.split('+')
  const held = (name: string): boolean => parts.slice(0, -1).includes(name)
  return {
    key: parts.at(-1) ?? '',
    code: '',
    ctrlKey: held('Ctrl'),
    metaKey: held('Meta'),
    shiftKey: held('Shift'),
    altKey: held('Alt'),
  }
}
const done = (text: string): string => commandOf(press(text))?.do ?? 'nothing'

describe('keys', () => {
  it('do what they do in a spreadsheet', () => {
    expect(
      ['Ctrl+a', 'Ctrl+Shift+ ', ' ', 'Shift+ ', 'Ctrl+ ', 'Ctrl+Shift+C', 'Enter', 'Escape'].map(done),
    ).toEqual([
      'select-all',
      'select-all',
      'toggle',
      'select-rows',
      'mark-columns',
      'copy-with-header',
      'open',
      'leave',
    ])
    // Ctrl+C comes as a `copy` event; what is typed with Alt is not for the table.
    expect(['Ctrl+c', 'x', 'Alt+ArrowDown', 'Tab', 'Ctrl+f'].map(done)).toEqual(Array(5).fill('nothing'))
  })

  it('are known by their place on a keyboard with other letters', () => {
    expect(commandOf({ ...press('Ctrl+ф'), code: 'KeyA' })?.do).toBe('select-all')
    expect(commandOf({ ...press('Ctrl+Shift+С'), code: 'KeyC' })?.do).toBe('copy-with-header')
  })

  it('move by cells, pages and to the ends, and take the range along with Shift', () => {
    const where = (text: string): unknown => {
      const command = commandOf(press(text))
      if (command?.do !== 'move') return null
      return [stepFrom(50, command.rows, 1000, 20), stepFrom(3, command.columns, 10, 1), command.extend]
    }
    expect(where('ArrowDown')).toEqual([51, 3, false])
    expect(where('Shift+ArrowUp')).toEqual([49, 3, true])
    expect(where('ArrowRight')).toEqual([50, 4, false])
    expect(where('Ctrl+ArrowLeft')).toEqual([50, 0, false])
    expect(where('Meta+Shift+ArrowDown')).toEqual([999, 3, true])
    expect(where('PageDown')).toEqual([70, 3, false])
    expect(where('PageUp')).toEqual([30, 3, false])
    expect(where('Home')).toEqual([50, 0, false])
    expect(where('End')).toEqual([50, 9, false])
    expect(where('Ctrl+Home')).toEqual([0, 0, false])
    expect(where('Ctrl+Shift+End')).toEqual([999, 9, true])
  })

  it('stay inside, also where there is nothing', () => {
    expect(stepFrom(3, { by: 'page', forwards: false }, 1000, 20)).toBe(0)
    expect(stepFrom(0, { by: 'one', forwards: true }, 0, 20)).toBe(0)
  })
})
