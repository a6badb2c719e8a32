import type { Random } from './random'
import type { ApiCustomer, ApiRow } from './rows'

/** A way in which a row differs from the documentation. */
export interface Oddity {
  readonly name: string
  readonly apply: (row: ApiCustomer, random: Random) => ApiRow
}

const odd = (name: string, apply: Oddity['apply']): Oddity => ({ name, apply })

const balance = (
  id: number,
  customer: ApiCustomer,
  amount: number,
  type: string,
): Readonly<Record<string, unknown>> => ({
  id,
  system_type: null,
  venue_id: null,
  name: `${type}:${customer.name}`,
  description: null,
  type,
  amount,
  position: 0,
  created_at: customer.created_at,
  updated_at: customer.updated_at,
  deleted_at: null,
})

/** The year of an instant as it was seen: one digit lost. */
const damaged = (instant: string): string => instant.replace(/^(\d\d)\d(\d)/, '$1$2')

/** Every oddity that clopos-api.md lists under "Seen in the wild". */
export const oddities: readonly Oddity[] = [
  odd('address_data null', (row) => ({ ...row, address_data: null })),
  odd('phones as numbers', (row, random) => ({
    ...row,
    phones: [994500000000 + random.below(9_999_999), 500000000 + random.below(9_999_999)],
  })),
  odd('phones as objects', (row, random) => ({
    ...row,
    phones: [
      {
        id: random.below(100_000),
        phone: `+99455${String(random.between(2_000_000, 9_999_999))}`,
        is_main: false,
      },
    ],
  })),
  odd('phones mixed', (row, random) => ({
    ...row,
    phones: [
      `050${String(random.between(2_000_000, 9_999_999))}`,
      994700000000 + random.below(9_999_999),
      { phone: `+994 77 ${String(random.between(200, 999))} 00 11` },
    ],
  })),
  odd('amounts as strings', (row) => ({
    ...row,
    discount: String(row.discount),
    spent: row.spent.toFixed(2),
    total_discount: row.total_discount.toFixed(2),
    total_bonus: row.total_bonus.toFixed(2),
  })),
  odd('booleans as 0 and 1', (row) => ({
    ...row,
    status: Number(row.status),
    can_use_loyalty_system: Number(row.can_use_loyalty_system),
    is_verified: Number(row.is_verified),
  })),
  odd('name null', (row) => ({ ...row, name: null })),
  odd('name empty', (row) => ({ ...row, name: '' })),
  // JSON leaves out what is undefined.
  odd('group missing', (row) => ({ ...row, group: undefined })),
  odd('group null', (row) => ({ ...row, group: null })),
  odd('extra fields', (row, random) => ({
    ...row,
    balance_id: row.id * 2,
    balance: balance(row.id * 2, row, random.below(5000) / 100, 'CUSTOMER'),
    cashback_balance: balance(row.id * 2 + 1, row, row.total_bonus, 'CASHBACK'),
    phone_verified_at: row.is_verified ? row.updated_at : null,
    addresses: row.address === null ? [] : [{ id: row.id, address: row.address }],
    deleted_at: null,
  })),
  odd('deleted_at set', (row) => ({ ...row, deleted_at: row.updated_at })),
  odd('impossible timestamp', (row) => ({ ...row, created_at: damaged(row.created_at) })),
  odd('impossible timestamp of the group', (row) => ({
    ...row,
    group: row.group === null ? null : { ...row.group, created_at: '203-05-25T12:08:43.000000Z' },
  })),
  odd('emoji', (row, random) => ({
    ...row,
    name: `${row.name} ${random.pick(['🌹', '👨‍👩‍👧', '⭐️⭐️', '🇦🇿'])}`,
    description: `${random.pick(['Ad günü', 'День рождения', 'Birthday'])} 🎂 ${row.updated_at.slice(5, 10)}`,
    address: `${random.pick(['Bakı', 'Баку', 'Gəncə'])} 🏠 ${String(random.between(1, 99))}`,
  })),
  odd('letters of other alphabets in codes', (row) => ({
    ...row,
    code: `ƏЖ-${String(row.id)}`,
    source: 'SİFARİŞ',
    reference_id: `Заказ №${String(row.id)}`,
  })),
  odd('blanks around text', (row) => ({ ...row, name: `  ${row.name}\u00a0 `, code: ` ${String(row.id)} ` })),
  odd('tabs and line breaks in text', (row) => ({
    ...row,
    name: `\t${row.name.replace(' ', '\t')}\n`,
    description: `1) ${row.source ?? 'POS'}\r\n2) =SUM(A1:A9)\n\t"${row.name}";\r`,
    address: `${row.address ?? 'Bakı'}\r\n${String(row.venue_id)}`,
  })),
]

/** The row with one oddity, now and then with two. */
export function makeOdd(row: ApiCustomer, random: Random): ApiRow {
  const first = random.pick(oddities)
  const changed = first.apply(row, random)
  if (!random.chance(0.2)) return changed
  // A second one, which most others leave alone.
  return { ...changed, address_data: null }
}
