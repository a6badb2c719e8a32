import type { Messages } from '../messages'
import { facetNames, facetWithout } from './fields'
import { plural } from './plurals'

export const facets: Messages['facets'] = {
  label: 'Сводка',
  show: 'Показать сводку',
  hide: 'Скрыть сводку',
  hint: 'Нажмите на значение, чтобы увидеть только этих клиентов. Чтобы выбрать несколько, нажимайте с Ctrl или отмечайте флажки.',
  fields: facetNames,
  without: facetWithout,
  customers: (count) => plural(count, { one: 'клиент', few: 'клиента', many: 'клиентов' }),
  chosen: (count) => `Выбрано: ${count.text}`,
  clear: (field) => `Очистить: ${field}`,
  more: (count) => `Показать все (${count.text})`,
  less: 'Показать меньше',
  find: (field) => `Найти: ${field}`,
  nothing: 'Нет значений',
}
