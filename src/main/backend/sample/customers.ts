import { AppError } from '#shared/errors'
import { groupPlanByShare, venueByShare } from './groups'
import { idOf, indexOf } from './ids'
import { makeOdd } from './oddities'
import { emailOf, nextPerson, type Person } from './people'
import { foreignPhone, localPhone, phonePrefix } from './phones'
import { mixed, Random } from './random'
import { apiInstant, secondsOf, type ApiCustomer, type ApiGroup, type ApiRow } from './rows'
import { nextAddress, nextAddressData, nextNote } from './texts'
import { defaultNewest, timesOf } from './times'

/** More than the app is made for. */
const maxSampleCustomers = 2_000_000

export interface SampleOptions {
  readonly customers: number
  /** Other seeds give other customers. Default 1. */
  readonly seed?: number
  /** Whether about one row in a hundred is odd (see `oddities`). Default true. */
  readonly oddRows?: boolean
  /** The last day of the customers, milliseconds since 1970. Default: a fixed day. */
  readonly newest?: number
}

/** Invented customers. None is held in memory: each is created again from the seed and its index. */
export interface SampleCustomers {
  readonly count: number
  /** The row with this index, from 0; rows past `count` exist too, for customers that come later. */
  readonly rowAt: (index: number) => ApiRow
  readonly idAt: (index: number) => number
  /** The index of an id, or null where the sample has no such customer. */
  readonly indexOf: (id: number) => number | null
  /** What `rowAt(index)` has as that instant, in seconds since 1970, without making the row; null: unreadable. */
  readonly secondsAt: (index: number, field: 'created_at' | 'updated_at') => number | null
  readonly isOdd: (index: number) => boolean
}

const streams = { person: 1, account: 2, odd: 3 }

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const hexOf = (byte: number): string => hex[byte & 255] ?? ''

/** A version 4 UUID (RFC 9562) of random bits. */
function uuid(random: Random): string {
  const a = random.bits()
  const b = random.bits()
  const c = random.bits()
  const d = random.bits()
  const start = `${hexOf(a)}${hexOf(a >>> 8)}${hexOf(a >>> 16)}${hexOf(a >>> 24)}-${hexOf(b)}${hexOf(b >>> 8)}`
  const middle = `${hexOf(0x40 | ((b >>> 16) & 15))}${hexOf(b >>> 24)}-${hexOf(0x80 | (c & 63))}${hexOf(c >>> 8)}`
  return `${start}-${middle}-${hexOf(c >>> 16)}${hexOf(c >>> 24)}${hexOf(d)}${hexOf(d >>> 8)}${hexOf(d >>> 16)}${hexOf(d >>> 24)}`
}

const cents = (amount: number): number => Math.round(amount * 100) / 100

interface Spending {
  readonly receipts: number
  readonly spent: number
  readonly discount: number
  readonly bonus: number
}

/** Receipts and sums with a long tail (Pareto): most came a few times, very few spent a hundred times as much. */
function nextSpending(random: Random, weight: number, discount: number, loyal: boolean): Spending {
  if (random.chance(0.14)) return { receipts: 0, spent: 0, discount: 0, bonus: 0 }
  const receipts = Math.min(2500, Math.floor(Math.pow(1 - random.fraction(), -0.75) * Math.sqrt(weight)) || 1)
  // In manat; a dinner for one to a banquet.
  const receipt = Math.min(3000, (6 + 18 * Math.pow(1 - random.fraction(), -0.4)) * Math.sqrt(weight))
  const full = receipts * receipt
  const given = cents((full * discount) / 100)
  const spent = cents(full - given)
  return { receipts, spent, discount: given, bonus: loyal ? cents(spent * 0.03 * random.fraction()) : 0 }
}

const pad = (value: number): string => (value < 10 ? `0${String(value)}` : String(value))

function nextBirthday(random: Random): string {
  // The sum of two makes the middle ages the most frequent.
  const year = 1945 + random.below(34) + random.below(33)
  const month = random.between(1, 12)
  const leap = year % 4 === 0 ? 29 : 28
  const days = month === 2 ? leap : [4, 6, 9, 11].includes(month) ? 30 : 31
  return `${String(year)}-${pad(month)}-${pad(random.between(1, days))}`
}

const sources = ['LOYALTY', 'LOYALTY', 'LOYALTY', 'POS', 'QR_MENU', 'WEBSITE', 'IMPORT']

function nextCode(random: Random, index: number): string | null {
  const kind = random.fraction()
  if (kind > 0.24) return null
  if (kind < 0.14) return `C-${String(index + 1).padStart(7, '0')}`
  return `29${String(4_000_000_000 + index)}${String(random.below(10))}`
}

