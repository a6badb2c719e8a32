import type { FieldName, Reason } from '../../query'
import { clarify } from '../../query/numbers'

/** From this many values on, only the first ones are named. */
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

/** What the help tells of the language: how parts go together, then an example or more of each field's filters. */
interface QueryHelp {
  readonly parts: readonly Example[]
  readonly fields: Readonly<Record<FieldName, readonly Example[]>>
  readonly dates: readonly Example[]
}

export const queryHelp: QueryHelp = {
  parts: [
    {
      typed: 'ali 5355757',
      means: 'both must be found: in name, phones, email, code, address, note or reference',
    },
    { typed: '"Əli Həsənov"', means: 'these words side by side; quotes take away any other meaning' },
    { typed: 'ali group:VIP', means: 'both the word and the filter must hold' },
    { typed: 'group:VIP,Staff', means: 'one of these values' },
    { typed: '-group:VIP', means: 'not; also -ali' },
    { typed: 'ali OR veli', means: 'one of them; OR binds tighter than a blank' },
    { typed: '(ali veli) OR has:note', means: 'parentheses keep together' },
    { typed: '~group:VIP', means: 'switched off, but not deleted' },
  ],
  fields: {
    group: [{ typed: 'group:VIP,"My Customers"', means: 'in one of these groups, by name or ID' }],
    venue: [{ typed: 'venue:Downtown', means: 'of this venue, by name or ID' }],
    spent: [
      { typed: 'spent>500', means: 'spent more than 500' },
      { typed: 'spent:100..500', means: 'spent from 100 to 500' },
    ],
    receipts: [{ typed: 'receipts>=10', means: 'at least ten receipts' }],
    birthday: [
      { typed: 'birthday:30d', means: 'birthday within the next 30 days' },
      { typed: 'birthday:march', means: 'birthday in March; also today, this-week, this-month' },
      { typed: 'birthday:1980..1989', means: 'born in these years; also 1990-05-17' },
    ],
    has: [
      { typed: 'has:phone', means: 'has a phone number; also email, birthday, address, note, receipts…' },
    ],
    no: [{ typed: 'no:email', means: 'has no email' }],
    active: [{ typed: 'active:yes', means: 'is active; no: is not' }],
    loyalty: [{ typed: 'loyalty:yes', means: 'may use the loyalty system' }],
    verified: [{ typed: 'verified:no', means: 'is not verified' }],
    duplicate: [{ typed: 'duplicate:yes', means: 'shares a phone number or an email with somebody else' }],
    gender: [{ typed: 'gender:female', means: 'female or male' }],
    source: [{ typed: 'source:loyalty', means: 'with this in the source; source:=LOYALTY is exact' }],
    created: [{ typed: 'created:2026-01', means: 'created in January 2026; see the dates below' }],
    updated: [{ typed: 'updated<90d', means: 'not updated for 90 days' }],
    new: [{ typed: 'new:sync', means: 'new since the last sync; also new:7d' }],
    changed: [{ typed: 'changed:24h', means: 'changed within 24 hours; also changed:sync' }],
    removed: [
      { typed: 'removed:any', means: 'also those removed from Clopos; yes shows only them' },
      { typed: 'removed:7d', means: 'removed within 7 days; also removed:sync' },
    ],
    problem: [{ typed: 'problem:yes', means: 'has values that could not be read; also problem:birthday' }],
    discount: [{ typed: 'discount:5..10', means: 'with a discount from 5 to 10 %' }],
    bonus: [{ typed: 'bonus>0', means: 'has collected a bonus' }],
    name: [{ typed: 'name:ali', means: 'with this in the name; name:="Ali Veli" is exact' }],
    phone: [{ typed: 'phone:5355757', means: 'with these digits in a phone number' }],
    email: [{ typed: 'email:example.com', means: 'with this in the email' }],
    code: [{ typed: 'code:=A12', means: 'with exactly this code' }],
    address: [{ typed: 'address:nizami', means: 'with this in the address' }],
    note: [{ typed: 'note:brother', means: 'with this in the note' }],
    reference: [{ typed: 'reference:REF-1', means: 'with this in the reference' }],
    id: [{ typed: 'id:5,7', means: 'with these IDs' }],
  },
  dates: [
    { typed: 'created:2026-01-31', means: 'that day; 31.01.2026 as well' },
    { typed: 'created:2026', means: 'that year' },
    { typed: 'created:2026-01..2026-03', means: 'from January to March; ..2026-03 until then' },
    { typed: 'created:30d', means: 'the last 30 days; also 2w, 6m, 1y, and 24h' },
    { typed: 'created:yesterday', means: 'also today, this-week, last-month, this-year…' },
    { typed: 'created>=2026-03', means: 'from March on' },
    { typed: 'created:90d..30d', means: 'from 90 to 30 days ago' },
  ],
}

/** Why a part of a query was not understood. */
export function mistake(reason: Reason): string {
  switch (reason.code) {
    case 'unknown-field':
      return reason.nearest === null
        ? `there is no filter called “${reason.field}”. To search for these letters, put them in quotes.`
        : `there is no filter called “${reason.field}”. Did you mean “${reason.nearest}”?`
    case 'unknown-value':
      return `after “${reason.field}:” write ${list(reason.allowed)}.`
    case 'unknown-name':
      return `there is no ${reason.field} of that name.`
    case 'missing-value':
      return `something is missing after “${reason.field}:”.`
    case 'bad-number':
      return `after “${reason.field}” write a number, for example >500, 12.5 or 100..500.`
    case 'unclear-number':
      return `“${reason.value}” can be read in two ways; write ${clarify(reason.value, 'thousands')} or ${clarify(reason.value, 'fraction')}.`
    case 'split-number':
      return `“${reason.number} ${reason.words}” is read as the number ${reason.number}, and ${reason.words} is searched.`
    case 'bad-date':
      return `after “${reason.field}:” write ${dateHelp(reason.field)}.`
    case 'short-phone':
      return 'of a phone number, write at least three digits.'
    case 'no-comparison':
      return `“${reason.field}” cannot be compared with “${reason.operator}” here.`
    case 'open-quote':
      return 'the closing quote is missing.'
    case 'open-parenthesis':
      return 'the closing parenthesis is missing.'
    case 'stray-parenthesis':
      return 'this parenthesis closes nothing. To search for it, put it in quotes.'
    case 'empty-parentheses':
      return 'there is nothing between the parentheses.'
    case 'missing-part':
      return `something is missing ${reason.side} “${reason.sign}”. To search for it, put it in quotes.`
    case 'too-deep':
      return `parentheses can stand within each other at most ${String(reason.most)} deep.`
    case 'too-many':
      return `there can be at most ${String(reason.most)}; from here on it is left out.`
    case 'too-long':
      return `at most ${String(reason.most)} letters can stand here.`
  }
}
