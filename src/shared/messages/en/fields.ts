import type { ColumnKey } from '../../columns'
import type { CountedField, FieldName } from '../../query'

/** Every text about a single field, so that a new field has its texts in one file. */

/** The headers of columns. */
export const columns: Readonly<Record<ColumnKey, string>> = {
  id: 'ID',
  name: 'Name',
  phone: 'Phone',
  phones: 'More phones',
  email: 'Email',
  groupName: 'Group',
  spent: 'Spent',
  receiptCount: 'Receipts',
  totalDiscount: 'Discount given',
  totalBonus: 'Bonus',
  balance: 'Balance',
  cashback: 'Cashback',
  discount: 'Discount %',
  dateOfBirth: 'Birthday',
  gender: 'Gender',
  active: 'Active',
  loyalty: 'Loyalty',
  verified: 'Verified',
  code: 'Code',
  source: 'Source',
  referenceId: 'Reference',
  address: 'Address',
  description: 'Note',
  venueName: 'Venue',
  createdAt: 'Created',
  updatedAt: 'Updated',
  venueId: 'Venue ID',
  groupId: 'Group ID',
  cid: 'CID',
  removedAt: 'Removed',
}

/** What each column shows. */
export const columnHints: Readonly<Record<ColumnKey, string>> = {
  id: 'The number of the customer in Clopos.',
  name: 'The name as entered in Clopos.',
  phone: 'The main phone number. The tooltip shows how it was entered.',
  phones: 'All further phone numbers.',
  email: 'The email address.',
  groupName: 'The customer group, such as VIP.',
  spent: 'What the customer has paid in all.',
  receiptCount: 'How many receipts the customer has.',
  totalDiscount: 'All discounts that the customer got, added up.',
  totalBonus: 'The customer’s bonus.',
  balance: 'What is on the customer’s account. It can be below zero.',
  cashback: 'What is on the customer’s cashback account.',
  discount: 'The personal discount in percent.',
  dateOfBirth: 'The birthday and the age. Sorting begins with the next birthday.',
  gender: 'Male or female, if it was entered.',
  active: 'Whether the customer is active in Clopos.',
  loyalty: 'Whether the customer is in the loyalty program.',
  verified: 'Whether the customer is verified in Clopos.',
  code: 'The code or card number of the customer.',
  source: 'Where the customer came from, such as a QR menu.',
  referenceId: 'The customer’s ID in another system.',
  address: 'The main address. The details show all of them.',
  description: 'The note about the customer.',
  venueName: 'The venue of the customer.',
  createdAt: 'When the customer was added in Clopos.',
  updatedAt: 'When the customer last changed in Clopos.',
  venueId: 'The number of the venue in Clopos.',
  groupId: 'The number of the group in Clopos.',
  cid: 'The technical ID of the customer in Clopos.',
  removedAt: 'When a sync noticed that the customer was deleted in Clopos.',
}

/** The name of a field, and what its filter does. */
interface FilterText {
  readonly name: string
  readonly hint: string
}

/** Filters by their keywords. */
export const filterNames: Readonly<Record<FieldName, FilterText>> = {
  group: { name: 'Group', hint: 'by customer group' },
  venue: { name: 'Venue', hint: 'by venue' },
  spent: { name: 'Spent', hint: 'by amount spent' },
  receipts: { name: 'Receipts', hint: 'by number of receipts' },
  birthday: { name: 'Birthday', hint: 'by month or in the next days' },
  has: { name: 'Has', hint: 'with a phone, an email, a birthday…' },
  no: { name: 'Has no', hint: 'without a phone, an email, a birthday…' },
  active: { name: 'Active', hint: 'active or not' },
  loyalty: { name: 'Loyalty', hint: 'in the loyalty program or not' },
  verified: { name: 'Verified', hint: 'verified or not' },
  duplicate: { name: 'Possible duplicate', hint: 'same phone or email as another customer' },
  gender: { name: 'Gender', hint: 'male or female' },
  source: { name: 'Source', hint: 'where the customer came from' },
  created: { name: 'Created', hint: 'by date created' },
  updated: { name: 'Updated', hint: 'by date of the last update' },
  new: { name: 'New', hint: 'added since a date or in the last sync' },
  changed: { name: 'Changed', hint: 'changed since a date or in the last sync' },
  removed: { name: 'Removed', hint: 'deleted in Clopos' },
  problem: { name: 'Data problems', hint: 'with unreadable values' },
  discount: { name: 'Discount %', hint: 'by discount percentage' },
  bonus: { name: 'Bonus', hint: 'by bonus' },
  balance: { name: 'Balance', hint: 'by amount on the account' },
  cashback: { name: 'Cashback', hint: 'by amount on the cashback account' },
  name: { name: 'Name', hint: 'part of the name' },
  phone: { name: 'Phone', hint: 'digits of any phone number' },
  email: { name: 'Email', hint: 'part of the email address' },
  code: { name: 'Code', hint: 'part of the code' },
  address: { name: 'Address', hint: 'part of the address' },
  note: { name: 'Note', hint: 'part of the note' },
  reference: { name: 'Reference', hint: 'part of the reference' },
  id: { name: 'ID', hint: 'by customer ID' },
}

