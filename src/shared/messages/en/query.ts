import type { FieldName, Reason } from '../../query'

const list = (values: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(values)

const dates = '2026-01-31, 2026-01, 2026, 2026-01..2026-03, 30d, 6m, 1y, today, yesterday or last-month'

const dateHelp = (field: FieldName): string => {
  if (field === 'birthday') return 'march, 30d (the next 30 days), today, 1990-05-17, 1990 or 1980..1989'
  return field === 'new' || field === 'changed' || field === 'removed' ? `sync, ${dates}` : dates
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
    case 'missing-value':
      return `something is missing after “${reason.field}:”.`
    case 'bad-number':
      return `after “${reason.field}” write a number, for example >500, 12.5 or 100..500.`
    case 'unclear-number':
      return `“${reason.value}” can be read in two ways; write ${reason.value.replace(',', '')} or ${reason.value.replace(',', '.')}.`
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
