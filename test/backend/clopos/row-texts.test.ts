import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowText, rowTexts } from '#backend/clopos/row-texts'

describe('the rows of an answer', () => {
  it('are given as they stand', () => {
    const answer =
      ' {"data_total":5,"d\\u0061ta" : [ {"a":[1,2]} ,\n"x,]", 1162.80,12345678901234567890,null ] , "total":5}'
    expect(rowTexts(answer, 5)?.map(({ text }) => text)).toEqual([
      '{"a":[1,2]}',
      '"x,]"',
      '1162.80',
      '12345678901234567890',
      'null',
    ])
    expect(rowTexts('{"data":[]}', 0)).toEqual([])
  })

  it('are not told where their number is another, or there is no list', () => {
    expect(rowTexts('{"data":[1],"data":[2,3]}', 1)).toBeNull()
    expect(rowTexts('{"data":[1],"data":{}}', 1)).toBeNull()
    expect(rowTexts('{}', 1)).toBeNull()
  })

  it('are found whatever they are and however they are written', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom(undefined, 1, '\t'), (data, indent) => {
        const texts = rowTexts(JSON.stringify({ success: true, data, total: 1 }, null, indent), data.length)
        expect(texts?.map(({ text }) => JSON.parse(text) as unknown)).toEqual(
          JSON.parse(JSON.stringify(data)),
        )
      }),
    )
  })
})

describe('the group of a row', () => {
  const value = fc.jsonValue()
  const field = fc.tuple(fc.oneof(fc.string(), fc.constantFrom('group_id', 'gender', 'ungroup')), value)

  it('is found wherever it stands, and can be taken out with its comma', () => {
    fc.assert(
      fc.property(
        fc.array(field),
        value,
        fc.array(field),
        fc.constantFrom(undefined, 2),
        (before, group, after, indent) => {
          // Without __proto__, which is a field of JSON and none of an object literal's.
          const rest = new Map([...before, ...after].filter(([name]) => name !== '__proto__'))
          rest.delete('group')
          const fields = [...rest]
          const place = Math.min(before.length, fields.length)
          const row = Object.fromEntries(fields.toSpliced(place, 0, ['group', group]))
          const text = JSON.stringify(row, null, indent)
          const found = rowText(text).group
          if (found === null) throw new Error(`No group in ${text}`)
          expect(JSON.parse(text.slice(found.start, found.end))).toEqual(JSON.parse(JSON.stringify(group)))
          const without: unknown = JSON.parse(text.slice(0, found.from) + text.slice(found.to))
          expect(without).toEqual(JSON.parse(JSON.stringify(Object.fromEntries(fields))))
        },
      ),
    )
  })

  it('is not told where there is none, or more than one', () => {
    for (const text of [
      '{"a":{"group":1},"b":["group",{"group":2}],"c":"group"}',
      '{"group":1,"group":2}',
      '{"group":1,"gr\\u006fup":2}',
      '["group"]',
      '"group"',
    ]) {
      expect(rowText(text)).toEqual({ text, group: null })
    }
    expect(rowText('{"\\u0067roup":1}').group).toEqual({ from: 1, to: 15, start: 14, end: 15 })
  })
})
