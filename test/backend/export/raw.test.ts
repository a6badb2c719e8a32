import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonLinesLayout, rawCell, rawLayout } from '#backend/export/raw'
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
    expect(rawCell(',')(json)).toBe(cell)
  })
})

const line = (fields: readonly string[], json: string): string =>
  rawLayout(fields, { separator: ',', bom: false }).line(json)

describe('a raw row', () => {
  it('has every field in its place, missing ones empty, whatever they are called', () => {
    const fields = ['name', '__proto__', 'constructor', 'id']
    expect(line(fields, '{"id":1,"extra":[1],"__proto__":{"a":1}}')).toBe(',"{""a"":1}",,1\r\n')
  })

  it('is empty where it is no object', () => {
    for (const json of ['["id",1]', '["id"]', '"id"', '""', '17', 'null']) {
      expect(line(['id', 'name'], json)).toBe(',\r\n')
    }
  })

  it('is read back value by value', () => {
    const value = fc.jsonValue()
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        const expected = [a, b, c].map((item) =>
          item === null ? '' : typeof item === 'string' ? item : JSON.stringify(item),
        )
        expect(readCsv(line(['a', 'b', 'c'], JSON.stringify({ a, b, c })))).toEqual([expected])
      }),
    )
  })
})

describe('JSON Lines', () => {
  it('has the chosen fields of each row with their digits, without those it lacks', () => {
    const { head, line: lineOf } = jsonLinesLayout(['spent', 'name', 'code', 'id'])
    expect(head).toBe('')
    expect(lineOf('{"id":12345678901234567890,"name":"=1+1\\n","spent":1162.80,"x":1}')).toBe(
      '{"spent":1162.80,"name":"=1+1\\n","id":12345678901234567890}\n',
    )
    expect(lineOf('[1]')).toBe('{}\n')
  })

  it('is one line for each row, and JSON reads back what it holds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.constantFrom(undefined, 1),
        (row, indent) => {
          const text = jsonLinesLayout(Object.keys(row)).line(JSON.stringify(row, null, indent))
          expect(text.indexOf('\n')).toBe(text.length - 1)
          expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(row)))
        },
      ),
    )
  })
})
