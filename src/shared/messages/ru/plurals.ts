import { pluralsOf } from '../../locale/plurals'

export const { form, plural } = pluralsOf('ru')
