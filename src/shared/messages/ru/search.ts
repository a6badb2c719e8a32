import type { Messages } from '../messages'
import { plural } from './plurals'

export const search: Messages['search'] = {
  label: 'Поиск клиентов',
  placeholder: 'Имя, телефон, почта… или group:VIP',
  clear: 'Очистить поиск',
  asText: 'Показать весь запрос текстом (F2)',
  states: 'Поиск по имени, всем телефонам, почте, коду, адресу, заметке и внешнему коду.',
  ignored: (text, why) => `«${text}» не учитывается. ${why}`,
  moreWrong: (others) => `ещё ${plural(others, { one: 'ошибка', few: 'ошибки', many: 'ошибок' })}`,
  use: (text) => `Заменить на ${text}`,
  searchFor: (text) => `Искать ${text}`,
  suggestions: 'Подсказки',
  inAll: (customers) => `всего ${customers.text}`,

  help: 'Справка по поиску',
  helpLead:
    'Введите слова для поиска. Добавьте фильтры, чтобы сузить список: показаны только клиенты, которые подходят под все. Каждый фильтр виден под строкой поиска. Нажмите на пример, чтобы попробовать.',
  keys: 'Нажмите / или Ctrl+F, чтобы перейти в строку поиска. Подсказку выбирают стрелками. Ctrl+Z отменяет последнее изменение поиска.',
  findExample: 'Найти пример',
  noExample: 'Такого примера нет',
  term: 'Вы вводите',
  meaning: 'Вы получаете',
  add: (typed) => `Добавить в поиск: ${typed}`,
  together: 'Слова и сочетания',
  dates: 'Даты и сроки',
}
