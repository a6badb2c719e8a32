import { plural, type Counted } from './counted'

/** The search box: what it says, completes and explains. */
export const search = {
  label: 'Search customers',
  placeholder: 'Name, phone, email… or group:VIP',
  clear: 'Clear the search',
  states: 'Searches name, all phones, email, code, address, note and reference.',
  leftOut: (text: string, reason: string) => `“${text}” is left out: ${reason}`,
  findsNobody: (text: string, reason: string) => `“${text}” finds nobody: ${reason}`,
  moreWrong: (others: Counted) => `And ${plural(others, 'more mistake', 'more mistakes')}.`,
  /** What a click would put in place of a mistake. */
  use: (text: string) => `Use ${text}`,
  searchFor: (text: string) => `Search for ${text}`,
  suggestions: 'Suggestions',

  help: 'What can be typed',
  helpLead:
    'Words are searched. Filters narrow the list further: all of them must hold, and each becomes a chip below the box. Click an example to try it.',
  keys: 'Press / or Ctrl+F to get to the search box, and the arrow keys to choose what it suggests. There, Ctrl+Z takes back what was typed or clicked.',
  term: 'You type',
  meaning: 'What it means',
  add: (typed: string) => `Put ${typed} into the search`,
  together: 'Words, and how parts go together',
  dates: 'Dates and ages',
}
