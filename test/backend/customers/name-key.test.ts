import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createNameKey } from '#backend/customers/name-key'

const key = createNameKey('az')
const byKey = (a: string, b: string): number => ((key(a) ?? '') < (key(b) ?? '') ? -1 : 1)

it('sorts names as the alphabet of the language does', () => {
  const names = [
    'Çingiz',
    'Cavid',
    'Dilarə',
    'Əli',
    'Elçin',
    'Fuad',
    'Xalid',
    'Həsən',
    'İlqar',
    'Ilqar',
    'Jalə',
  ]
  expect(names.toSorted(byKey)).toEqual(
    names.toSorted(new Intl.Collator('az', { sensitivity: 'base' }).compare),
  )
})

it('has no key for an empty name', () => {
  expect([key(null), key(''), key(' \t')]).toEqual([null, null, null])
})

it('is the same for names of common letters as among others', () => {
  const letter = fc.integer({ min: 0x20, max: 0x560 }).map((code) => String.fromCharCode(code))
  fc.assert(
    fc.property(fc.string({ unit: letter }), (name) => {
      // A letter outside the alphabet stands behind a mark.
      expect(key(`${name}x`)?.slice(0, -1)).toBe(key(`${name}\u{1f600}`)?.slice(0, -3))
    }),
    { numRuns: 1000 },
  )
})
