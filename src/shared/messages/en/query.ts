import type { FieldName, Reason } from '../../query'
import { clarify } from '../../query/numbers'

/** Longer lists are cut to half of this. */
const many = 12

const list = (values: readonly string[]): string => {
  const named = values.length < many ? values : [...values.slice(0, many / 2), 'another field']
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(named)
}

const dates = '2026-01-31, 2026-01, 2026, 2026-01..2026-03, 30d, 6m, 1y, today, yesterday or last-month'

const dateHelp = (field: FieldName): string => {
  if (field === 'birthday') return 'march, 30d (the next 30 days), today, 1990-05-17, 1990 or 1980..1989'
  return field === 'new' || field === 'changed' || field === 'removed' ? `sync, ${dates}` : dates
}

/** Something to type, and what it means. */
interface Example {
  readonly typed: string
  readonly means: string
}

/** The search help: how to combine parts, then examples of each filter. */
interface QueryHelp {
  readonly parts: readonly Example[]
  readonly fields: Readonly<Record<FieldName, readonly Example[]>>
  readonly dates: readonly Example[]
}

export const queryHelp: QueryHelp = {
  parts: [
    {
      typed: 'ali 5355757',
      means: 'customers with both, in name, phones, email, code, address, note or reference',
    },
    { typed: '"Əli Həsənov"', means: 'exactly these words in this order' },
    { typed: 'ali group:VIP', means: 'the word and the filter together' },
    { typed: 'group:VIP,Staff', means: 'any of these values' },
    { typed: '-group:VIP', means: 'not in this group; -ali: without this word' },
    { typed: 'ali OR veli', means: 'either word; a b OR c means a and (b or c)' },
    { typed: '(ali veli) OR has:note', means: 'customers with both words, or with a note' },
    { typed: '~group:VIP', means: 'filter switched off, but not removed' },
  ],
  fields: {
    group: [{ typed: 'group:VIP,"My Customers"', means: 'in one of these groups, by name or ID' }],
    venue: [{ typed: 'venue:Downtown', means: 'at this venue, by name or ID' }],
    spent: [
      { typed: 'spent>500', means: 'spent more than 500' },
      { typed: 'spent:100..500', means: 'spent from 100 to 500' },
    ],
    receipts: [{ typed: 'receipts>=10', means: '10 or more receipts' }],
    birthday: [
      { typed: 'birthday:30d', means: 'birthday in the next 30 days' },
      { typed: 'birthday:march', means: 'birthday in March; also today, this-week, this-month' },
      { typed: 'birthday:1980..1989', means: 'born in these years; also 1990-05-17' },
    ],
    has: [
      { typed: 'has:phone', means: 'has a phone number; also email, birthday, address, note, receipts…' },
    ],
    no: [{ typed: 'no:email', means: 'has no email' }],
    active: [{ typed: 'active:yes', means: 'is active; active:no: is not active' }],
    loyalty: [{ typed: 'loyalty:yes', means: 'is in the loyalty program' }],
    verified: [{ typed: 'verified:no', means: 'is not verified' }],
    duplicate: [{ typed: 'duplicate:yes', means: 'same phone number or email as another customer' }],
    gender: [{ typed: 'gender:female', means: 'female or male' }],
    source: [{ typed: 'source:loyalty', means: 'source contains this; source:=LOYALTY: exact match' }],
    created: [{ typed: 'created:2026-01', means: 'created in January 2026; more dates below' }],
    updated: [{ typed: 'updated<90d', means: 'not updated for 90 days' }],
    new: [{ typed: 'new:sync', means: 'new in the last sync; also new:7d' }],
    changed: [{ typed: 'changed:24h', means: 'changed in the last 24 hours; also changed:sync' }],
    removed: [
      { typed: 'removed:any', means: 'also customers deleted in Clopos; removed:yes: only these' },
      { typed: 'removed:7d', means: 'deleted in the last 7 days; also removed:sync' },
    ],
    problem: [{ typed: 'problem:yes', means: 'has unreadable values; also problem:birthday' }],
    discount: [{ typed: 'discount:5..10', means: 'discount from 5 to 10 %' }],
    bonus: [{ typed: 'bonus>0', means: 'has a bonus' }],
    name: [{ typed: 'name:ali', means: 'name contains this; name:="Ali Veli": exact match' }],
    phone: [{ typed: 'phone:5355757', means: 'a phone number contains these digits' }],
    email: [{ typed: 'email:example.com', means: 'email contains this' }],
    code: [{ typed: 'code:=A12', means: 'code is exactly this' }],
    address: [{ typed: 'address:nizami', means: 'address contains this' }],
    note: [{ typed: 'note:brother', means: 'note contains this' }],
    reference: [{ typed: 'reference:REF-1', means: 'reference contains this' }],
    id: [{ typed: 'id:5,7', means: 'customers with these IDs' }],
  },
  dates: [
    { typed: 'created:2026-01-31', means: 'on that day; also 31.01.2026' },
    { typed: 'created:2026', means: 'in that year' },
    { typed: 'created:2026-01..2026-03', means: 'from January to March; ..2026-03: until March' },
    { typed: 'created:30d', means: 'in the last 30 days; also 2w, 6m, 1y, 24h' },
    { typed: 'created:yesterday', means: 'also today, this-week, last-month, this-year…' },
    { typed: 'created>=2026-03', means: 'since March' },
    { typed: 'created:90d..30d', means: 'from 90 to 30 days ago' },
  ],
}

