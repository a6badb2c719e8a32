import type { FieldName, Reason } from '../../query'
import { joinList } from '../../locale/lists'
import { clarify } from '../../query/numbers'
import { filterExamples, type Example } from './fields'

/** Longer lists are cut to half of this. */
const many = 12

const list = (values: readonly string[]): string => {
  const named = values.length < many ? values : [...values.slice(0, many / 2), 'another field']
  return joinList(named, 'or', 'en')
}

const dates = '2026-01-31, 2026-01, 2026, 2026-01..2026-03, 30d, 6m, 1y, today, yesterday or last-month'

const dateHelp = (field: FieldName): string => {
  if (field === 'birthday') return 'march, 30d (the next 30 days), today, 1990-05-17, 1990 or 1980..1989'
  return field === 'new' || field === 'changed' || field === 'removed' ? `sync, latest, ${dates}` : dates
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
  fields: filterExamples,
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
