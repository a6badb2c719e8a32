import type { Database } from 'better-sqlite3'
import type { ColumnKey } from '#shared/columns'
import type { GatheredCustomers } from '../copy/first-load'
import { clearState, readState, writeState } from '../sqlite/state'
import { forgetLists } from './texts/build-lists'
import { makeColumns, noteSources, patchColumns, readCells } from './columns/columns'
import { editOrder } from './orders/edit-order'
import { sortLanguageOf, type SortLanguage } from './orders/language'
import { computeOrder, slotsById } from './orders/compute-order'
import { isAlphabetic, orderRules, type OrderRule } from '../copy/schema/order-keys'
import { writeOrder } from './orders/orders'
import { createSlots, readSlots, writeSlots, type Slots } from './slots'
import { indexState, searchState } from './state'
import { languageState, revisionState } from '../copy/state'

/** What is kept beside the customers, for a revision of them. */
export interface KeptState {
  /** Its alphabet orders the texts. */
  readonly language: SortLanguage
  /** How many customers there are, removed ones too. */
  readonly count: number
  /** How many of them have a value, for each order that is kept. The others follow, see `restSteps`. */
  readonly filled: Readonly<Partial<Record<ColumnKey, number>>>
  /** Goes up when customers get other slots. */
  readonly generation: number
}

/** Up to so many changed customers are worked into what is kept; for more it is made anew. */
export const mostPatched = 4000

/** Where nobody said, as on the command line. */
const defaultLanguage = (): SortLanguage => sortLanguageOf(new Intl.Collator().resolvedOptions().locale)

const isEmpty = (database: Database): boolean =>
  database.prepare('SELECT 1 FROM customer LIMIT 1').get() === undefined

/** The slots of all customers; new ones come behind those that have one. */
function allSlots(database: Database, known: Slots): Slots {
  const ids = database.prepare<[], number>('SELECT id FROM customer ORDER BY id').pluck().all()
  const added = ids.filter((id) => known.slotOf(id) === undefined)
  return added.length === 0 ? known : withAdded(database, known, added)
}

const noSlots = createSlots(new Float64Array())

function withAdded(database: Database, known: Slots, added: ArrayLike<number>): Slots {
  const ids = new Float64Array(known.ids.length + added.length)
  ids.set(known.ids)
  ids.set(added, known.ids.length)
  writeSlots(database, ids, known.ids.length)
  return createSlots(ids)
}

/** Takes over into the columns what some customers have. */
function takeCells(database: Database, ids: readonly number[], { ids: { length }, slotOf }: Slots): void {
  noteSources(database, ids)
  patchColumns(database, readCells(database, ids), length, slotOf)
}

/** Makes one order anew; gives how many customers have a value. */
function makeOrder(database: Database, rule: OrderRule, slots: Slots, byId: Int32Array): number {
  const order = computeOrder(database, rule, slots, byId)
  writeOrder(database, rule.column, order.slots, order.starts)
  return order.filled
}

/** The orders that are there as soon as the customers are; the window opens with one of them. */
const firstOrders: readonly ColumnKey[] = ['id', 'name']

/**
 * Makes anew what is kept, but for the orders that `restSteps` makes. Customers keep their slots where they have one,
 * unless `isNew` says that these are other customers. To be called in a transaction.
 */
export function keepAll(
  database: Database,
  language: SortLanguage | null,
  isNew: boolean,
  gathered: GatheredCustomers | null = null,
): void {
  const before = readState(database, indexState)
  if (isNew) {
    database.exec('DELETE FROM kept_id')
    forgetLists(database)
    clearState(database, searchState)
  }
  database.exec(
    'DELETE FROM kept_column; DELETE FROM kept_order; DELETE FROM kept_run; DELETE FROM kept_part',
  )
  const slots =
    gathered === null
      ? allSlots(database, isNew ? noSlots : readSlots(database))
      : withAdded(database, noSlots, gathered.ids)
  if (gathered === null) {
    noteSources(database, null)
    makeColumns(database, slots.ids.length, slots.slotOf)
  } else {
    gathered.columns.write()
    takeCells(database, [...gathered.late], slots)
  }
  const byId = slotsById(slots)
  const chosen = language ?? readState(database, languageState) ?? before?.language ?? defaultLanguage()
  const first = orderRules(chosen).filter(({ column }) => firstOrders.includes(column))
  const filled = first.map((rule) => [rule.column, makeOrder(database, rule, slots, byId)])
  writeState(database, indexState, {
    language: chosen,
    count: slots.ids.length,
    filled: Object.fromEntries(filled),
    generation: (before?.generation ?? 0) + Number(isNew),
  })
}

/** Makes some orders anew, of the customers as they are. */
function keepOrders(
  database: Database,
  kept: KeptState,
  rules: readonly OrderRule[],
  slots = readSlots(database),
): KeptState {
  const byId = slotsById(slots)
  const filled = rules.map((rule) => [rule.column, makeOrder(database, rule, slots, byId)])
  return { ...kept, filled: { ...kept.filled, ...Object.fromEntries(filled) } }
}

/** Makes the orders that are missing still, one in each step. What they show is the same with and without them. */
export function* restSteps(database: Database): Generator<void> {
  let slots: { readonly of: Slots; readonly generation: number } | null = null
  const makeNext = database.transaction((): boolean => {
    const kept = readState(database, indexState)
    if (kept === null) return false
    const rule = orderRules(kept.language).find(({ column }) => kept.filled[column] === undefined)
    if (rule === undefined) return false
    if (slots?.generation !== kept.generation || slots.of.ids.length !== kept.count) {
      slots = { of: readSlots(database), generation: kept.generation }
    }
    writeState(database, indexState, keepOrders(database, kept, [rule], slots.of))
    return true
  })
  while (makeNext.immediate()) yield
}

