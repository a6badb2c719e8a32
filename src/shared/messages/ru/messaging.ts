import type { Counted } from '../../locale/plurals'
import type { Messages } from '../messages'
import { plural } from './plurals'

const customers = (count: Counted): string =>
  plural(count, { one: 'клиент', few: 'клиента', many: 'клиентов' })
const numbers = (count: Counted): string => plural(count, { one: 'номер', few: 'номера', many: 'номеров' })

export const messaging: Messages['messaging'] = {
  sender: 'Для чего',
  senders: {
    whatsapp: { name: 'WhatsApp', hint: 'Номер с плюсом, имя, полное имя' },
    sms: { name: 'SMS', hint: 'Номер только цифрами, имя' },
    plain: { name: 'Только номера', hint: 'С плюсом, по одному в строке' },
  },
  explain:
    'Одна строка на мобильный номер. Номера из списка «Не отправлять сообщения» никогда не включаются.',
  recent: 'Кому недавно писали',
  recentHint: 'Клиенты из списков рассылки, экспортированных на этом компьютере.',
  include: 'Включить',
  leaveOut: (days) => `Исключить: последние ${plural(days, { one: 'день', few: 'дня', many: 'дней' })}`,
  leftOut: (count) => `Не включено: ${customers(count)}.`,
  showLeftOut: 'Кто?',
  showLeftOutOf: 'Кто не включён?',
  leftOutTitle: 'Не включены в список рассылки',
  leftOutBecause: {
    noNumber: (count) => `Нет номера телефона: ${customers(count)}`,
    optedOut: (count) => `В списке «Не отправлять сообщения»: ${customers(count)}`,
    invalid: (count) => `Номер не существует: ${customers(count)}`,
    notMobile: (count) => `Нет мобильного номера: ${customers(count)}`,
    contacted: (count) => `Недавно получали сообщение: ${customers(count)}`,
    same: (count) => `Номер совпадает с номером другого клиента: ${customers(count)}`,
  },
  correct: 'Номера, которые нужно исправить в Clopos',
  reasons: { invalid: 'Не существует', notMobile: 'Не мобильный' },
  columns: { name: 'Имя', number: 'Номер', reason: 'Проблема' },
  moreLeftOut: (count) => `И ещё ${customers(count)}.`,
  notSent: 'Не отправлено',
  notSentOf: 'Этот список рассылки не был отправлен',
  optOut: 'Не отправлять сообщения',
  allow: 'Разрешить сообщения',
  optedOut: 'Не хочет получать сообщения',
  added: (count) => `Добавлено в список «Не отправлять сообщения»: ${numbers(count)}.`,
  nothingAdded: 'Уже в списке «Не отправлять сообщения».',
  noNumbers: 'Нет номера телефона, который можно добавить.',
  undo: 'Отменить',
  list: {
    count: (count) => `В списке: ${numbers(count)}`,
    none: 'В списке никого нет.',
    loading: 'Загрузка…',
    paste: 'Номера для добавления, по одному в строке',
    add: 'Добавить',
    added: (count, known) =>
      known.count === 0
        ? `Добавлено: ${numbers(count)}.`
        : `Добавлено: ${numbers(count)}, уже в списке: ${known.text}.`,
    wrong: (count, some) => `Не номер телефона (${count.text}): ${some}`,
    removed: (count) => `Удалено: ${numbers(count)}.`,
    remove: 'Удалить',
    removeOf: (number) => `Удалить: ${number}`,
    more: 'Показать ещё',
  },
}
