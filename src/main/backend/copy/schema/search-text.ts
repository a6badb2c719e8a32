import { columnOf, type ColumnKind } from '#shared/columns'
import type { Customer } from '#shared/customer'
import { fieldOf, rowColumns, type RowColumn, type SearchClass } from '#shared/fields/table'
import { fold } from '#shared/fold'
import { phoneForms } from '#shared/phone'
import { spellingKey } from '#shared/spelling'
import type { TextSchema } from '../../index/schema'

/** The classes of texts, each a column of `customer_text`. */
export const searchClasses: readonly SearchClass[] = ['names', 'numbers', 'others']

/** The texts that a search looks through. */
export const textSchema: TextSchema = {
  table: 'customer_text',
  id: 'id',
  classes: searchClasses,
  spellings: { of: 'names' satisfies SearchClass, keyOf: spellingKey },
}

type Value = Customer[RowColumn]

interface SearchedField {
  readonly name: RowColumn
  readonly kind: ColumnKind
  /** The position of its class. */
  readonly place: number
}

/** The fields that a search looks through. */
export const searchedFields: readonly SearchedField[] = rowColumns.flatMap((name) => {
  const { search } = fieldOf(name)
  return search === undefined
    ? []
    : [{ name, kind: columnOf(name).kind, place: searchClasses.indexOf(search) }]
})

/** A value as it is searched: phone numbers in all their forms, other texts folded. */
function partsOf(kind: ColumnKind, value: Value): readonly string[] {
  if (typeof value === 'string') return kind === 'phone' ? phoneForms(value) : [fold(value)]
  return typeof value === 'object' && value !== null ? value.flatMap(phoneForms) : []
}

/** A customer's texts, by class. Line breaks, which no part contains, separate the parts. */
export function searchTexts(valueOf: (name: RowColumn) => Value): string[] {
  const texts = searchClasses.map(() => '')
  for (const { name, kind, place } of searchedFields) {
    for (const part of partsOf(kind, valueOf(name))) {
      const before = texts[place] ?? ''
      texts[place] = before === '' || part === '' ? before + part : `${before}\n${part}`
    }
  }
  return texts
}
