import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rawCell, rawRow } from '#backend/export/raw'
import { readFields } from '#backend/json/json-text'
import { readCsv } from './rfc4180'

function fieldList(json: string): [string, string][] {
  const fields: [string, string][] = []
  readFields(json, (name, value) => fields.push([name, value]))
  return fields
}

describe('readFields', () => {
  it('finds what JSON.parse finds, in any object', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()),
        fc.constantFrom(undefined, 1, '\t'),
        (object, indent) => {
          const json = JSON.stringify(object, null, indent)
          const parsed = new Map(Object.entries(JSON.parse(json) as object))
          const read = fieldList(json)
          expect(new Map(read.map(([name, value]) => [name, JSON.parse(value) as unknown]))).toEqual(parsed)
          expect(read).toHaveLength(parsed.size)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('keeps values as they stand', () => {
    expect(
      fieldList('{"spent":1162.80,"big":12345678901234567890,"list":[ 1 ,"]\\"}" ],"\\u0061":-0.0e1}'),
    ).toEqual([
      ['spent', '1162.80'],
      ['big', '12345678901234567890'],
      ['list', '[ 1 ,"]\\"}" ]'],
      ['a', '-0.0e1'],
    ])
  })

  it('refuses text that is cut off instead of looping', () => {
    for (const json of ['{"a":"x', '{"a":[1,2', '{"a', '{"a":"\\"']) {
      expect(() => fieldList(json)).toThrow(SyntaxError)
    }
  })
})

describe('rawCell', () => {
  it.each([
    ['null', ''],
    ['""', '""'],
    ['"Əli"', 'Əli'],
    ['"=1+1"', '=1+1'],
    ['"a,b"', '"a,b"'],
    ['"a\\r\\nb"', '"a\r\nb"'],
    ['"a\\"b"', '"a""b"'],
    ['1162.80', '1162.80'],
    ['true', 'true'],
    ['[]', '[]'],
    ['["1","2"]', '"[""1"",""2""]"'],
    ['{}', '{}'],
  ])('writes %s as %j', (json, cell) => {
    expect(rawCell(json)).toBe(cell)
  })
})

describe('rawRow', () => {
  it('puts every field in its place, missing ones empty, whatever they are called', () => {
    const row = rawRow(['name', '__proto__', 'constructor', 'id'])
    expect(row('{"id":1,"extra":[1],"__proto__":{"a":1}}')).toEqual(['', '"{""a"":1}"', '', '1'])
  })

  it('leaves every cell empty where the row is no object', () => {
    const row = rawRow(['id', 'name'])
    for (const json of ['["id",1]', '["id"]', '"id"', '""', '17', 'null']) expect(row(json)).toEqual(['', ''])
  })

  it('is read back value by value', () => {
    const fields = ['a', 'b', 'c']
    const value = fc.jsonValue()
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        const line = `${rawRow(fields)(JSON.stringify({ a, b, c })).join(',')}\r\n`
        const expected = [a, b, c].map((item) =>
          item === null ? '' : typeof item === 'string' ? item : JSON.stringify(item),
        )
        expect(readCsv(line)).toEqual([expected])
      }),
    )
  })
})
