import type { Messages } from '../messages'

export const values: Messages['values'] = {
  yes: 'Evet',
  no: 'Hayır',
  male: 'Erkek',
  female: 'Kadın',
}
