import { kinds } from '../fields/kinds'
import {
  fieldList,
  filterOrder,
  type FacetKeyword,
  type FilterName,
  type Keyword,
  type KeywordFor,
  type RowApiName,
} from '../fields/table'
import { ownFilters, type FilterSection, type OwnFilter, type OwnFilterOf } from '../fields/own-filters'

/** What queries can filter by: the fields of the table by their keywords, and what the copy knows beyond them. */

/** A name that a term begins with. */
export type FieldName = FilterName

export type TermKind =
  NonNullable<(typeof kinds)[keyof typeof kinds]['filter']> | (typeof ownFilters)[OwnFilter]['kind']

/** The names of terms of a kind. */
export type FieldOf<Kind extends TermKind> = KeywordFor<Kind> | OwnFilterOf<Kind>

export type NamedField = FieldOf<'named'>
export type FlagField = FieldOf<'flag'>
export type TextField = FieldOf<'text'>
export type NumberField = FieldOf<'number'>
export type DateField = FieldOf<'date'>
export type ChangeField = FieldOf<'change'>

export const fieldNames: readonly FieldName[] = filterOrder

interface FilterShape {
  readonly kind: TermKind
  readonly section: FilterSection | null
  /** Amounts may have a decimal comma; of whole numbers a comma lists several. */
  readonly isAmount: boolean
}

const filters: ReadonlyMap<string, FilterShape> = new Map([
  ...fieldList.flatMap(({ kind, filter }): (readonly [string, FilterShape])[] => {
    const shape = kinds[kind]
    if (filter === undefined || shape.filter === null) return []
    return [[filter.keyword, { kind: shape.filter, section: filter.section, isAmount: 'decimals' in shape }]]
  }),
  ...Object.entries(ownFilters).map(([name, own]) => [name, { ...own, isAmount: false }] as const),
])

export function isFieldName(name: string): name is FieldName {
  return filters.has(name)
}

/** The kind of the terms of a field. */
export function kindOf(field: FieldName): TermKind {
  const filter = filters.get(field)
  if (filter === undefined) throw new RangeError(`There is no filter ${field}.`)
  return filter.kind
}

export function hasKind<Kind extends TermKind>(field: FieldName, kind: Kind): field is FieldOf<Kind> {
  return kindOf(field) === kind
}

/** All fields with terms of a kind. */
export function fieldsOf<Kind extends TermKind>(kind: Kind): readonly FieldOf<Kind>[] {
  return fieldNames.filter((name) => hasKind(name, kind))
}

/** The part of the menu that offers a filter; null: it is offered with another one. */
export const sectionOf = (field: FieldName): FilterSection | null => filters.get(field)?.section ?? null

/** Amounts may have a decimal comma; of whole numbers a comma lists several. */
export const isAmount = (field: string): boolean => filters.get(field)?.isAmount === true

const comparedKinds: readonly TermKind[] = ['number', 'date', 'change', 'birthday', 'removed']

/** Whether `field` takes comparisons such as `>500`. */
export function isCompared(field: string): boolean {
  return isFieldName(field) && comparedKinds.includes(kindOf(field))
}

/** A field whose values are counted beside the table: there are few of them, or few fixed ones. */
export type CountedField = Extract<FacetField, FieldOf<'named' | 'text' | 'flag' | 'gender'>>

/** What `has:` and `no:` ask for: a field that a customer can be without. Of amounts and counts, zero counts as none. */
export type PresencePart = Exclude<Keyword, 'id'>

const isPresencePart = (name: FieldName): name is PresencePart =>
  name !== 'id' && !Object.hasOwn(ownFilters, name)

export const presenceParts: readonly PresencePart[] = fieldNames.filter(isPresencePart)

/** A field whose values can be counted. */
export type FacetField = FacetKeyword

const facetKeywords: ReadonlySet<string | undefined> = new Set(
  fieldList.filter(({ facet }) => facet).map(({ filter }) => filter?.keyword),
)

export const isFacetField = (name: FieldName): name is FacetField => facetKeywords.has(name)

/** The fields whose values can be counted. */
export const facetFields: readonly FacetField[] = fieldNames.filter(isFacetField)

/** A field that can hold what is not of its type, as the API names it. */
export type ProblemField = RowApiName

const rowFields = fieldList.filter(({ from }) => from === undefined)
const rowApiNames: ReadonlySet<string> = new Set(rowFields.map(({ api }) => api))
const isProblemField = (api: string): api is ProblemField => rowApiNames.has(api)

/** The fields that can hold what is not of their type, as the API names them. */
export const problemFields: readonly ProblemField[] = rowFields.map(({ api }) => api).filter(isProblemField)

/** The API's name of the field that a query calls so; a field can be named either way. */
export const problemNames: ReadonlyMap<string, ProblemField> = new Map([
  ...problemFields.map((api) => [api, api] as const),
  ...rowFields.flatMap(({ api, filter }) =>
    filter === undefined || filter.keyword === api || !isProblemField(api)
      ? []
      : [[filter.keyword, api] as const],
  ),
])
