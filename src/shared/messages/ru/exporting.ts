import type { Counted } from '../../locale/plurals'
import type { Messages } from '../messages'
import { plural } from './plurals'

const customers = (count: Counted): string =>
  plural(count, { one: 'клиент', few: 'клиента', many: 'клиентов' })
const columns = (count: Counted): string =>
  plural(count, { one: 'столбец', few: 'столбца', many: 'столбцов' })

export const exporting: Messages['window']['exporting'] = {
  title: 'Экспорт',
  start: 'Экспортировать',
  fileName: (name, day) => `Клиенты ${name} ${day}`,
  past: 'Прошлые экспорты',

  whose: 'Клиенты',
  selected: 'Выбранные',
  listed: 'Из списка',
  everybody: 'Все клиенты',
  everybodyHint: 'Без поиска и фильтров',

  format: 'Формат',
  summary: (format, shown) => `${format}, ${shown}`,
  changed: 'изменён',
  optionsChanged: 'изменено',
  save: 'Сохранить как шаблон…',
  saveTitle: 'Сохранить как шаблон',
  saveLead: 'Шаблон хранит формат, его параметры и столбцы под одним названием.',
  saveDo: 'Сохранить',
  update: 'Сохранить изменения',
  updateOf: (name) => `Сохранить изменения: ${name}`,
  deleted: (name) => `«${name}» удалён.`,

  options: 'Дополнительно',
  reset: 'Сбросить параметры',
  separator: 'Разделитель',
  separators: { ',': 'Запятая', ';': 'Точка с запятой', '\t': 'Табуляция', '|': 'Вертикальная черта' },
  decimal: 'Десятичный знак',
  decimals: { '.': 'Точка (1.5)', ',': 'Запятая (1,5)' },
  dates: 'Дата и время',
  dateStyles: { local: 'Местное время, для таблиц', iso: 'UTC (ISO 8601)' },
  headings: 'Заголовки',
  apiNames: 'Названия API',
  bom: 'Пометить как UTF-8',
  bomHint: 'Нужно Excel, чтобы правильно показать все буквы.',
  guard: 'Обезвредить формулы',
  guardHint: 'Перед текстом вроде =1+1 ставится апостроф, и табличные программы его не вычисляют.',
  unguarded:
    'Теперь имя или заметка клиента может выполниться в Excel как формула. Отключайте это только для программ, которые не работают с таблицами.',
  describe: 'Добавить описание',
  describeHint: 'Второй файл рядом: какие в нём клиенты, на какое время, и контрольная сумма (SHA-256).',

  columns: 'Столбцы',
  shown: 'Как в таблице',
  all: 'Все',
  choose: 'Выбрать',
  columnCount: columns,
  everyField: 'Все поля, которые прислал Clopos, включая те, для которых нет столбца.',
  personalMark: 'Личные данные',

  preview: 'Предпросмотр',
  look: 'Вид',
  looks: { table: 'Таблица', text: 'Текст' },
  none: 'Подходящих клиентов нет.',
  failed: (why) => `Предпросмотр недоступен. ${why}`,
  more: (count) => `и ещё ${customers(count)}`,
  facts: (count, shown) => (shown === null ? customers(count) : `${customers(count)}, ${columns(shown)}`),
  about: (amount) => `около ${amount}`,
  moment: 'меньше секунды',
  seconds: (count) => `${count.text} с`,
  minutes: (count) => `${count.text} мин`,
  personal: (names) => `Личные данные: ${names}`,
  impersonal: 'Личных данных нет',
}
