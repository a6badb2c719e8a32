import { elementsOf, readFields } from '../json-text'

/**
 * The text of each of an answer's `rows` rows as it was sent, or null where it cannot be told (an answer that names its
 * `data` twice, say).
 */
export function rowTexts(answer: string, rows: number): readonly string[] | null {
  let data = '[]'
  readFields(answer, (name, value) => {
    if (name === 'data') data = value
  })
  const texts = elementsOf(data)
  return texts.length === rows ? texts : null
}
