import type { ProblemField, ProblemValue, Term } from '#shared/query'

/** The input of the data problem editor. */
export interface ProblemDraft {
  readonly mode: 'yes' | 'no' | 'fields' | null
  readonly fields: readonly ProblemField[]
}

export const emptyProblem: ProblemDraft = { mode: null, fields: [] }

const isField = (value: ProblemValue): value is ProblemField => value !== 'yes' && value !== 'no'

/** The draft for a term, or null if the editor cannot show this combination. */
export function problemDraftOf(term: Term): ProblemDraft | null {
  if (term.kind !== 'problem') return null
  const fields = term.values.filter(isField)
  if (fields.length === term.values.length) return { mode: 'fields', fields }
  const [value, another] = term.values
  return another === undefined && (value === 'yes' || value === 'no') ? { mode: value, fields: [] } : null
}

/** The term of a draft, or null if it is not complete. */
export function problemTermOf({ mode, fields }: ProblemDraft): Term | null {
  const values: readonly ProblemValue[] = mode === null ? [] : mode === 'fields' ? fields : [mode]
  return values.length === 0 ? null : { kind: 'problem', field: 'problem', values }
}
