import { columnByApiName, columnKeys, columnOf, type ColumnKey } from '#shared/columns'
import type { CustomerDetails, Problem } from '#shared/customer'
import { fieldOf, type DetailSection } from '#shared/fields/table'
import type { Messages } from '#shared/messages/index'
import type { Formats } from '#shared/locale/formats'
import { cellText } from '../table/cell-text'

/** A line of the details: its name, its text and its link. */
export interface Detail {
  readonly label: string
  readonly value: string
  readonly link?: { readonly href: string; readonly kind: 'phone' | 'mail' }
}

export interface DetailGroup {
  readonly title: string
  readonly details: readonly Detail[]
}

/** The data of the details. */
interface Shown {
  readonly customer: CustomerDetails
  readonly messages: Messages
  readonly formats: Formats
  readonly now: Date
}

type DetailsOf = (shown: Shown) => readonly Detail[]

function plainDetail(key: ColumnKey, { customer, messages, formats }: Shown): readonly Detail[] {
  const value = cellText(customer, columnOf(key), messages, formats).trim()
  return [{ label: messages.columns[key], value }]
}

/** The number of a phone link (RFC 3966): digits, with a plus if it was written. */
export function telLink(phone: string): string {
  const digits = phone.replace(/\D+/g, '')
  return `tel:${phone.trim().startsWith('+') ? '+' : ''}${digits}`
}

/** The address of an email link (RFC 6068). */
export function mailLink(email: string): string {
  return `mailto:${encodeURIComponent(email.trim()).replace(/%40/g, '@')}`
}

/** Full years between a birthday (`YYYY-MM-DD`) and `now`, or null if that makes no sense. */
export function yearsBetween(birthday: string, now: Date): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthday)
  if (match === null) return null
  const [year, month, day] = match.slice(1).map(Number)
  if (year === undefined || month === undefined || day === undefined) return null
  const hadBirthday = now.getMonth() + 1 > month || (now.getMonth() + 1 === month && now.getDate() >= day)
  const years = now.getFullYear() - year - (hadBirthday ? 0 : 1)
  return years >= 0 && years < 130 ? years : null
}

const phoneDetails: DetailsOf = ({ customer, messages }) =>
  [customer.phone, ...customer.phones].map((phone) => ({
    label: messages.columns.phone,
    value: phone?.trim() ?? '',
    link: { href: telLink(phone ?? ''), kind: 'phone' },
  }))

/** Fields with more than a label and a value. */
const special: Readonly<Partial<Record<ColumnKey, DetailsOf>>> = {
  phone: phoneDetails,
  /** With the first one. */
  phones: () => [],
  email: (shown) =>
    plainDetail('email', shown).map((detail) =>
      detail.value.includes('@')
        ? { ...detail, link: { href: mailLink(detail.value), kind: 'mail' } }
        : detail,
    ),
  /** Clopos's list of addresses contains more than the single address. */
  address: (shown) => {
    const { addresses } = shown.customer
    if (addresses.length === 0) return plainDetail('address', shown)
    const { columns, window } = shown.messages
    return addresses.map(({ type, text }) => ({
      label: type === null ? columns.address : window.details.addressOf(type),
      value: text,
    }))
  },
  receiptCount: (shown) => {
    const { customer, messages, formats } = shown
    const { spent, receiptCount } = customer
    const average =
      spent === null || receiptCount === null || receiptCount === 0 ? '' : formats.money(spent / receiptCount)
    return [
      ...plainDetail('receiptCount', shown),
      { label: messages.window.details.averageReceipt, value: average },
    ]
  },
  dateOfBirth: (shown) => {
    const { customer, messages, formats, now } = shown
    const years = customer.dateOfBirth === null ? null : yearsBetween(customer.dateOfBirth, now)
    return plainDetail('dateOfBirth', shown).map(({ label, value }) => ({
      label,
      value: years === null ? value : `${value} (${messages.window.details.age(formats.counted(years))})`,
    }))
  },
}

const sections: readonly DetailSection[] = ['contact', 'loyalty', 'money', 'dates', 'ids']

/** Everything about a customer, in sections, without empty values. */
export function detailGroups(
  customer: CustomerDetails,
  messages: Messages,
  formats: Formats,
  now: Date,
): readonly DetailGroup[] {
  const shown: Shown = { customer, messages, formats, now }
  return sections
    .map((section) => ({
      title: messages.window.details[section],
      details: columnKeys
        .filter((key) => fieldOf(key).section === section)
        .flatMap((key) => (special[key] ?? ((all) => plainDetail(key, all)))(shown))
        .filter(({ value }) => value !== ''),
    }))
    .filter(({ details }) => details.length > 0)
}

/** The name of a field, or its API name if it has no column. */
export function fieldLabel(api: string, messages: Messages): string {
  const column = columnByApiName(api)
  if (column === undefined) return messages.window.changes.fields[api] ?? api
  return messages.columns[column.key]
}

/** A data problem as text. */
export function problemSentence({ field, type, value }: Problem, messages: Messages): string {
  const t = messages.window.details
  return t.problem(fieldLabel(field, messages), t.types[type] ?? type, value)
}

/** The raw JSON with indents, or unchanged if it cannot be parsed. */
export function prettyJson(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2)
  } catch {
    return raw
  }
}
