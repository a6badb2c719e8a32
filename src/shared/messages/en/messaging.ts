import type { Counted } from '../../locale/plurals'
import type { LeftOutPerson, LeftOutReason, MessageSender } from '../../exports/message-list'
import { plural } from './plurals'

const customers = (count: Counted): string => plural(count, { one: 'customer', other: 'customers' })
const numbers = (count: Counted): string => plural(count, { one: 'number', other: 'numbers' })

interface SenderText {
  readonly name: string
  readonly hint: string
}

const senders: Readonly<Record<MessageSender, SenderText>> = {
  whatsapp: { name: 'WhatsApp', hint: 'Phone with plus, first name, name' },
  sms: { name: 'SMS', hint: 'Phone as digits, name' },
  plain: { name: 'Numbers only', hint: 'With plus, one per line' },
}

/** How many customers were left out for each reason. */
const leftOutBecause: Readonly<Record<LeftOutReason, (count: Counted) => string>> = {
  noNumber: (count) => `${customers(count)} without a phone number`,
  optedOut: (count) => `${customers(count)} on the “No messages” list`,
  invalid: (count) => `${customers(count)} with a number that does not exist`,
  notMobile: (count) => `${customers(count)} without a mobile number`,
  contacted: (count) => `${customers(count)} contacted recently`,
  same: (count) => `${customers(count)} with the same number as another`,
}

const reasons: Readonly<Record<LeftOutPerson['reason'], string>> = {
  invalid: 'Does not exist',
  notMobile: 'Not a mobile number',
}

/** Message lists, and people who want no messages. */
export const messaging = {
  sender: 'For',
  senders,
  explain: 'One line per mobile number. Numbers on the “No messages” list are always left out.',
  recent: 'Recently contacted',
  recentHint: 'Customers in message lists that were exported on this computer.',
  include: 'Include',
  leaveOut: (days: Counted) => `Leave out: last ${plural(days, { one: 'day', other: 'days' })}`,
  leftOut: (count: Counted) => `${customers(count)} left out.`,
  showLeftOut: 'Who?',
  showLeftOutOf: 'Who was left out?',
  leftOutTitle: 'Left out of the message list',
  leftOutBecause,
  correct: 'Numbers to correct in Clopos',
  reasons,
  columns: { name: 'Name', number: 'Number', reason: 'Problem' },
  moreLeftOut: (count: Counted) => `And ${plural(count, { one: 'more customer', other: 'more customers' })}.`,
  notSent: 'Not sent',
  notSentOf: 'This message list was not sent',
  optOut: 'Send no messages',
  allow: 'Allow messages',
  optedOut: 'Wants no messages',
  added: (count: Counted) => `${numbers(count)} added to the “No messages” list.`,
  nothingAdded: 'Already on the “No messages” list.',
  noNumbers: 'No phone number that could be added.',
  undo: 'Undo',
  list: {
    count: (count: Counted) => `${numbers(count)} on the list`,
    none: 'Nobody is on the list.',
    loading: 'Loading…',
    paste: 'Numbers to add, one per line',
    add: 'Add',
    added: (count: Counted, known: Counted) =>
      known.count === 0
        ? `${numbers(count)} added.`
        : `${numbers(count)} added, ${known.text} already there.`,
    wrong: (count: Counted, some: string) => `Not a phone number (${count.text}): ${some}`,
    removed: (count: Counted) => `${numbers(count)} removed.`,
    remove: 'Remove',
    removeOf: (number: string) => `Remove ${number}`,
    more: 'Show more',
  },
}
