import type { Messages } from '../messages'
import { form, plural } from './plurals'

type Window = Messages['window']

const units = {
  minutes: { one: 'минуту', few: 'минуты', many: 'минут' },
  hours: { one: 'час', few: 'часа', many: 'часов' },
  days: { one: 'день', few: 'дня', many: 'дней' },
}

/** «каждый час», «каждые 2 часа», «каждую минуту». */
const every: Window['syncSettings']['each'] = ({ unit, count }) => {
  const each = form(count.count, {
    one: unit === 'minutes' ? 'каждую' : 'каждый',
    few: 'каждые',
    many: 'каждые',
  })
  return `${each} ${count.count === 1 ? units[unit].one : plural(count, units[unit])}`
}

const customer = (one: string, many: string) => ({
  one: `${one} клиента`,
  few: `${many} клиентов`,
  many: `${many} клиентов`,
})

export const found: Window['found'] = {
  new: (count) => `${count.text} ${form(count.count, { one: 'новый', few: 'новых', many: 'новых' })}`,
  changed: (count) =>
    `${count.text} ${form(count.count, { one: 'изменён', few: 'изменены', many: 'изменено' })}`,
  removed: (count) =>
    `${count.text} ${form(count.count, { one: 'удалён', few: 'удалены', many: 'удалено' })}`,
  show: {
    new: (count) => `Показать ${plural(count, customer('нового', 'новых'))}`,
    changed: (count) => `Показать ${plural(count, customer('изменённого', 'изменённых'))}`,
    removed: (count) => `Показать ${plural(count, customer('удалённого', 'удалённых'))}`,
  },
  menu: 'Что изменилось',
  bySync: (when) => `При последней синхронизации, ${when}`,
  nothing: 'Нет изменений',
  lastDays: (count) =>
    `${form(count.count, { one: 'За последний', few: 'За последние', many: 'За последние' })} ${plural(count, units.days)}`,
  anyNew: 'Новые',
  anyChanged: 'Изменённые',
  anyRemoved: 'Удалённые',
}

export const history: Window['history'] = {
  title: 'История синхронизаций',
  menu: 'История синхронизаций…',
  lastComplete: (when) => `Последняя полная синхронизация: ${when}`,
  when: 'Когда',
  why: 'Причина',
  took: 'Длительность',
  new: 'Новые',
  changed: 'Изменённые',
  removed: 'Удалённые',
  problems: 'Ошибки',
  reasons: {
    start: 'Запуск программы',
    schedule: 'По расписанию',
    network: 'Появился интернет',
    person: 'Вручную',
    'command-line': 'Командная строка',
  },
  kinds: {
    complete: 'Полная',
    'catch-up': 'Только изменения',
  },
  requests: (count) => plural(count, { one: 'запрос', few: 'запроса', many: 'запросов' }),
  seconds: (count) => `${count} с`,
  minutes: (count) => `${count} мин`,
  hours: (count) => `${count} ч`,
  done: 'Готово',
  failed: 'Ошибка',
  cancelled: 'Отменена. Ничего не изменилось.',
  interrupted: 'Прервана: программа или компьютер остановились. Ничего не изменилось.',
  onlyNotable: 'Скрыть синхронизации без изменений',
  none: 'Синхронизаций ещё не было',
  nothingNotable: (count) =>
    count.count === 1
      ? 'Последняя синхронизация не нашла изменений.'
      : `${form(count.count, { one: 'Последняя', few: 'Последние', many: 'Последние' })} ${plural(count, { one: 'синхронизация', few: 'синхронизации', many: 'синхронизаций' })} ${form(count.count, { one: 'не нашла', few: 'не нашли', many: 'не нашли' })} изменений.`,
  older: 'Показать более ранние',
  shownProblems: (count) =>
    `Показать ${plural(count, { one: 'ошибку в данных', few: 'ошибки в данных', many: 'ошибок в данных' })}`,
  readAll: 'Полная синхронизация',
  readAllHint: (span) =>
    `Обычная синхронизация загружает только изменения. Полная проходит ${every(span)} и находит даже те изменения, о которых Clopos не сообщает. Её можно запустить сейчас.`,
  settings: 'Настройки…',
}

export const changes: Window['changes'] = {
  title: 'Изменения',
  events: {
    added: 'Добавлен в Clopos',
    changed: 'Изменён',
    removed: 'Удалён в Clopos',
    restored: 'Восстановлен в Clopos',
  },
  at: (when, age) => `${when}, ${age}`,
  becomes: 'теперь:',
  empty: 'пусто',
  notSent: 'не пришло',
  all: 'Показать всё',
  less: 'Показать меньше',
  more: (count) => `Показать ещё ${count.text}`,
  fewer: 'Показать только последние',
  none: (kept) =>
    `Нет изменений за ${form(kept.count, { one: 'последний', few: 'последние', many: 'последние' })} ${plural(kept, units.days)}.`,
  fields: { address_data: 'Адреса' },
}

export const syncSettings: Window['syncSettings'] = {
  menu: 'Настройки синхронизации…',
  never: 'Выключена',
  each: (span) => {
    const said = every(span)
    return said.charAt(0).toUpperCase() + said.slice(1)
  },
  kept: ({ unit, count }) => plural(count, units[unit]),
}