const unknownNames = {
  group: (value: string) => `No group called “${value}”.`,
  venue: (value: string) => `No venue called “${value}”.`,
}

const missingParts = {
  before: (sign: string) => `Something is missing before “${sign}”.`,
  after: (sign: string) => `Something is missing after “${sign}”.`,
}

/** Why a part of a query was not understood, and what to type instead. */
export function mistake(reason: Reason): string {
  switch (reason.code) {
    case 'unknown-field':
      return reason.nearest === null
        ? `There is no filter called “${reason.field}”. To search for this text, put it in quotes.`
        : `There is no filter called “${reason.field}”. Did you mean “${reason.nearest}”?`
    case 'unknown-value':
      return `After “${reason.field}:” type ${list(reason.allowed)}.`
    case 'unknown-name':
      return unknownNames[reason.field](reason.value)
    case 'missing-value':
      return `Something is missing after “${reason.field}:”.`
    case 'bad-number':
      return `After “${reason.field}” type a number, for example >500, 12.5 or 100..500.`
    case 'unclear-number':
      return `“${reason.value}” has two meanings. Type ${clarify(reason.value, 'thousands')} or ${clarify(reason.value, 'fraction')}.`
    case 'split-number':
      return `“${reason.number} ${reason.words}” is read as the number ${reason.number} and the search text “${reason.words}”.`
    case 'bad-date':
      return `After “${reason.field}:” type ${dateHelp(reason.field)}.`
    case 'short-phone':
      return 'Type at least three digits of a phone number.'
    case 'no-comparison':
      return `“${reason.field}” cannot be used with “${reason.operator}”.`
    case 'open-quote':
      return 'The closing quote is missing.'
    case 'open-parenthesis':
      return 'The closing parenthesis is missing.'
    case 'stray-parenthesis':
      return 'The opening parenthesis is missing. To search for a parenthesis, put it in quotes.'
    case 'empty-parentheses':
      return 'There is nothing between the parentheses.'
    case 'missing-part':
      return `${missingParts[reason.side](reason.sign)} To search for this text, put it in quotes.`
    case 'too-deep':
      return `Parentheses can be nested at most ${String(reason.most)} deep.`
    case 'too-many':
      return `There can be at most ${String(reason.most)} here.`
    case 'too-long':
      return `This can be at most ${String(reason.most)} characters long.`
  }
}
