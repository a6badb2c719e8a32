import type { Messages } from '../messages'
import { plural } from './plurals'

/** The screen of the settings. */
export const settings: Messages['settings'] = {
  title: 'Настройки',
  find: 'Найти настройку',
  none: 'Такой настройки нет',
  hintOf: (section) => `Настройки · ${section}`,
  sectionsLabel: 'Разделы',
  sections: {
    general: 'Общие',
    sync: 'Синхронизация',
    connection: 'Подключение',
    data: 'Данные',
    about: 'О программе',
  },
  items: {
    language: { name: 'Язык', hint: 'Тексты, числа и даты.' },
    theme: { name: 'Оформление', hint: 'Цвета окна.' },
    density: { name: 'Высота строк', hint: 'В компактном виде помещается больше клиентов.' },
    currency: { name: 'Валюта', hint: 'Показывается рядом с суммами. Clopos не сообщает валюту бренда.' },
    country: { name: 'Страна', hint: 'Для телефонов без кода страны.' },
    keepRunning: {
      name: 'Продолжать работу после закрытия',
      hint: 'После закрытия окна программа остаётся в области уведомлений и продолжает синхронизацию.',
    },
    startAtSignIn: {
      name: 'Запускать вместе с компьютером',
      hint: 'Программа открывается при входе в систему. Если она работает и после закрытия, то запускается без окна.',
    },
    syncEvery: {
      name: 'Автоматическая синхронизация',
      hint: 'Пока Customer Desk открыт. Если копия старше этого срока, то и при запуске.',
    },
    completeEvery: {
      name: 'Полная синхронизация',
      hint: 'Остальные синхронизации загружают только изменения. Удалённых клиентов находит только полная.',
    },
    keepChanges: { name: 'Хранить историю', hint: 'Изменения каждого клиента и список синхронизаций.' },
    connectionName: { name: 'Название', hint: 'Только в этой программе. В Clopos ничего не меняется.' },
    venue: {
      name: 'Заведение',
      hint: 'У каждого заведения своя копия. Другое заведение откроется как отдельное подключение, а это останется.',
    },
    signIn: { name: 'Вход', hint: 'Бренд, Client ID, Client secret и Integrator ID.' },
    connectionData: { name: 'Копия на этом компьютере', hint: 'Папка с клиентами этого подключения.' },
    dataFolder: {
      name: 'Папка данных',
      hint: 'Всё, что хранит программа: копии, настройки, виды и журнал. Для резервной копии закройте программу и скопируйте эту папку.',
    },
    version: { name: 'Версия', hint: '' },
    news: { name: 'Что нового', hint: 'На английском языке.' },
    licence: { name: 'Лицензия', hint: 'Customer Desk — свободная программа.' },
    notices: {
      name: 'Программы с открытым кодом',
      hint: 'Чужие программы в составе этой. Спасибо их авторам.',
    },
  },
  notStored: (why) => `Не удалось сохранить. ${why}`,
  languageSystem: 'Как на компьютере',
  themes: {
    system: 'Как в системе',
    light: 'Светлое',
    dark: 'Тёмное',
    contrast: 'Контрастное',
  },
  densities: {
    comfortable: 'Просторно',
    compact: 'Компактно',
  },
  coded: (code, name) => `${code} – ${name}`,
  pick: (setting, chosen) => `${setting}: ${chosen}`,
  noCurrency: 'Без валюты',
  pickFind: 'Найти',
  pickNone: 'Ничего не найдено',
  venueDefault: 'Основное заведение бренда',
  venueNumber: (id) => `Заведение ${String(id)}`,
  venueOf: (connection, venue) => `${connection} · ${venue}`,
  venuesLoading: 'Запрашиваем заведения у Clopos…',
  changeSignIn: 'Изменить данные для входа…',
  signedInAs: (brand, clientId) => `${brand}, Client ID: ${clientId}`,
  copyPath: 'Копировать путь',
  pathCopied: 'Скопировано',
  reveal: 'Показать в папке',
  size: (size) => `Размер: ${size}`,
  sizes: {
    kilobytes: (amount) => `${amount} КБ`,
    megabytes: (amount) => `${amount} МБ`,
    gigabytes: (amount) => `${amount} ГБ`,
  },
  show: 'Показать',
  thisVersion: 'Эта версия',
  older: 'Прошлые версии',
  packages: (count) => plural(count, { one: 'пакет', few: 'пакета', many: 'пакетов' }),
  packageOf: (name, version, licence) => `${name} ${version} (${licence})`,
  chromium:
    'В программе для компьютера лицензии Chromium находятся рядом с ней, в файле LICENSES.chromium.html.',
}
