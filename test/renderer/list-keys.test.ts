import { describe, expect, it } from 'vitest'
import { placeByKey } from '../../src/renderer/ui/list-keys'

const labels = ['Group', 'Venue', 'Şirkət', 'Gender', 'source']
const press = (key: string, at: number, held = {}): number | null =>
  placeByKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...held }, labels, at)

describe('a key in a list', () => {
  it('goes to the next and the last one, around the ends', () => {
    expect([press('ArrowDown', -1), press('ArrowDown', 0), press('ArrowDown', 4)]).toEqual([0, 1, 0])
    expect([press('ArrowUp', -1), press('ArrowUp', 0), press('ArrowUp', 2)]).toEqual([4, 4, 1])
    expect([press('Home', 3), press('End', -1)]).toEqual([0, 4])
  })

  it('goes to the next that begins with a letter, whatever its case and accents', () => {
    expect([press('g', -1), press('g', 0), press('G', 3)]).toEqual([0, 3, 0])
    expect([press('s', -1), press('Ş', 2), press('s', 4)]).toEqual([2, 4, 2])
    expect(press('v', 1)).toBe(1)
  })

  it('means nothing where no label begins so, and with other keys held', () => {
    expect([press('x', 0), press(' ', 0), press('Enter', 0), press('Tab', 0)]).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect([press('g', 0, { ctrlKey: true }), press('ArrowDown', 0, { altKey: true })]).toEqual([null, null])
    expect(placeByKey({ key: 'Home', ctrlKey: false, metaKey: false, altKey: false }, [], -1)).toBeNull()
  })
})
