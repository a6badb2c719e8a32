import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFolded, fold } from '#shared/fold'
import { phoneForms, phoneSearch } from '#shared/phone'

describe('folding', () => {
  it.each([
    ['Əli', 'eli'],
    ['Çingiz', 'cingiz'],
    ['İlqar', 'ilqar'],
    ['Işıl', 'isil'],
    ['ИВАН', 'иван'],
    ['Йоги', 'йоги'],
    ['Ёлка', 'елка'],
    ['Straße', 'strasse'],
    ['Ærø', 'aero'],
    ['Œuvre', 'oeuvre'],
    ['Þóra', 'thora'],
    // With the Cyrillic letter.
    ['Әli', 'eli'],
    ['Gülşən  Öz\t', 'gulsen oz'],
    ['e\u0301te\u0301', 'ete'],
  ])('makes %s the same as %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('folds what is folded to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })

  it('is the same for texts of common letters as among others', () => {
    const letter = fc.integer({ min: 0, max: 0x600 }).map((code) => String.fromCharCode(code))
    fc.assert(
      fc.property(fc.string({ unit: letter }), (text) => {
        expect(fold(`${text}x`)).toBe(fold(`${text}\u{1f600}`).replace('\u{1f600}', 'x'))
      }),
      { numRuns: 1000 },
    )
    for (let code = 0; code < 0x600; code += 1) {
      const text = `a${String.fromCharCode(code)}b`
      expect([text, fold(text)]).toEqual([text, fold(`${text}\u{1f600}`).slice(0, -2)])
    }
  })

  it('finds the place of a match in the text as written', () => {
    expect(findFolded('Xanım Əliyeva', 'eliy')).toEqual({ start: 6, end: 10 })
    expect(findFolded('😀 Ali', 'ali')).toEqual({ start: 3, end: 6 })
    expect(findFolded('Große Straße', 'strass')).toEqual({ start: 6, end: 11 })
    expect(findFolded('Ali', 'veli')).toBeNull()
    expect(findFolded('Ali', '')).toBeNull()
  })
})

describe('phones', () => {
  it('has the same forms however a number of Azerbaijan is written', () => {
    const forms = ['994505355757', '0505355757']
    for (const phone of [
      '+994 50 535 57 57',
      '0505355757',
      '(050) 535-57-57',
      '994505355757',
      '00994505355757',
      '505355757',
    ]) {
      expect(phoneForms(phone)).toEqual(forms)
    }
    expect(phoneForms('+7 912 555-01-07')).toEqual(['79125550107'])
    expect(phoneForms('none')).toEqual([])
  })

  it('takes a word for a phone number from three digits on', () => {
    expect(phoneSearch('050')).toBe('050')
    expect(phoneSearch('+994(50)535')).toBe('99450535')
    expect(phoneSearch('12')).toBeNull()
    expect(phoneSearch('A12-345')).toBeNull()
  })
})
