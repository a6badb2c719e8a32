import { expect, it } from 'vitest'
import { createRecipients, type Candidate, type Recipients } from '#backend/messages/recipients'
import { maxLeftOutPeople } from '#shared/exports/message-list'

const customer = (
  id: number,
  phone: string | null,
  phones: readonly string[] = [],
  name: string | null = `Customer ${String(id)}`,
): Candidate => ({ id, name, phone, phones: JSON.stringify(phones) })

const rules = { country: 'AZ', optedOut: new Set<string>(), contacted: [] }

const takeAll = (recipients: Recipients, ...candidates: Candidate[]): readonly (string | null)[] =>
  candidates.map((candidate) => recipients.take(candidate))

it('takes the first mobile number of each customer, however it is typed', () => {
  const recipients = createRecipients(rules)
  expect(
    takeAll(
      recipients,
      customer(1, '050 535 57 57'),
      customer(2, '+994 12 493 00 00', ['', '(055) 535-57-57', '0705355757']),
      customer(3, null, ['00994775355757']),
      customer(4, '+7 916 123-45-67'),
      customer(5, '994105355757'),
    ),
  ).toEqual(['+994505355757', '+994555355757', '+994775355757', '+79161234567', '+994105355757'])
  expect([...recipients.reached()].sort()).toEqual([1, 2, 3, 4, 5])
})

it('reads numbers without a country code as those of the country', () => {
  expect(createRecipients({ ...rules, country: 'TR' }).take(customer(1, '0532 111 22 33'))).toBe(
    '+905321112233',
  )
})

it('takes a number once, and knows whom the message reaches', () => {
  const recipients = createRecipients(rules)
  expect(
    takeAll(recipients, customer(7, '0505355757'), customer(8, '+994505355757'), customer(9, '0555355757')),
  ).toEqual(['+994505355757', null, '+994555355757'])
  expect(recipients.leftOut().counts.same).toBe(1)
  expect([...recipients.reached()].sort()).toEqual([7, 8, 9])
})

it('says who has numbers and none that can receive a message', () => {
  const recipients = createRecipients(rules)
  const left = [
    customer(1, null),
    customer(2, ' ', ['']),
    customer(3, '050 535', ['ask Leyla']),
    customer(4, '012 493 00 00', [], null),
    // A range that nobody has.
    customer(5, '+994 11 535 57 57'),
  ]
  expect(takeAll(recipients, ...left)).toEqual(left.map(() => null))
  expect(recipients.leftOut()).toEqual({
    counts: { noNumber: 2, invalid: 2, notMobile: 1, optedOut: 0, contacted: 0, same: 0 },
    people: [
      { id: 3, name: 'Customer 3', typed: '050 535, ask Leyla', reason: 'invalid' },
      { id: 4, name: null, typed: '012 493 00 00', reason: 'notMobile' },
      { id: 5, name: 'Customer 5', typed: '+994 11 535 57 57', reason: 'invalid' },
    ],
  })
  expect(recipients.reached()).toHaveLength(0)
})

it('counts all of them, and lists the first ones', () => {
  const recipients = createRecipients(rules)
  for (let id = 1; id <= maxLeftOutPeople + 5; id += 1) recipients.take(customer(id, '12'))
  expect(recipients.leftOut().counts.invalid).toBe(maxLeftOutPeople + 5)
  expect(recipients.leftOut().people).toHaveLength(maxLeftOutPeople)
})

it('leaves out who wants no messages at any of the numbers', () => {
  const recipients = createRecipients({ ...rules, optedOut: new Set(['+994505355757', '+994124930000']) })
  expect(
    takeAll(
      recipients,
      customer(1, '050-535-57-57'),
      customer(2, '0555355757', ['+994 50 535 57 57']),
      customer(3, '012 493 00 00', ['0705355757']),
      customer(4, '0775355757'),
    ),
  ).toEqual([null, null, null, '+994775355757'])
  expect(recipients.leftOut().counts.optedOut).toBe(3)
  expect([...recipients.reached()]).toEqual([4])
})

it('leaves out who was contacted, and others with the same number', () => {
  const recipients = createRecipients({
    ...rules,
    contacted: [customer(1, '012 493 00 00', ['0505355757']), customer(2, null)],
  })
  expect(
    takeAll(
      recipients,
      // Has another number since.
      customer(1, '0555355757'),
      customer(2, '0705355757'),
      customer(3, '+994505355757'),
      customer(4, '0775355757'),
    ),
  ).toEqual([null, null, null, '+994775355757'])
  expect(recipients.leftOut().counts.contacted).toBe(3)
})
