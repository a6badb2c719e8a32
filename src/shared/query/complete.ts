import type { Facets } from '../facets'
import { fold } from '../fold'
import {
  facetFields,
  fieldNames,
  hasKind,
  isFacetField,
  isFieldName,
  kindOf,
  presenceParts,
  problemNames,
  type FacetField,
  type FieldName,
} from './fields'
import { formatValue } from './format'
import { readLexemes, type RawTerm, type RawValue, type Span } from './lexemes'
import { periods } from './model'
import { monthName } from './months'

/** What completion knows of the copy, and of the person. */
export interface Known {
  /** The facets of `group`, `venue` and `source`, in the order in which they are offered. */
  readonly facets: Facets
  /** BCP 47: the language of the names of months. */
  readonly locale: string
}

/** Something that could stand at the caret: `text` in place of what stands from `start` to `end`. */
export interface Suggestion extends Span {
  readonly kind: 'field' | 'value'
  readonly field: FieldName
  /** What it is called: the field's name, or the value without quotes and operator. */
  readonly label: string
  readonly text: string
  /** How many customers have the value, where that is known. */
  readonly customers: number | null
}

type Offer = Omit<Suggestion, keyof Span>

const plainOffer = (field: FieldName, text: string): Offer => ({
  kind: 'value',
  field,
  label: text,
  text,
  customers: null,
})

/** A field with what comes next: mostly a colon, of amounts and counts a comparison. */
const fieldOffer = (field: FieldName, separator: boolean): Offer => ({
  kind: 'field',
  field,
  label: field,
  text: separator ? `${field}${hasKind(field, 'number') && field !== 'id' ? '>' : ':'}` : field,
  customers: null,
})

/** The values of the copy for a field. Of a source the whole is meant, as it is chosen. */
function knownOffers(field: FacetField, { facets }: Known): Offer[] {
  return (facets[field] ?? []).flatMap(({ value, name, customers }) => {
    const label = name ?? value
    if (label === null || label.trim() === '') return []
    const text = `${hasKind(field, 'text') ? '=' : ''}${formatValue(label)}`
    return [{ kind: 'value', field, label, text, customers }]
  })
}

/** Ages with the number that was begun, or the usual ones. */
const ages = (typed: string, units: string, usual: readonly string[]): readonly string[] =>
  /^\d{1,4}$/.test(typed) ? [...units].map((unit) => typed + unit) : usual

const usualAges = ['7d', '30d', '6m', '1y']

/** What can stand as a value of `field`, of which `typed` is there. */
function valueOffers(field: FieldName, typed: string, known: Known): Offer[] {
  const plain = (texts: readonly string[]): Offer[] => texts.map((text) => plainOffer(field, text))
  switch (kindOf(field)) {
    case 'named':
      return isFacetField(field) ? knownOffers(field, known) : []
    case 'flag':
      return plain(['yes', 'no'])
    case 'gender':
      return plain(['male', 'female'])
    case 'presence':
      return plain(presenceParts)
    case 'problem':
      return plain(['yes', 'no', ...problemNames.keys()])
    case 'text':
      return isFacetField(field) ? knownOffers(field, known) : []
    case 'date':
      return plain([...ages(typed, 'dwmy', usualAges), ...periods])
    case 'change':
      return plain(['sync', 'latest', ...ages(typed, 'hdwmy', ['24h', ...usualAges]), ...periods])
    case 'removed':
      return plain(['yes', 'any', 'no', 'sync', 'latest', ...ages(typed, 'hdwmy', usualAges), ...periods])
    case 'birthday': {
      const months = Array.from({ length: 12 }, (_, at) => monthName(at + 1, known.locale))
      return plain(['today', ...ages(typed, 'dwm', ['7d', '30d']), 'this-month', 'this-week', ...months])
    }
    case 'number':
      return []
  }
}

/** How well `label` fits what was typed, folded: from its start, from the start of a word, anywhere, or not at all. */
function fitOf(label: string, typed: string): 0 | 1 | 2 | null {
  const folded = fold(label)
  if (folded.startsWith(typed)) return 0
  if (!folded.includes(typed)) return null
  return folded.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(typed)) ? 1 : 2
}

