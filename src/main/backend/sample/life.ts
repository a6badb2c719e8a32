import { groupPlanByShare } from './groups'
import { azerbaijaniNames, russianNames } from './names'
import type { SampleLanguage } from './people'
import { localPhone, phonePrefix } from './phones'
import { mixed, Random } from './random'
import { apiInstant, type ApiCustomer, type ApiRow } from './rows'
import type { RowChanges, SampleStore } from './store'
import { nextAddress, nextAddressData } from './texts'

/** Something that happens in the sample shop. A `twin` is a guest who registers a second time. */
type Event =
  'visit' | 'phone' | 'name' | 'group' | 'address' | 'newcomer' | 'twin' | 'deletion' | 'restoration'

/** The first three minutes, in seconds. In them, people who try the app see every kind of change. */
const opening: readonly (readonly [second: number, event: Event])[] = [
  [5, 'visit'],
  [14, 'phone'],
  [21, 'newcomer'],
  [28, 'visit'],
  [35, 'name'],
  [42, 'group'],
  [48, 'deletion'],
  [55, 'visit'],
  [70, 'address'],
  [84, 'twin'],
  [97, 'visit'],
  [110, 'phone'],
  [125, 'visit'],
  [140, 'restoration'],
  [155, 'newcomer'],
  [170, 'visit'],
]

/** What happens after that, each as often as it stands here. */
const usual: readonly Event[] = [
  ...Array.from({ length: 76 }, () => 'visit' as const),
  ...Array.from({ length: 8 }, () => 'newcomer' as const),
  ...(['phone', 'phone', 'phone', 'name', 'name', 'name', 'group', 'group', 'group', 'group'] as const),
  ...(['address', 'address', 'address', 'twin', 'deletion', 'restoration'] as const),
]

/** The time between two events, in seconds. */
const [shortest, longest] = [20, 60]

/** After two weeks the shop rests, so that the server starts fast however long ago it was opened. */
const lifetime = 14 * 24 * 60 * 60 * 1000

/** The number of guests that come again and again. */
const regulars = 600

const stream = 4

const cents = (amount: number): number => Math.round(amount * 100) / 100

/** Odd rows stay as they are. */
const isPlain = (row: ApiRow | null): row is ApiCustomer =>
  row !== null && typeof row['name'] === 'string' && row['name'] !== '' && typeof row['spent'] === 'number'

const languageOf = ({ name }: ApiCustomer): SampleLanguage =>
  /\p{Script=Cyrillic}/u.test(name) ? 'russian' : 'azerbaijani'

function visit(random: Random, row: ApiCustomer): RowChanges {
  const full = cents(6 + 54 * Math.pow(random.fraction(), 2))
  const given = cents((full * row.discount) / 100)
  const bonus = row.can_use_loyalty_system ? cents((full - given) * 0.03) : 0
  const cashback = row.cashback_balance
  return {
    spent: cents(row.spent + full - given),
    receipt_count: row.receipt_count + 1,
    total_discount: cents(row.total_discount + given),
    total_bonus: cents(row.total_bonus + bonus),
    cashback_balance: cashback === null ? null : { ...cashback, amount: cents(cashback.amount + bonus) },
  }
}

/** Another surname, as after a wedding; the surname that was missing; else the words the other way round. */
function rename(random: Random, row: ApiCustomer): RowChanges {
  const names = languageOf(row) === 'russian' ? russianNames : azerbaijaniNames
  const surnames = row.gender === 2 ? names.femaleSurnames : names.maleSurnames
  const words = row.name.trim().split(/\s+/)
  if (words.length === 1) return { name: `${words.join('')} ${random.pick(surnames)}` }
  const known = words.findIndex((word) => surnames.includes(word))
  if (known < 0) return { name: words.toReversed().join(' ') }
  return { name: words.with(known, random.pick(surnames)).join(' ') }
}

function regroup(random: Random, row: ApiCustomer): RowChanges {
  const plans = groupPlanByShare.filter(({ group }) => group.id !== row.group_id)
  const plan = random.pick(plans)
  return { group_id: plan.group.id, discount: random.pick(plan.discounts) }
}

function move(random: Random, row: ApiCustomer): RowChanges {
  const language = languageOf(row)
  const address = nextAddress(random, language)
  return { address, address_data: nextAddressData(random, language, address) }
}

/** What somebody has who has just registered. */
const fresh: RowChanges = {
  group_id: 1,
  discount: 0,
  spent: 0,
  total_discount: 0,
  total_bonus: 0,
  receipt_count: 0,
  status: true,
  balance: null,
  cashback_balance: null,
}

/** Lets time pass in the sample shop. */
export interface SampleLife {
  /** Lets everything happen up to an instant, in milliseconds since 1970. */
  readonly goOnUntil: (now: number) => void
}

/**
 * Changes the customers of a store from `since` on, as an open shop does: guests come and spend, register, tell a new number,
 * are deleted, and some of those restored. The same seed and times give the same customers, whenever and how often time
 * goes on.
 */
export function startLife(store: SampleStore, seed: number, since: number): SampleLife {
  const random = new Random()
  const begin = Math.ceil(since / 1000) * 1000
  const deleted: ApiRow[] = []
  const newest = store.page({ page: 1, limit: 1, sort: 'id', descending: true, filters: [] }).rows[0]
  const lastId = newest?.id ?? 0
  let number = 0
  let at = begin + (opening[0]?.[0] ?? 0) * 1000

  /** One of the regulars; null: nobody is left. */
  const guest = (): ApiCustomer | null => {
    const first = 1 + (mixed(seed, random.below(regulars)) % Math.max(1, lastId))
    for (let id = first; id <= lastId; id += 1) {
      const row = store.get(id)
      if (isPlain(row)) return row
    }
    return null
  }

  const change = (changeOf: (random: Random, row: ApiCustomer) => RowChanges): void => {
    const row = guest()
    if (row !== null) store.update(row.id, { updated_at: apiInstant(at), ...changeOf(random, row) })
  }

  const register = (changes: RowChanges): void => {
    store.insert({ created_at: apiInstant(at), updated_at: apiInstant(at), ...fresh, ...changes })
  }

  const happen = (event: Event): void => {
    switch (event) {
      case 'visit':
        change(visit)
        return
      case 'phone':
        // A line that nobody has: the customers' own begin at both ends.
        change(() => ({ phone: localPhone(phonePrefix(random), 3_000_000 + number, random.below(6)) }))
        return
      case 'name':
        change(rename)
        return
      case 'group':
        change(regroup)
        return
      case 'address':
        change(move)
        return
      case 'newcomer':
        register({})
        return
      case 'twin': {
        const row = guest()
        if (row !== null) register({ name: row.name, phone: row.phone })
        return
      }
      case 'deletion': {
        const row = guest()
        if (row === null) return
        deleted.push(row)
        store.remove(row.id)
        return
      }
      case 'restoration': {
        const row = deleted.shift()
        if (row !== undefined) store.insert({ ...row, updated_at: apiInstant(at) })
      }
    }
  }

  return {
    goOnUntil: (now) => {
      while (at <= Math.min(now, begin + lifetime)) {
        random.restart(seed, number, stream)
        happen(opening[number]?.[1] ?? random.pick(usual))
        number += 1
        const planned = opening[number]?.[0]
        at = planned === undefined ? at + random.between(shortest, longest) * 1000 : begin + planned * 1000
      }
    },
  }
}
