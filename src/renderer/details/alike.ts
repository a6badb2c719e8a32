import type { CustomerRow } from '#shared/customer'
import { fold } from '#shared/fold'
import { phoneForms } from '#shared/phone'
import { formatClause, limits, type Clause, type TextValue } from '#shared/query'

type Known = Pick<CustomerRow, 'name' | 'email' | 'phone' | 'phones'>

/** What two customers have in common. */
export type InCommon = 'phone' | 'email' | 'name'

/** Shorter numbers are extensions and the like. */
const minDigits = 7

const numbersOf = ({ phone, phones }: Known): readonly string[] =>
  [phone ?? '', ...phones].filter((typed) => (phoneForms(typed)[0] ?? '').length >= minDigits)

/** A single word, such as a first name, does not tell who somebody is. */
const fullName = ({ name }: Known): string | null => (name !== null && fold(name).includes(' ') ? name : null)

const values = (texts: readonly string[]): readonly TextValue[] =>
  texts.filter((text) => text.length <= limits.text).map((text) => ({ text, whole: true }))

/** The query for all customers with a phone, the email or the full name of this one; null: it has none of them. */
export function alikeQuery(customer: Known): string | null {
  const { email } = customer
  const name = fullName(customer)
  const clauses: readonly Clause[] = [
    { kind: 'text' as const, field: 'phone' as const, values: values(numbersOf(customer).slice(0, 20)) },
    { kind: 'text' as const, field: 'email' as const, values: values(email === null ? [] : [email]) },
    { kind: 'text' as const, field: 'name' as const, values: values(name === null ? [] : [name]) },
  ].filter((clause) => clause.values.length > 0)
  const [first] = clauses
  if (first === undefined) return null
  return formatClause(clauses.length === 1 ? first : { kind: 'any', clauses })
}

/** What another customer has in common with this one. */
export function inCommon(one: Known, other: Known): readonly InCommon[] {
  const formsOf = (customer: Known): readonly string[] => numbersOf(customer).flatMap(phoneForms)
  const forms = formsOf(one)
  const same = (first: string | null, second: string | null): boolean =>
    first !== null && second !== null && fold(first) === fold(second)
  return [
    ...(formsOf(other).some((form) => forms.includes(form)) ? (['phone'] as const) : []),
    ...(same(one.email, other.email) ? (['email'] as const) : []),
    ...(same(fullName(one), fullName(other)) ? (['name'] as const) : []),
  ]
}