/** Offers that fit, best first, and otherwise in their order. */
function fitting(offers: readonly Offer[], typed: string): readonly Offer[] {
  const folded = fold(typed.replace(/^"/, ''))
  const found = offers.flatMap((offer) => {
    const fit = fitOf(offer.label, folded)
    return fit === null ? [] : [{ offer, fit }]
  })
  return found.sort((a, b) => a.fit - b.fit).map(({ offer }) => offer)
}

interface Place extends Span {
  readonly offers: readonly Offer[]
}

const nowhere: Place = { start: 0, end: 0, offers: [] }

/** In a value: what the field can hold and the term does not yet. */
function inValue(text: string, caret: number, term: RawTerm, known: Known): Place {
  const field = term.name.toLowerCase()
  if (!isFieldName(field)) return nowhere
  const value: RawValue | undefined = term.values.find(({ start, end }) => start <= caret && caret <= end)
  let from = Math.min(caret, value?.textStart ?? caret)
  const typed = text.slice(from, caret)
  // The second end of a range is a value of its own.
  const second = typed.startsWith('"') ? -1 : typed.lastIndexOf('..')
  if (second >= 0) from += second + 2
  const others = new Set(term.values.filter((other) => other !== value).map((other) => fold(other.text)))
  const begun = text.slice(from, caret)
  const offers = fitting(valueOffers(field, begun, known), begun).filter(
    ({ label }) => !others.has(fold(label)),
  )
  // The operator of a whole text is a part of what is offered; other operators stay.
  const start = hasKind(field, 'text') && isFacetField(field) ? (value?.start ?? from) : from
  return { start, end: Math.max(caret, value?.end ?? caret), offers }
}

/** From how many letters on a word can be a value of some field. */
const lettersOfValue = 2

/** In a word: a field, or a value whose field was not typed. */
function inWord(text: string, { start, end }: Span, caret: number, known: Known): Place {
  const typed = text.slice(start, caret)
  const offers = fitting(
    fieldNames.map((field) => fieldOffer(field, true)),
    typed,
  )
  const letters = fold(typed.replace(/"/g, ''))
  if (letters.length < lettersOfValue) return { start, end, offers }
  const values = facetFields
    .filter((field) => hasKind(field, 'named') || hasKind(field, 'text'))
    .flatMap((field) =>
      knownOffers(field, known).map((offer) => ({ ...offer, text: `${field}:${offer.text}` })),
    )
  return { start, end, offers: [...offers, ...fitting(values, typed)] }
}

function placeAt(text: string, caret: number, known: Known): Place {
  const lexeme = readLexemes(text).find(({ start, end }) => start < caret && caret <= end)
  switch (lexeme?.kind) {
    case 'term': {
      if (caret > lexeme.nameEnd) return inValue(text, caret, lexeme, known)
      const typed = text.slice(lexeme.start, caret)
      const names = fieldNames.map((field) => fieldOffer(field, false))
      return { start: lexeme.start, end: lexeme.nameEnd, offers: fitting(names, typed) }
    }
    case 'word':
    case 'or':
      return inWord(text, lexeme, caret, known)
    default:
      return inWord(text, { start: caret, end: caret }, caret, known)
  }
}

/**
 * What could stand at the caret (a UTF-16 position in the text of a query): fields, their fixed values, and values of the
 * copy; at most `most`, the best first. A suggestion that would change nothing is left out.
 */
export function complete(text: string, caret: number, known: Known, most = 100): readonly Suggestion[] {
  const { start, end, offers } = placeAt(text, caret, known)
  return offers
    .filter((offer) => offer.text !== text.slice(start, end))
    .slice(0, most)
    .map((offer) => ({ ...offer, start, end }))
}

/** The text with a suggestion taken, and where the caret stands then. */
export function applySuggestion(
  text: string,
  { start, end, text: by }: Suggestion,
): { text: string; caret: number } {
  return { text: text.slice(0, start) + by + text.slice(end), caret: start + by.length }
}
