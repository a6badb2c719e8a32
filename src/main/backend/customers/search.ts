import { fold } from '#shared/fold'
import { phoneSearch } from '#shared/phone'
import { anyOf, always, type Condition } from './condition'

const textContains = (folded: string): Condition => ({
  sql: 'c.id IN (SELECT id FROM customer_text WHERE instr(text, ?) > 0)',
  parameters: [folded],
})

/**
 * The customers in whose text or phone numbers a word is found; everyone for a word of which folding leaves nothing.
 * What is found in one of the searched fields alone is among them.
 */
export function wordCondition(word: string): Condition {
  const folded = fold(word)
  if (folded === '') return always
  const digits = phoneSearch(word)
  return anyOf(
    [folded, digits ?? folded].filter((part, at, all) => all.indexOf(part) === at).map(textContains),
  )
}
