import ICAL from 'ical.js'
import type { Stored } from './expected'

/** The columns whose values are looked for in a card. */
export const cardKeys = [
  'name',
  'phone',
  'phones',
  'email',
  'dateOfBirth',
  'gender',
  'address',
  'description',
  'groupName',
] as const

export type CardValues = Readonly<Record<(typeof cardKeys)[number], Stored>>

/** The properties of a card: its names with their values. */
export type Card = ReadonlyMap<string, readonly string[]>

/** The cards of a file, as ical.js reads them. */
export function readCards(text: string): readonly Card[] {
  const parsed = ICAL.parse(text) as [string, unknown] | [string, unknown][]
  const cards = (typeof parsed[0] === 'string' ? [parsed] : parsed) as [
    string,
    [string, object, string, ...unknown[]][],
  ][]
  return cards.map(([, properties]) => {
    const card = new Map<string, string[]>()
    for (const [name, , , ...values] of properties)
      card.set(name, [...(card.get(name) ?? []), ...values.flat().map(String)])
    return card
  })
}

/** A card has no control characters but tabs and line breaks, and a value no blanks around it. */
const clean = (stored: Stored): string =>
  String(stored ?? '')
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex -- those are meant
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .trim()

const oneLine = (stored: Stored): string => clean(stored).replace(/\s+/g, ' ')

/** The end of a number, without what a country's prefix may be; all of a text without digits. */
const ending = (phone: string): string => phone.replace(/\D/g, '').slice(-7) || phone

/** Which values of a customer a card does not hold as the database does. */
export function wrongInCard(card: Card, values: CardValues): readonly string[] {
  const one = (name: string): string => card.get(name)?.join('; ') ?? ''
  const name = oneLine(values.name)
  const typed = [values.phone, ...(JSON.parse(String(values.phones ?? '[]')) as Stored[])]
    .map(clean)
    .filter((phone) => phone !== '')
  const called = card.get('tel') ?? []
  const isRight: Readonly<Record<(typeof cardKeys)[number], boolean>> = {
    name: name === '' ? one('fn') !== '' && !card.has('n') : one('fn') === name && one('n').includes(name),
    phone: typed.every((phone) => called.some((tel) => ending(tel) === ending(phone))),
    phones: called.length <= typed.length && new Set(called).size === called.length,
    email: one('email') === oneLine(values.email),
    dateOfBirth: one('bday').replace(/\D/g, '') === clean(values.dateOfBirth).replace(/\D/g, ''),
    gender: one('gender') === (values.gender === null ? '' : values.gender === 1 ? 'M' : 'F'),
    address: (card.get('adr') ?? []).filter((part) => part !== '').join('') === clean(values.address),
    description: one('note') === clean(values.description),
    groupName: one('categories') === clean(values.groupName),
  }
  return cardKeys
    .filter((key) => !isRight[key])
    .map((key) => `${key}: ${JSON.stringify(values[key])} is not in ${JSON.stringify([...card])}`)
}

/** Which lines of a message list reach nobody of these customers by a name of theirs, or reach somebody twice. */
export function wrongInList(
  rows: readonly (readonly string[])[],
  customers: readonly Pick<CardValues, 'name' | 'phone' | 'phones'>[],
): readonly string[] {
  const names = new Map<string, Set<string>>()
  for (const { name, phone, phones } of customers)
    for (const one of [phone, ...(JSON.parse(String(phones ?? '[]')) as Stored[])]) {
      const key = ending(String(one ?? ''))
      names.set(key, (names.get(key) ?? new Set()).add(oneLine(name)))
    }
  const seen = new Set<string>()
  return rows.flatMap(([phone = '', ...cells]) => {
    const isOnce = !seen.has(phone)
    seen.add(phone)
    const known = names.get(ending(phone)) ?? new Set<string>()
    const name = cells.at(-1)?.replace(/^'/, '')
    const isKnown =
      name === undefined ? known.size > 0 : [...known].some((one) => one.replace(/^'/, '') === name)
    return /^\+?[1-9]\d{6,14}$/.test(phone) && isOnce && isKnown ? [] : [[phone, ...cells].join(' | ')]
  })
}
