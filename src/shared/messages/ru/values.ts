import type { Messages } from '../messages'

export const values: Messages['values'] = {
  yes: 'Да',
  no: 'Нет',
  male: 'Мужской',
  female: 'Женский',
}
