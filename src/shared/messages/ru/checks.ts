import type { Messages } from '../messages'
import { form, plural } from './plurals'

/** “Is everything all right?”, and the diagnostics. */
export const checks: Messages['checks'] = {
  start: 'Проверить',
  stop: 'Остановить',
  running: (done, all) => `Проверка… ${done} из ${all}`,
  allFine: 'Всё в порядке.',
  incomplete: 'Проблем не найдено, но проверить удалось не всё.',
  problems: (count) =>
    `${form(count.count, { one: 'Найдена', few: 'Найдены', many: 'Найдено' })} ${plural(count, { one: 'проблема', few: 'проблемы', many: 'проблем' })}. Что делать, написано ниже.`,
  names: {
    connection: 'Связь с Clopos',
    clock: 'Часы',
    proxy: 'Прокси',
    keyStore: 'Client secret',
    copy: 'Копия клиентов',
    settings: 'Настройки и виды',
    disk: 'Место на диске',
  },
  named: (what, connection) => `${what}: ${connection}`,
  states: {
    fine: 'В порядке',
    note: 'Внимание',
    wrong: 'Проблема',
    skipped: 'Не проверено',
    open: 'Проверяется',
  },
  connected: (customers) =>
    `Clopos принимает вход. В нём ${plural(customers, { one: 'клиент', few: 'клиента', many: 'клиентов' })}.`,
  clock: 'Часы этого компьютера совпадают с часами Clopos.',
  direct: 'Программа связывается с Clopos без прокси.',
  proxies: (list) => `Программа связывается с Clopos через прокси: ${list}.`,
  secret: {
    encrypted: 'Хранится в зашифрованном виде и читается.',
    file: 'Хранится в файле, который может читать только ваша учётная запись.',
  },
  whole: (size) => `Повреждений не найдено (${size}).`,
  free: (size) => `Свободно ${size}.`,
  skipped: {
    'no-connection': 'Подключения к Clopos пока нет.',
    'no-time': 'Clopos не сообщил, который час.',
    'no-copy': 'Клиенты ещё не загружались.',
    'not-told': 'Система не сообщает, сколько места свободно.',
    'too-slow': 'Проверка шла слишком долго и была остановлена. Повторите, когда компьютер меньше загружен.',
    cancelled: 'Остановлено до проверки.',
  },
  collect: 'Собрать…',
  collecting: 'Собираем…',
  contains: (files) =>
    `${plural(files, { one: 'файл', few: 'файла', many: 'файлов' })}. Откройте каждый, чтобы увидеть, что будет сохранено.`,
  fileOf: (name, size) => `${name} (${size})`,
  save: 'Сохранить…',
  download: 'Скачать',
  savedAs: (path) => `Сохранено: ${path}`,
}
