import type { Messages } from '../messages'

export const values: Messages['values'] = {
  yes: 'Bəli',
  no: 'Xeyr',
  male: 'Kişi',
  female: 'Qadın',
}

export const unreadable: Messages['unreadable'] = {
  id: 'tam ədəd deyil',
  named: 'tam ədəd deyil',
  count: 'tam ədəd deyil',
  number: 'ədəd deyil',
  money: 'ədəd deyil',
  text: 'mətn deyil',
  'long-text': 'mətn deyil',
  uuid: 'mətn deyil',
  phone: 'mətn deyil',
  phones: 'telefon nömrələri siyahısı deyil',
  gender: 'nə kişi, nə də qadın',
  boolean: 'nə bəli, nə də xeyr',
  date: 'düzgün tarix deyil',
  instant: 'düzgün tarix deyil',
  addresses: 'ünvanlar siyahısı deyil',
}
