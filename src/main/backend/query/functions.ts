import { fold } from '#shared/fold'
import { phoneForms } from '#shared/phone'
import type { ReadableDatabase } from '../sqlite/database'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** All forms of a customer's phone numbers, from the columns `phone` and `phones`. */
function formsOf(phone: unknown, phones: unknown): readonly string[] {
  const others: readonly string[] = JSON.parse(textOf(phones) || '[]')
  return [textOf(phone), ...others].flatMap(phoneForms)
}

/** Adds the functions of query conditions to a database connection. */
export function addFunctions(database: ReadableDatabase): void {
  const define = (name: string, run: (...values: unknown[]) => string | number | null): void => {
    database.function(name, { deterministic: true, varargs: true }, run)
  }
  define('fold', (text) => (typeof text === 'string' ? fold(text) : null))
  /** Whether digits are a part of one of a customer's numbers. */
  define('phone_holds', (phone, phones, digits) =>
    Number(formsOf(phone, phones).some((form) => form.includes(textOf(digits)))),
  )
  /** Whether one of a customer's numbers is the given one, however either is written. */
  define('phone_is', (phone, phones, number) => {
    const wanted = phoneForms(textOf(number))
    return Number(formsOf(phone, phones).some((form) => wanted.includes(form)))
  })
}
