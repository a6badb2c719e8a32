import type { Term } from '#shared/query'
import { chosenValues } from '../choices'
import { numberDraftOf } from './number-draft'
import { problemDraftOf } from './problem-draft'
import { textDraftOf } from './text-draft'
import { whenDraftOf } from './when-draft'

/** Whether an editor can show the whole term. Other terms are edited as text. */
export function isEditable(term: Term): boolean {
  switch (term.kind) {
    case 'named':
    case 'gender':
    case 'presence':
      return true
    case 'flag':
      return term.values.length === 1
    case 'text':
      return (term.field === 'source' ? chosenValues(term) : textDraftOf(term)) !== null
    case 'number':
      return numberDraftOf(term) !== null
    case 'problem':
      return problemDraftOf(term) !== null
    case 'date':
    case 'change':
    case 'removed':
    case 'birthday':
      return whenDraftOf(term, 1) !== null
  }
}
