import { describe, expect, it } from 'vitest'
import { readPhone } from '#shared/locale/phones'

describe('a phone number', () => {
  it.each([
    ['0505355757', '+994 50 535 57 57'],
    ['050 535-57-57', '+994 50 535 57 57'],
    ['505355757', '+994 50 535 57 57'],
    ['994505355757', '+994 50 535 57 57'],
    ['00994505355757', '+994 50 535 57 57'],
    ['+994 (50) 535 57 57', '+994 50 535 57 57'],
    ['+7 901 123-45-67', '+7 901 123 45 67'],
    // A range that no operator has; a number with a country code needs only its length.
    ['+447700900511', '+44 7700 900511'],
  ])('%s is shown in one format', (typed, text) => {
    expect(readPhone(typed, 'AZ')).toEqual({ text, digits: text.replace(/\D/g, '') })
  })

  it.each([
    '12345',
    '0001234567',
    '+44 770',
    'ask Leyla',
    '050 535 57 57, 055 111 22 33',
    '050 535 57 57 (wife)',
    '',
  ])('%j stays as it is, because it is not valid', (typed) => {
    expect(readPhone(typed, 'AZ')).toEqual({ text: typed, digits: null })
  })

  it('without a country code is one of the chosen country', () => {
    expect(readPhone('8 (901) 123-45-67', 'RU').text).toBe('+7 901 123 45 67')
    expect(readPhone('0505355757', '').text).toBe('0505355757')
    expect(readPhone('0505355757', 'XX').text).toBe('0505355757')
  })
})
