import type { Messages } from '../messages'

export const values: Messages['values'] = {
  yes: 'Да',
  no: 'Нет',
  male: 'Мужской',
  female: 'Женский',
}

export const unreadable: Messages['unreadable'] = {
  id: 'не целое число',
  named: 'не целое число',
  count: 'не целое число',
  number: 'не число',
  money: 'не число',
  text: 'не текст',
  'long-text': 'не текст',
  uuid: 'не текст',
  phone: 'не текст',
  phones: 'не список телефонов',
  gender: 'ни мужской, ни женский',
  boolean: 'ни «да», ни «нет»',
  date: 'не дата',
  instant: 'не дата',
  addresses: 'не список адресов',
}
