import type { Counted } from '../../locale/plurals'
import { plural } from './plurals'

/** The search box, its suggestions and its help. */
export const search = {
  label: 'Search customers',
  placeholder: 'Name, phone, email… or group:VIP',
  clear: 'Clear the search',
  asText: 'Show the whole query as text (F2)',
  states: 'Searches name, all phones, email, code, address, note and reference.',
  ignored: (text: string, why: string) => `“${text}” is ignored. ${why}`,
  moreWrong: (others: Counted) => plural(others, { one: 'more mistake', other: 'more mistakes' }),
  /** What a click puts in place of a mistake. */
  use: (text: string) => `Use ${text}`,
  searchFor: (text: string) => `Search for ${text}`,
  suggestions: 'Suggestions',
  /** Next to a suggested value: how many customers have it, without regard to the other filters. */
  inAll: (customers: Counted) => `${customers.text} in all`,

  help: 'Search help',
  helpLead:
    'Type words to search for. Add filters to narrow the list: only customers that match all of them are shown. Each filter appears below the search box. Click an example to try it.',
  keys: 'Press / or Ctrl+F to go to the search box. Use the arrow keys to choose a suggestion. Ctrl+Z undoes the last change to the search.',
  findExample: 'Find an example',
  noExample: 'No such example',
  term: 'You type',
  meaning: 'You get',
  add: (typed: string) => `Add ${typed} to the search`,
  together: 'Words and combinations',
  dates: 'Dates and ages',
}
