import type { Mistake } from '../../query'

const list = (values: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(values)

/** Why a part of a query was not understood. */
export function mistake(reason: Mistake['reason']): string {
  switch (reason.code) {
    case 'unknown-field':
      return `there is no filter called “${reason.field}”. To search for these letters, put them in quotes.`
    case 'unknown-value':
      return `after “${reason.field}:” write ${list(reason.allowed)}.`
    case 'missing-value':
      return `something is missing after “${reason.field}:”.`
    case 'open-quote':
      return 'the closing quote is missing.'
  }
}
