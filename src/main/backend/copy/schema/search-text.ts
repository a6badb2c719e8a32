import type { Customer } from '#shared/customer'
import { fold } from '#shared/fold'
import { phoneForms } from '#shared/phone'

/**
 * What a search looks through: name, email, code, address, note and reference, folded, then every phone number in all
 * its forms. Parts are kept apart by line breaks, which no search word contains.
 */
export function searchText(customer: Customer): string {
  let text = ''
  const { name, email, code, address, description, referenceId, phone } = customer
  for (const part of [name, email, code, address, description, referenceId]) {
    if (part !== null) text += `${fold(part)}\n`
  }
  if (phone !== null) text += phoneForms(phone).join('\n')
  for (const other of customer.phones) text += `\n${phoneForms(other).join('\n')}`
  return text
}
