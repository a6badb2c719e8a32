import type { Messages } from '../messages'
import { facetNames, facetWithout } from './fields'

export const facets: Messages['facets'] = {
  label: 'Dağılım',
  show: 'Dağılımı göster',
  hide: 'Dağılımı gizle',
  hint: 'Yalnızca o müşterileri görmek için bir değere tıklayın. Birkaçını seçmek için Ctrl ile tıklayın veya kutuları işaretleyin.',
  fields: facetNames,
  without: facetWithout,
  customers: (count) => `${count.text} müşteri`,
  chosen: (count) => `${count.text} seçili`,
  clear: (field) => `Temizle: ${field}`,
  more: (count) => `Tümünü göster (${count.text})`,
  less: 'Daha az göster',
  find: (field) => `Ara: ${field}`,
  nothing: 'Değer yok',
}