/**
 * Sees to it that everything is kept that should be, as in a copy from an earlier version, and that texts are ordered by
 * `language` (null: as they are). Takes seconds for a million customers where something is to be done.
 */
export function ensureKept(database: Database, language: SortLanguage | null): void {
  if (language !== null && readState(database, languageState) !== language) {
    // A copy that is empty still will be sorted by it.
    writeState(database, languageState, language)
  }
  const isDone = (): boolean => {
    const kept = readState(database, indexState)
    if (kept === null) return isEmpty(database)
    return language === null || kept.language === language
  }
  if (isDone()) return
  database
    .transaction(() => {
      if (isDone()) return
      const kept = readState(database, indexState)
      if (kept === null || language === null) keepAll(database, language, false)
      else {
        const rules = orderRules(language).filter(
          (rule) => isAlphabetic(rule) && kept.filled[rule.column] !== undefined,
        )
        writeState(database, indexState, { ...keepOrders(database, kept, rules), language })
      }
      writeState(database, revisionState, (readState(database, revisionState) ?? 0) + 1)
    })
    .immediate()
}

/** Follows a merge, so that what is kept fits the customers when it commits. */
export interface Keeper {
  /** To be called behind the merge, with the customers that were found removed. */
  readonly finish: (gone: readonly number[]) => void
}

/** Which incoming customers will have another value in a stored column than they had. */
function readMoves(database: Database, stored: readonly string[]): Map<string, number[]> {
  const differs = stored.map((column) =>
    column === 'removed_at' ? 'c.removed_at IS NOT NULL' : `i.${column} IS NOT c.${column}`,
  )
  const moves = new Map<string, number[]>(stored.map((column) => [column, []]))
  const rows = database
    .prepare<[], number[]>(
      `SELECT i.id, ${differs.join(', ')} FROM incoming_customer i JOIN customer c ON c.id = i.id`,
    )
    .raw()
  for (const [id = NaN, ...flags] of rows.iterate()) {
    for (const [place, column] of stored.entries()) if (flags[place] === 1) moves.get(column)?.push(id)
  }
  return moves
}

const namesSql = (table: string): string => `SELECT id || ' ' || name FROM ${table} ORDER BY id`

/** Opens a keeper before the staged customers, `incoming` by their ids, become part of the copy. */
export function openKeeper(
  database: Database,
  incoming: readonly number[],
  gathered: GatheredCustomers | null,
): Keeper {
  const kept = readState(database, indexState)
  const isFirst = kept === null || isEmpty(database)
  if (isFirst || incoming.length > mostPatched) {
    return {
      finish: () => {
        keepAll(database, null, isFirst, gathered)
        noteRecent(database, incoming)
      },
    }
  }
  const rules = orderRules(kept.language)
  const moves = readMoves(database, [...new Set(rules.map(({ storedAs }) => storedAs))])
  const names = (): string =>
    ['customer_group', 'venue']
      .map((table) => database.prepare(namesSql(table)).pluck().all().join('\n'))
      .join('\n\n')
  const namesBefore = names()
  return {
    finish: (gone) => {
      if (gone.length > mostPatched) {
        keepAll(database, null, false)
        noteRecent(database, incoming)
        return
      }
      const isRenamed = names() !== namesBefore
      if (!isRenamed && incoming.length + gone.length === 0) return
      writeState(database, indexState, patch(database, kept, { rules, moves, incoming, gone, isRenamed }))
      noteRecent(database, incoming)
    },
  }
}

interface Changes {
  readonly rules: readonly OrderRule[]
  readonly moves: ReadonlyMap<string, readonly number[]>
  readonly incoming: readonly number[]
  readonly gone: readonly number[]
  /** Groups or venues have other names. */
  readonly isRenamed: boolean
}

function patch(database: Database, before: KeptState, changes: Changes): KeptState {
  const { rules, moves, incoming, gone, isRenamed } = changes
  const old = readSlots(database)
  const added = incoming.filter((id) => old.slotOf(id) === undefined)
  const slots = added.length === 0 ? old : withAdded(database, old, added)
  takeCells(database, [...incoming, ...gone], slots)
  const named = rules.filter(({ column }) => column === 'groupName' || column === 'venueName')
  const filled: Partial<Record<ColumnKey, number>> = { ...before.filled }
  for (const rule of rules) {
    const had = before.filled[rule.column]
    if (had === undefined || (isRenamed && named.includes(rule))) continue
    const ids = [
      ...added,
      ...(moves.get(rule.storedAs) ?? []),
      ...(rule.storedAs === 'removed_at' ? gone : []),
    ]
    if (ids.length === 0) continue
    const moved = new Set(ids.map((id) => slots.slotOf(id) ?? 0))
    filled[rule.column] = editOrder(database, rule, slots, moved, had)
  }
  const kept = { ...before, count: slots.ids.length, filled }
  const isKept = ({ column }: OrderRule): boolean => before.filled[column] !== undefined
  return isRenamed ? keepOrders(database, kept, named.filter(isKept)) : kept
}

/** Notes whose texts the search lists do not know yet. */
function noteRecent(database: Database, ids: readonly number[]): void {
  if (readState(database, searchState) === null) return
  const slots = readSlots(database)
  const note = database.prepare('INSERT OR IGNORE INTO search_recent (slot) VALUES (?)')
  for (const id of ids) {
    const slot = slots.slotOf(id)
    if (slot !== undefined) note.run(slot)
  }
}