/** Something to type, and what it means. */
export interface Example {
  readonly typed: string
  readonly means: string
}

/** An example or more of each filter. */
export const filterExamples: Readonly<Record<FieldName, readonly Example[]>> = {
  group: [{ typed: 'group:VIP,"My Customers"', means: 'in one of these groups, by name or ID' }],
  venue: [{ typed: 'venue:Downtown', means: 'at this venue, by name or ID' }],
  spent: [
    { typed: 'spent>500', means: 'spent more than 500' },
    { typed: 'spent:100..500', means: 'spent from 100 to 500' },
  ],
  receipts: [{ typed: 'receipts>=10', means: '10 or more receipts' }],
  birthday: [
    { typed: 'birthday:30d', means: 'birthday in the next 30 days' },
    { typed: 'birthday:march', means: 'birthday in March; also today, this-week, this-month' },
    { typed: 'birthday:1980..1989', means: 'born in these years; also 1990-05-17' },
  ],
  has: [{ typed: 'has:phone', means: 'has a phone number; also email, birthday, address, note, receipts…' }],
  no: [{ typed: 'no:email', means: 'has no email' }],
  active: [{ typed: 'active:yes', means: 'is active; active:no: is not active' }],
  loyalty: [{ typed: 'loyalty:yes', means: 'is in the loyalty program' }],
  verified: [{ typed: 'verified:no', means: 'is not verified' }],
  duplicate: [{ typed: 'duplicate:yes', means: 'same phone number or email as another customer' }],
  gender: [{ typed: 'gender:female', means: 'women; gender:male: men' }],
  source: [{ typed: 'source:loyalty', means: 'source contains this; source:=LOYALTY: exact match' }],
  created: [{ typed: 'created:2026-01', means: 'created in January 2026; more dates below' }],
  updated: [{ typed: 'updated<90d', means: 'not updated for 90 days' }],
  new: [{ typed: 'new:sync', means: 'new in the last sync; also new:7d' }],
  changed: [
    { typed: 'changed:24h', means: 'changed in the last 24 hours; also changed:sync' },
    { typed: 'changed:latest', means: 'changed in the last sync that found changes' },
  ],
  removed: [
    { typed: 'removed:any', means: 'also customers deleted in Clopos; removed:yes: only these' },
    { typed: 'removed:7d', means: 'deleted in the last 7 days; also removed:sync' },
  ],
  problem: [{ typed: 'problem:yes', means: 'has unreadable values; also problem:birthday' }],
  discount: [{ typed: 'discount:5..10', means: 'discount from 5 to 10 %' }],
  bonus: [{ typed: 'bonus>0', means: 'has a bonus' }],
  balance: [{ typed: 'balance<0', means: 'balance below 0' }],
  cashback: [{ typed: 'cashback>=10', means: 'has at least 10 in cashback' }],
  name: [{ typed: 'name:ali', means: 'name contains this; name:="Ali Veli": exact match' }],
  phone: [{ typed: 'phone:5355757', means: 'a phone number contains these digits' }],
  email: [{ typed: 'email:example.com', means: 'email contains this' }],
  code: [{ typed: 'code:=A12', means: 'code is exactly this' }],
  address: [{ typed: 'address:nizami', means: 'address contains this' }],
  note: [{ typed: 'note:brother', means: 'note contains this' }],
  reference: [{ typed: 'reference:REF-1', means: 'reference contains this' }],
  id: [{ typed: 'id:5,7', means: 'customers with these IDs' }],
}

/** The sections of the panel that counts customers. */
export const facetNames: Readonly<Record<CountedField, string>> = {
  group: 'Group',
  venue: 'Venue',
  source: 'Source',
  active: 'Active',
  loyalty: 'Loyalty',
  verified: 'Verified',
  gender: 'Gender',
}

/** Its rows for customers without a value. */
export const facetWithout: Readonly<Record<CountedField, string>> = {
  group: 'No group',
  venue: 'No venue',
  source: 'No source',
  active: 'Unknown',
  loyalty: 'Unknown',
  verified: 'Unknown',
  gender: 'Unknown',
}
