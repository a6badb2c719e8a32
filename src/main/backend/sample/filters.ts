import type { ApiRow } from './rows'

/** The fields that `GET /customers` can filter by. */
export const filterFields = ['name', 'phones', 'group_id'] as const
export type FilterField = (typeof filterFields)[number]

export interface Filter {
  readonly field: FilterField
  readonly value: string
}

const digitsOf = (text: string): string => text.replace(/\D+/g, '')

/** Every text and number in a value, at any depth, as text. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/** Whether a row passes: part of the name, part of any number's digits, the very group. */
export function passes(row: ApiRow, filter: Filter): boolean {
  const { value } = filter
  switch (filter.field) {
    case 'name':
      return typeof row['name'] === 'string' && row['name'].toLowerCase().includes(value.toLowerCase())
    case 'group_id':
      return String(row['group_id']) === value.trim()
    case 'phones': {
      const digits = digitsOf(value)
      if (digits === '') return false
      return [row['phone'], row['phones']].flatMap(textsIn).some((phone) => digitsOf(phone).includes(digits))
    }
  }
}
