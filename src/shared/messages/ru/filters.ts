import type { AgeUnit } from '../../query'
import { joinList } from '../../locale/lists'
import type { Counted } from '../../locale/plurals'
import type { Messages } from '../messages'
import { filterNames } from './fields'
import { form, plural } from './plurals'

interface Forms {
  readonly one: string
  readonly few: string
  readonly many: string
}

/** In the accusative, as in «за последнюю неделю» and «неделю назад». */
const units: Readonly<Record<AgeUnit, Forms>> = {
  h: { one: 'час', few: 'часа', many: 'часов' },
  d: { one: 'день', few: 'дня', many: 'дней' },
  w: { one: 'неделю', few: 'недели', many: 'недель' },
  m: { one: 'месяц', few: 'месяца', many: 'месяцев' },
  y: { one: 'год', few: 'года', many: 'лет' },
}

const unitNames: Readonly<Record<AgeUnit, string>> = {
  h: 'часов',
  d: 'дней',
  w: 'недель',
  m: 'месяцев',
  y: 'лет',
}

/** «за последний час», «за последнюю неделю», «за последние 5 дней». */
function span(
  adjective: string,
  endings: readonly [he: string, she: string, they: string],
  count: Counted,
  of: AgeUnit,
) {
  const [he, she, they] = endings
  const one = of === 'w' ? she : he
  const ending = form(count.count, { one, few: they, many: they })
  const noun = count.count === 1 ? units[of].one : plural(count, units[of])
  return `${adjective}${ending} ${noun}`
}

export const filters: Messages['filters'] = {
  label: 'Фильтры',
  add: 'Добавить фильтр',
  findFilter: 'Найти фильтр',
  noFilter: 'Такого фильтра нет',
  clearAll: 'Сбросить фильтры',
  moreFilters: (count) => `Ещё ${plural(count, { one: 'фильтр', few: 'фильтра', many: 'фильтров' })}`,
  find: (field) => `Найти: ${field}`,
  done: 'Готово',
  none: 'Нет значений',
  inUse: 'используется',
  use: (filter) => `Применить фильтр: ${filter}`,
  edit: (filter) => `Изменить фильтр: ${filter}`,
  remove: (filter) => `Убрать фильтр: ${filter}`,
  inText: (filter) => `Изменить в строке поиска: ${filter}`,
  sections: {
    customer: 'Клиент',
    money: 'Деньги',
    dates: 'Даты',
    contact: 'Контакты',
    copy: 'Изменения и данные',
  },
  fields: filterNames,
  periods: {
    today: 'сегодня',
    yesterday: 'вчера',
    'this-week': 'эта неделя',
    'last-week': 'прошлая неделя',
    'this-month': 'этот месяц',
    'last-month': 'прошлый месяц',
    'this-year': 'этот год',
    'last-year': 'прошлый год',
  },

  chip: (field, value) => `${field}: ${value}`,
  not: (value) => `не ${value}`,
  more: (first, others) => `${first} +${others.text}`,
  list: (values) => joinList(values, 'or', 'ru'),
  quoted: (text) => `«${text}»`,
  exactly: (text) => `точно «${text}»`,
  tests: {
    '=': (value) => value,
    '>': (value) => `больше ${value}`,
    '>=': (value) => `от ${value}`,
    '<': (value) => `меньше ${value}`,
    '<=': (value) => `до ${value}`,
  },
  range: (from, to) => `${from} – ${to}`,
  dateTests: {
    '>': (when) => `> ${when}`,
    '>=': (when) => `≥ ${when}`,
    '<': (when) => `< ${when}`,
    '<=': (when) => `≤ ${when}`,
  },
  age: (count, of) => plural(count, units[of]),
  ago: (age) => `${age} назад`,
  last: (count, of) => span('за последн', ['ий', 'юю', 'ие'], count, of),
  next: (count, of) => span('в ближайш', ['ий', 'ую', 'ие'], count, of),
  longerAgo: (age) => `более чем ${age} назад`,
  born: (when) => `рожд. ${when}`,
  bySync: 'при последней синхронизации',
  latest: 'в последний раз',
  inSync: (when) => `при синхронизации ${when}`,
  removedIs: { yes: 'только удалённые', any: 'показаны', no: 'скрыты' },
  problemIs: { yes: 'есть', no: 'нет' },

  anyOf: 'Показаны клиенты с любым из этих значений.',
  exclude: 'Исключить эти',
  hasOrNot: 'Заполнено или пусто',
  has: 'Заполнено',
  hasNo: 'Пусто',
  comparison: 'Сравнение',
  comparisons: {
    '>=': 'Не меньше',
    '>': 'Больше',
    '<=': 'Не больше',
    '<': 'Меньше',
    '..': 'Между',
    '=': 'Ровно',
  },
  number: 'Число',
  from: 'От',
  to: 'До',
  notNumber: 'Введите число.',
  noText: 'Введите текст для поиска.',
  noCount: 'Введите целое число до 9999.',
  noDay: 'Введите дату.',
  badDay: (example) => `Введите дату в таком виде: ${example}.`,
  noField: 'Выберите поле.',
  shortPhone: 'Введите не меньше трёх цифр.',
  contains: 'Содержит',
  exactText: 'Точное совпадение',
  count: 'Сколько',
  unit: 'Дни, недели, месяцы или годы',
  units: (of) => unitNames[of],
  dateLetters: { day: 'дд', month: 'мм', year: 'гггг' },
  period: 'Период',
  month: 'Месяц',
  modes: {
    sync: 'При последней синхронизации',
    latest: 'В последний раз',
    last: 'За последние',
    next: 'В ближайшие',
    before: 'Более чем … назад',
    period: 'За период',
    month: 'В месяце',
    range: 'Между двумя датами',
    born: 'Родились между двумя датами',
    yes: 'Только удалённые клиенты',
    any: 'Вместе с удалёнными клиентами',
  },
  addresses: 'Адреса',
  problemModes: { yes: 'С ошибками', no: 'Без ошибок', fields: 'В этих полях' },
}
