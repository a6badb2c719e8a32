import type { Address } from '#shared/customer'
import { readCustomerText } from '../../clopos/customer-row'

/** A row as the API sent it, as JSON text: the stored `raw` with its group inserted again, as the last key. */
export function rowWithGroup(raw: string, group: string | null): string {
  return group === null ? raw : `${raw.slice(0, -1)},"group":${group}}`
}

/** The addresses in a row, which are not stored in columns of their own. */
export const addressesIn = (row: string): readonly Address[] => readCustomerText(row).addresses