/** Makes the customers of one seed. `groupOf` finds the group that a row carries. Throws `invalid-input`. */
export function createSampleCustomers(
  options: SampleOptions,
  groupOf: (id: number) => ApiGroup | null,
): SampleCustomers {
  const { customers: count, seed = 1, oddRows = true, newest = defaultNewest } = options
  if (!Number.isSafeInteger(count) || count < 0 || count > maxSampleCustomers) {
    throw new AppError({
      code: 'invalid-input',
      problem: `The number of sample customers must be a whole number from 0 to ${String(maxSampleCustomers)}.`,
    })
  }
  // One generator for all rows, which starts again for each.
  const random = new Random()
  const isOdd = (index: number): boolean => oddRows && mixed(seed ^ 0x0dd, index) % 100 === 0
  // A few people are there twice, registered again some days later.
  const personIndex = (index: number): number => {
    const bits = mixed(seed ^ 0x2e, index)
    return bits % 140 === 0 ? Math.max(0, index - 1 - ((bits >>> 8) % 400)) : index
  }

  const plainRow = (index: number): ApiCustomer => {
    const times = timesOf(seed, index, count, newest)
    const who = personIndex(index)
    const person = nextPerson(random.restart(seed, who, streams.person))
    const phone = nextPhone(random, who, index)
    return account(random.restart(seed, index, streams.account), index, person, {
      phone,
      createdAt: apiInstant(times.createdAt),
      updatedAt: apiInstant(times.updatedAt),
      groupOf,
    })
  }

  return {
    count,
    rowAt: (index) => {
      const row = plainRow(index)
      return isOdd(index) ? makeOdd(row, random.restart(seed, index, streams.odd)) : row
    },
    idAt: idOf,
    indexOf: (id) => {
      const index = indexOf(id)
      return index === null || index >= count ? null : index
    },
    secondsAt: (index, field) => {
      const times = timesOf(seed, index, count, newest)
      if (!isOdd(index)) return (field === 'created_at' ? times.createdAt : times.updatedAt) / 1000
      return secondsOf(makeOdd(plainRow(index), random.restart(seed, index, streams.odd))[field])
    },
    isOdd,
  }
}

/** The person's number; somebody registered twice has the same one, written in another way. */
function nextPhone(random: Random, who: number, index: number): string | null {
  const kind = random.fraction()
  if (kind < 0.1) return null
  if (kind < 0.14) return foreignPhone(random)
  return localPhone(phonePrefix(random), who, random.below(6) + (who === index ? 0 : 2))
}

interface Known {
  readonly phone: string | null
  readonly createdAt: string
  readonly updatedAt: string
  readonly groupOf: (id: number) => ApiGroup | null
}

function nextPhones(random: Random, index: number): string[] {
  const count = random.chance(0.8) ? 1 : random.between(2, 3)
  return Array.from({ length: count }, (_, place) =>
    // Lines from the other end, so that they meet no primary number.
    localPhone(phonePrefix(random), 9_999_999 - index * 3 - place, random.below(6)),
  )
}

/** What is on the account: one in five owes something. */
const owed = (index: number): number => (index % 5 === 0 ? cents(0 - (index % 97)) : cents((index % 401) / 4))

/** All but the person: made from the account's own random numbers. */
function account(random: Random, index: number, person: Person, known: Known): ApiCustomer {
  const { language } = person
  const plan = groupPlanByShare[random.below(1000)]
  const groupId = plan?.group.id ?? 1
  const discount = plan === undefined ? 0 : random.pick(plan.discounts)
  const loyal = random.chance(groupId === 1 ? 0.4 : 0.85)
  const spending = nextSpending(random, plan?.spending ?? 1, discount, loyal)
  const address = random.chance(0.22) ? nextAddress(random, language) : null
  return {
    id: idOf(index),
    cid: uuid(random),
    venue_id: venueByShare[random.below(100)] ?? 1,
    group_id: groupId,
    name: person.name,
    email: random.chance(0.31) ? emailOf(random, person, index) : null,
    phone: known.phone,
    phones: random.chance(0.06) ? nextPhones(random, index) : [],
    address,
    address_data: address !== null && random.chance(0.8) ? nextAddressData(random, language, address) : [],
    description: random.chance(0.08) ? nextNote(random, language) : null,
    discount,
    spent: spending.spent,
    total_discount: spending.discount,
    total_bonus: spending.bonus,
    receipt_count: spending.receipts,
    gender: random.chance(0.55) ? (person.gender === 'male' ? 1 : 2) : null,
    date_of_birth: random.chance(0.5) ? nextBirthday(random) : null,
    code: nextCode(random, index),
    source: random.chance(0.48) ? random.pick(sources) : null,
    reference_id: random.chance(0.1) ? `${String(random.between(100, 999))}-${String(index + 1)}` : null,
    status: random.chance(0.965),
    can_use_loyalty_system: loyal,
    is_verified: known.phone !== null && random.chance(0.45),
    created_at: known.createdAt,
    updated_at: known.updatedAt,
    // Most have paid what they owe.
    balance: index % 3 === 0 ? { id: 2 * index, type: 'CUSTOMER', amount: owed(index) } : null,
    cashback_balance: loyal ? { id: 2 * index + 1, type: 'CASHBACK', amount: spending.bonus } : null,
    group: known.groupOf(groupId),
  }
}
