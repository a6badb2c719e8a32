import { columnOf, type ColumnKey } from '#shared/columns'
import type { CustomerRow } from '#shared/customer'
import type { Facets } from '#shared/facets'
import { formatClause, parseQuery, type Clause } from '#shared/query'
import { alikeQuery } from '../details/alike'
import { chatLink, mailLink, openLink, telLink } from '../links'
import type { QueryStore } from '../query/query.svelte'
import { text } from '../text.svelte'
import { cellText } from './cell-text'
import { otherThan, sameValue } from './filter-by'
import type { CellMenuParts } from './menus'

type CellActions = Pick<CellMenuParts, 'filter' | 'contacts' | 'onDuplicates'>

/** Adds a filter, unless it is there already. */
function addFilter(query: QueryStore, clause: Clause): void {
  const wanted = formatClause(clause)
  const isThere = parseQuery(query.text).query.clauses.some((known) => formatClause(known) === wanted)
  if (!isThere) query.add(clause)
}

/** The ways to reach a customer. */
function contactsOf({ phone, phones, email }: CustomerRow): CellActions['contacts'] {
  const t = text.window.details
  const typed = [phone ?? '', ...phones].find((one) => /\d{3}/.test(one))
  const address = email?.trim() ?? ''
  const links: (readonly [label: string, href: string])[] = []
  if (typed !== undefined) {
    const { text: shown, digits } = text.formats.phone(typed)
    links.push([t.call(shown), digits === null ? telLink(typed) : `tel:+${digits}`])
    if (digits !== null) links.push([t.chat(shown), chatLink(digits)])
  }
  if (address.includes('@')) links.push([t.write(address), mailLink(address)])
  return links.map(([label, href]) => ({
    label,
    run: () => {
      openLink(href)
    },
  }))
}

/** What the menu of a cell offers about its value and its customer. `key` null: several cells are selected. */
export function cellActions(
  row: CustomerRow | undefined,
  key: ColumnKey | null,
  query: QueryStore,
  facets: Facets,
): CellActions {
  if (row === undefined) return { filter: null, contacts: [], onDuplicates: null }
  const clause = key === null ? null : sameValue(row, key, facets)
  const alike = alikeQuery(row)
  return {
    filter:
      clause === null || key === null
        ? null
        : {
            value: cellText(row, columnOf(key), text.messages, text.formats).trim(),
            onShowOnly: () => {
              addFilter(query, clause)
            },
            onExclude: () => {
              addFilter(query, otherThan(clause))
            },
          },
    contacts: contactsOf(row),
    onDuplicates:
      alike === null
        ? null
        : () => {
            query.setText(alike)
          },
  }
}
