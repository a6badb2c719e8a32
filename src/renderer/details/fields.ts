import { columnByApiName, columnOf, type ColumnKey } from '#shared/columns'
import type { CustomerDetails, Problem } from '#shared/customer'
import type { Messages } from '#shared/messages/index'
import type { Formats } from '../formats'
import { cellText } from '../table/cell-text'

/** One line of the details: what it is called, what it says, and what it leads to. */
export interface Detail {
  readonly label: string
  readonly value: string
  readonly link?: { readonly href: string; readonly kind: 'phone' | 'mail' }
}

export interface DetailGroup {
  readonly title: string
  readonly details: readonly Detail[]
}

/** What a phone's link calls (RFC 3966): digits, and a plus in front where it was written. */
export function telLink(phone: string): string {
  const digits = phone.replace(/\D+/g, '')
  return `tel:${phone.trim().startsWith('+') ? '+' : ''}${digits}`
}

/** What a link to write to an address opens (RFC 6068). */
export function mailLink(email: string): string {
  return `mailto:${encodeURIComponent(email.trim()).replace(/%40/g, '@')}`
}

/** Full years between a birthday (`YYYY-MM-DD`) and `now`, or null where that makes no sense. */
export function yearsBetween(birthday: string, now: Date): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthday)
  if (match === null) return null
  const [year, month, day] = match.slice(1).map(Number)
  if (year === undefined || month === undefined || day === undefined) return null
  const hadBirthday = now.getMonth() + 1 > month || (now.getMonth() + 1 === month && now.getDate() >= day)
  const years = now.getFullYear() - year - (hadBirthday ? 0 : 1)
  return years >= 0 && years < 130 ? years : null
}

/** What is known of a customer, in groups; what is empty is left out. */
export function detailGroups(
  customer: CustomerDetails,
  messages: Messages,
  formats: Formats,
  now: Date,
): readonly DetailGroup[] {
  const t = messages.window.details
  const of = (...keys: ColumnKey[]): Detail[] =>
    keys.map((key) => ({
      label: messages.columns[key],
      value: cellText(customer, columnOf(key), messages, formats).trim(),
    }))
  const phones = [customer.phone, ...customer.phones].filter((phone) => phone !== null && phone.trim() !== '')
  const email = customer.email?.trim() ?? ''
  const years = customer.dateOfBirth === null ? null : yearsBetween(customer.dateOfBirth, now)
  const { spent, receiptCount } = customer
  const groups: DetailGroup[] = [
    {
      title: t.contact,
      details: [
        ...phones.map((phone) => ({
          label: messages.columns.phone,
          value: phone ?? '',
          link: { href: telLink(phone ?? ''), kind: 'phone' as const },
        })),
        {
          label: messages.columns.email,
          value: email,
          ...(email.includes('@') ? { link: { href: mailLink(email), kind: 'mail' as const } } : {}),
        },
        ...(customer.addresses.length === 0 ? of('address') : []),
        ...customer.addresses.map(({ type, text }) => ({
          label: type === null ? messages.columns.address : t.addressOf(type),
          value: text,
        })),
        ...of('gender', 'description'),
      ],
    },
    { title: t.loyalty, details: of('groupName', 'active', 'loyalty', 'verified', 'discount', 'source') },
    {
      title: t.money,
      details: [
        ...of('spent', 'receiptCount'),
        {
          label: t.averageReceipt,
          value:
            spent === null || receiptCount === null || receiptCount === 0
              ? ''
              : formats.money(spent / receiptCount),
        },
        ...of('totalDiscount', 'totalBonus'),
      ],
    },
    {
      title: t.dates,
      details: [
        ...of('dateOfBirth').map(({ label, value }) => ({
          label,
          value: years === null ? value : `${value} (${t.age(formats.counted(years))})`,
        })),
        ...of('createdAt', 'updatedAt', 'removedAt'),
      ],
    },
    { title: t.ids, details: of('id', 'code', 'referenceId', 'cid', 'venueName', 'venueId', 'groupId') },
  ]
  return groups
    .map(({ title, details }) => ({ title, details: details.filter(({ value }) => value !== '') }))
    .filter(({ details }) => details.length > 0)
}

/** A field's name as people know it; the API's where there is no column for it. */
export function fieldLabel(api: string, messages: Messages): string {
  const column = columnByApiName(api)
  if (column === undefined) return messages.window.changes.fields[api] ?? api
  return messages.columns[column.key]
}

/** A data problem in words. */
export function problemSentence({ field, type, value }: Problem, messages: Messages): string {
  const t = messages.window.details
  return t.problem(fieldLabel(field, messages), t.types[type] ?? type, value)
}

/** The raw JSON with indents; as it is where it cannot be read. */
export function prettyJson(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2)
  } catch {
    return raw
  }
}
