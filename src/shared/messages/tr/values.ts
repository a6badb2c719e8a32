import type { Messages } from '../messages'

export const values: Messages['values'] = {
  yes: 'Evet',
  no: 'Hayır',
  male: 'Erkek',
  female: 'Kadın',
}

export const unreadable: Messages['unreadable'] = {
  id: 'tam sayı değil',
  named: 'tam sayı değil',
  count: 'tam sayı değil',
  number: 'sayı değil',
  money: 'sayı değil',
  text: 'metin değil',
  'long-text': 'metin değil',
  uuid: 'metin değil',
  phone: 'metin değil',
  phones: 'telefon listesi değil',
  gender: 'ne erkek ne kadın',
  boolean: 'ne evet ne hayır',
  date: 'geçerli bir tarih değil',
  instant: 'geçerli bir tarih değil',
  addresses: 'adres listesi değil',
}
