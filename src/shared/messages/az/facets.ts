import type { Messages } from '../messages'
import { facetNames, facetWithout } from './fields'

export const facets: Messages['facets'] = {
  label: 'Bölgü',
  show: 'Bölgünü göstər',
  hide: 'Bölgünü gizlət',
  hint: 'Yalnız həmin müştəriləri görmək üçün dəyəri klikləyin. Bir neçəsini seçmək üçün Ctrl ilə klikləyin və ya xanaları işarələyin.',
  fields: facetNames,
  without: facetWithout,
  customers: (count) => `${count.text} müştəri`,
  chosen: (count) => `${count.text} seçilib`,
  clear: (field) => `Təmizlə: ${field}`,
  more: (count) => `Hamısını göstər (${count.text})`,
  less: 'Daha az göstər',
  find: (field) => `Axtar: ${field}`,
  nothing: 'Dəyər yoxdur',
}
