import { plural, type Counted } from './counted'

/** The search box: what it says, completes and explains. */
export const search = {
  label: 'Search customers',
  placeholder: 'Name, phone, email… or group:VIP',
  clear: 'Clear the search',
  states: 'Searches name, all phones, email, code, address, note and reference.',
  leftOut: (text: string, reason: string) => `“${text}” is left out: ${reason}`,
  moreLeftOut: (others: Counted) => `${plural(others, 'more part is', 'more parts are')} left out.`,
  /** What a click would put in place of a mistake. */
  use: (text: string) => `Use ${text}`,
  searchFor: (text: string) => `Search for ${text}`,
  suggestions: 'Suggestions',

  help: 'What can be typed',
  helpLead:
    'Words are searched. Filters narrow the list further: all of them must hold, and each becomes a chip below the box. Click an example to try it.',
  keys: 'Press / or Ctrl+F to get to the search box, and the arrow keys to choose what it suggests.',
  term: 'You type',
  meaning: 'You see customers',
  add: (typed: string) => `Put ${typed} into the search`,
  sections: [
    {
      title: 'Words',
      examples: [
        {
          typed: 'ali',
          means: 'with these letters in name, phones, email, code, address, note or reference',
        },
        { typed: '5355757', means: 'with this phone number, however it is written; three digits are enough' },
        { typed: '"Əli Həsənov"', means: 'with these words side by side; quotes also allow any sign' },
      ],
    },
    {
      title: 'Who they are',
      examples: [
        { typed: 'group:VIP,Staff', means: 'in any of these groups' },
        { typed: 'venue:Downtown', means: 'of this venue' },
        { typed: 'active:yes', means: 'that are active; also loyalty: and verified:, yes or no' },
        { typed: 'gender:female', means: 'that are women; male finds men' },
        { typed: 'source:loyalty', means: 'whose source contains this; source:=LOYALTY is exactly this' },
        { typed: 'has:phone', means: 'with a phone number; also email, birthday, address, note…' },
        { typed: 'no:email', means: 'without an email address' },
        { typed: 'name:leyla', means: 'with this in the name; also phone:, email:, code:, address:, note:' },
        { typed: 'id:1000..1099', means: 'with an ID in this range' },
      ],
    },
    {
      title: 'Numbers',
      examples: [
        { typed: 'spent>500', means: 'who spent more than 500; also >=, < and <=' },
        { typed: 'spent:100..500', means: 'who spent from 100 to 500' },
        { typed: 'receipts:0', means: 'without any receipt; also discount: and bonus:' },
      ],
    },
    {
      title: 'Dates',
      examples: [
        { typed: 'created:30d', means: 'created in the last 30 days; h, d, w, m and y are hours to years' },
        {
          typed: 'created:this-month',
          means: 'created this month; also today, yesterday, last-week, this-year…',
        },
        { typed: 'updated:2026-01..2026-03', means: 'last updated from January to March 2026' },
        { typed: 'updated<90d', means: 'not updated for 90 days' },
        { typed: 'birthday:7d', means: 'with a birthday in the next 7 days' },
        { typed: 'birthday:march', means: 'with a birthday in March' },
        { typed: 'birthday:1980..1989', means: 'born from 1980 to 1989' },
      ],
    },
    {
      title: 'Changes',
      examples: [
        { typed: 'new:sync', means: 'that the last sync found new; new:7d is the last 7 days' },
        { typed: 'changed:sync', means: 'that the last sync found changed' },
        {
          typed: 'removed:yes',
          means: 'removed from Clopos; they are hidden otherwise, removed:any shows all',
        },
        { typed: 'problem:yes', means: 'with values that could not be read' },
      ],
    },
    {
      title: 'Together',
      examples: [
        { typed: '-group:Staff', means: 'not in this group; a minus works before anything' },
        { typed: 'group:VIP OR spent>1000', means: 'for whom one or the other holds' },
        { typed: '(birthday:7d OR new:7d) active:yes', means: 'parentheses say what belongs together' },
        { typed: '~group:VIP', means: 'all: a filter behind ~ is switched off, but not deleted' },
      ],
    },
  ],
}
