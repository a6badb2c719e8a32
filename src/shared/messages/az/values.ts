import type { Messages } from '../messages'

export const values: Messages['values'] = {
  yes: 'Bəli',
  no: 'Xeyr',
  male: 'Kişi',
  female: 'Qadın',
}
