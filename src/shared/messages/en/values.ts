import type { FieldKind } from '../../fields/kinds'

/** Values in cells and exports. */
export const values = {
  yes: 'Yes',
  no: 'No',
  male: 'Male',
  female: 'Female',
}

/** What an unreadable value is not, by the kind of its field. */
export const unreadable: Readonly<Record<FieldKind, string>> = {
  id: 'not a whole number',
  named: 'not a whole number',
  count: 'not a whole number',
  number: 'not a number',
  money: 'not a number',
  text: 'not text',
  'long-text': 'not text',
  uuid: 'not text',
  phone: 'not text',
  phones: 'not a list of phone numbers',
  gender: 'neither male nor female',
  boolean: 'neither yes nor no',
  date: 'not a valid date',
  instant: 'not a valid date',
  addresses: 'not a list of addresses',
}
