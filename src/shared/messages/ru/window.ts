import { joinList } from '../../locale/lists'
import type { Counted } from '../../locale/plurals'
import type { JobKind } from '../../jobs'
import type { Messages } from '../messages'
import { form, plural } from './plurals'
import { exporting } from './exporting'
import { changes, found, history, syncSettings } from './syncs'

const customers = (count: Counted): string =>
  plural(count, { one: 'клиент', few: 'клиента', many: 'клиентов' })

const jobs: Readonly<
  Record<
    JobKind,
    { readonly running: string; readonly cancel: string; readonly cancelled: string; readonly failed: string }
  >
> = {
  sync: {
    running: 'Идёт синхронизация',
    cancel: 'Отменить синхронизацию',
    cancelled: 'Синхронизация отменена. Ничего не изменилось.',
    failed: 'Синхронизация не завершилась.',
  },
  export: {
    running: 'Идёт экспорт',
    cancel: 'Отменить экспорт',
    cancelled: 'Экспорт отменён. Файл не записан.',
    failed: 'Экспорт не завершился.',
  },
  index: {
    running: 'Клиенты индексируются',
    cancel: 'Остановить индексацию',
    cancelled: 'Индексация остановлена. Поиск и сортировка пока будут медленнее.',
    failed: 'Индексация не завершилась. Поиск и сортировка пока будут медленнее.',
  },
}

export const window: Messages['window'] = {
  appName: 'Customer Desk',
  titleOf: (connection) => `${connection} – Customer Desk`,
  loading: 'Открываем…',
  close: 'Закрыть',
  cancel: 'Отмена',
  back: 'Назад',
  nameLabel: 'Название',
  tryAgain: 'Повторить',
  dismiss: 'Закрыть',
  signInAgain: 'Войти снова',
  startFailed: 'Не удалось запустить Customer Desk',
  lostTouch: 'Потеряна связь с Customer Desk на этом компьютере. Подключаемся снова…',
  lostTouchLong:
    'Customer Desk на этом компьютере не отвечает. Если он был закрыт, запустите его снова и откройте новый адрес.',

  start: {
    title: 'Customer Desk',
    lead: 'Просматривайте, ищите и экспортируйте клиентов Clopos на этом компьютере, с интернетом и без него.',
    choices: 'Начало работы',
    connect: 'Подключитесь к Clopos',
    connectHint: 'Скопируйте своих клиентов на этот компьютер и поддерживайте копию актуальной.',
    connectAction: 'Подключиться…',
    sample: 'Попробуйте на примерах',
    sampleHint: 'Попробуйте программу на вымышленных клиентах. Данные не покинут этот компьютер.',
    sampleSize: 'Число клиентов',
    sampleCount: customers,
    sampleName: 'Примеры клиентов',
    sampleAction: 'Открыть примеры клиентов',
    copy: 'Откройте имеющуюся копию',
    copyHint: 'Откройте копию, которую Customer Desk создал раньше на этом или другом компьютере.',
    copyPath: 'Путь к файлу',
    copyPathHint: 'Полный путь на этом компьютере, например D:\\Backup\\customers.sqlite',
    copyAction: 'Открыть копию…',
    copyOpen: 'Открыть',
    existing: 'Ваши подключения',
    rescue: (when) => `Есть резервная копия от ${when}.`,
    rescueAction: 'Восстановить',
    remove: (name) => `Удалить: ${name}`,
    kinds: {
      clopos: 'Clopos',
      copy: 'Открыто из файла',
    },
    venue: (id) => `заведение ${String(id)}`,
  },

  removal: {
    title: (name) => `Удалить ${name}?`,
    explain: 'Копия клиентов и данные для входа удалятся с этого компьютера. В Clopos ничего не изменится.',
    confirm: 'Удалить',
    keep: 'Оставить',
  },

  connect: {
    title: 'Подключение к Clopos',
    again: (name) => `Снова войти: ${name}`,
    lead: 'Эти данные есть в панели управления Clopos. Client secret остаётся на этом компьютере и больше не показывается.',
    brand: 'Бренд',
    brandHint: 'В панели управления Clopos: Дополнения, Open API, название вашего бренда.',
    clientId: 'Client ID',
    clientIdHint: 'В панели управления Clopos: Дополнения, Open API.',
    clientSecret: 'Client secret',
    clientSecretHint: 'В панели управления Clopos: Дополнения, Open API, рядом с Client ID.',
    integratorId: 'Integrator ID',
    integratorIdHint: 'Его выдаёт Clopos. Если его нет, обратитесь в поддержку Clopos.',
    venue: 'Заведение (необязательно)',
    venueHint:
      'Номер заведения. Оставьте поле пустым, чтобы использовать основное. После успешной проверки можно выбрать из списка.',
    venueDefault: 'Основное заведение бренда',
    venueNamed: (name, id) => `${name} (${String(id)})`,
    notNumber: 'Введите номер заведения или оставьте поле пустым.',
    fieldMissing: 'Заполните это поле.',
    show: 'Показать Client secret',
    hide: 'Скрыть Client secret',
    test: 'Проверить подключение',
    testing: 'Проверяем…',
    works: (found, venues) =>
      venues.count === 0
        ? `Подключение работает. Найдено: ${customers(found)}.`
        : `Подключение работает. Найдено: ${customers(found)} и ${plural(venues, { one: 'заведение', few: 'заведения', many: 'заведений' })}.`,
    venuesRefused:
      'Этому доступу не разрешено видеть список заведений. Если нужно одно из них, введите его номер.',
    save: 'Сохранить и загрузить клиентов',
    saving: 'Сохраняем…',
    weakTitle: 'Сохранить Client secret без защиты?',
    weakAgree: 'Всё равно сохранить',
    weakRefuse: 'Не сохранять',
  },

  bar: {
    connections: 'Подключения',
    connectionMenu: (name) => `Подключение: ${name}`,
    addBrand: 'Добавить другой бренд…',
    rename: 'Переименовать…',
    failed: 'Последняя синхронизация не удалась',
    add: 'Добавить или удалить подключения…',
    signIn: 'Изменить данные для входа…',
    sync: 'Синхронизировать',
    syncRunning: 'Синхронизация…',
    syncNow: 'Синхронизировать сейчас',
    export: 'Экспорт',
  },

  table: {
    label: 'Клиенты',
    noName: 'Без имени',
    columns: 'Столбцы',
    columnsFind: 'Найти столбец',
    columnsNone: 'Нет такого столбца',
    columnsReset: 'Сбросить столбцы',
    pinned: (column) => `Закрепить: ${column}`,
    removed: 'удалён',
    removedOn: (day) => `Удалён в Clopos (замечено ${day})`,
    sortHint: (column) =>
      `${column}: нажмите для сортировки. Ещё раз — обратный порядок, третий раз — без сортировки. С Shift добавляется ещё один столбец. Перетащите, чтобы переместить. Alt+Вниз открывает меню.`,
    resize: (column) => `Ширина столбца: ${column}. Двойной щелчок подгоняет по содержимому.`,
    menuOf: (column) => `Меню столбца: ${column}`,
    menu: {
      ascending: 'По возрастанию',
      descending: 'По убыванию',
      unsorted: 'Сначала самые подходящие',
      pin: 'Закрепить столбец',
      unpin: 'Открепить столбец',
      left: 'Сдвинуть влево',
      right: 'Сдвинуть вправо',
      fit: 'По содержимому',
      hide: 'Скрыть столбец',
      row: 'Клиент',
      copy: 'Копировать',
      copyWithHeader: 'Копировать с заголовками',
      copyAs: 'Копировать как…',
      copyMarkdown: 'Таблица Markdown',
      copyJson: 'JSON',
      select: 'Выбрать строку',
      unselect: 'Снять выбор',
      selectAll: 'Выбрать все',
      open: 'Открыть подробности',
      showOnly: (value) => `Показать только: ${value}`,
      showEmpty: 'Показать только пустые',
      exclude: (value) => `Исключить: ${value}`,
      excludeEmpty: 'Исключить пустые',
      duplicates: 'Найти дубли',
    },
    selectAll: 'Выбрать всех подходящих',
    isSelected: 'Выбран',
    isNotSelected: 'Не выбран',
    problems: (count) =>
      plural(count, {
        one: 'нечитаемое значение',
        few: 'нечитаемых значения',
        many: 'нечитаемых значений',
      }),
    busy: 'Загрузка…',
    searching: 'Поиск…',
    sorting: 'Сортировка…',
    quote: (column) => `${column}:`,
    corrected: (words) =>
      `Точных совпадений нет. Показаны результаты для ${joinList(
        words.map((word) => `«${word}»`),
        'and',
        'ru',
      )}.`,
  },

  empty: {
    noCopy: 'Клиентов пока нет',
    noCopyHint:
      'Выполните синхронизацию, чтобы загрузить клиентов из Clopos. После этого они доступны и без интернета.',
    noCopyOffline: 'Нет интернета, и клиенты ещё не загружены. Выполните синхронизацию, когда он появится.',
    sync: 'Синхронизировать сейчас',
    reading: 'Первая загрузка ваших клиентов',
    readingHint: 'Они появятся здесь, как только загрузятся все. А пока можно заняться другим.',
    noMatch: 'Никто не подходит',
    noMatchHint: 'Убрать фильтр или изменить поиск?',
    clear: 'Сбросить поиск и фильтры',
    noCustomers: 'В Clopos нет клиентов',
    noCustomersHint: 'Копия актуальна. Clopos не прислал ни одного клиента.',
  },

  details: {
    label: 'Подробности о клиенте',
    show: 'Показать подробности',
    close: 'Закрыть подробности',
    previous: 'Предыдущий клиент',
    next: 'Следующий клиент',
    width: 'Ширина панели',
    widthHint: 'Потяните, чтобы изменить ширину. Двойной щелчок вернёт прежнюю.',
    glance: 'Главное',
    inactive: 'Неактивен',
    lastChange: (age) => `Последнее изменение: ${age}`,
    original: (typed) => `В Clopos: ${typed}`,
    chat: (phone) => `WhatsApp: ${phone}`,
    daysToBirthday: (days) =>
      days.count === 0
        ? 'день рождения сегодня'
        : `через ${plural(days, { one: 'день', few: 'дня', many: 'дней' })}`,
    alike: 'Совпадает телефон, почта или имя',
    inCommon: { phone: 'тот же телефон', email: 'та же почта', name: 'то же имя' },
    listAlike: (count) => `Показать в списке (${count.text})`,
    other: 'Другие поля',
    contact: 'Контакты',
    loyalty: 'Лояльность',
    money: 'Деньги',
    dates: 'Даты',
    ids: 'ID',
    addressOf: (type) => `Адрес (${type.toLowerCase()})`,
    problems: 'Нечитаемые значения',
    problem: (field, value, why) => `${field}: ${value} (${why})`,
    averageReceipt: 'Средний чек',
    age: (years) => plural(years, { one: 'год', few: 'года', many: 'лет' }),
    removed: (day) => `Удалён в Clopos (замечено ${day})`,
    copy: (label) => `Копировать: ${label}`,
    copied: 'Скопировано',
    call: (phone) => `Позвонить: ${phone}`,
    write: (email) => `Написать: ${email}`,
    raw: 'Данные из Clopos (JSON)',
    copyRaw: 'Копировать JSON',
  },

  status: {
    label: 'Состояние',
    shownOf: (shown, all) =>
      shown.count === all.count
        ? customers(all)
        : `${shown.text} из ${all.text} ${form(all.count, { one: 'клиента', few: 'клиентов', many: 'клиентов' })}`,
    spent: (sum) => `Потрачено ${sum}`,
    spentEach: (average) => `В среднем на клиента ${average}`,
    spentEachHint: 'Сколько в среднем потратил один клиент',
    receipts: (count) => plural(count, { one: 'чек', few: 'чека', many: 'чеков' }),
    averageReceipt: (average) => `Средний чек ${average}`,
    averageReceiptHint: 'Вся потраченная сумма, делённая на число чеков',
    selected: (count, hidden) =>
      hidden.count > 0 ? `Выбрано: ${count.text} (не показано: ${hidden.text})` : `Выбрано: ${count.text}`,
    clearSelection: 'Снять выбор',
    selection: 'Выбор',
    exportSelection: 'Экспорт',
    exportSelectionOf: 'Экспорт выбранных клиентов',
    copySelection: 'Копировать',
    copySelectionOf: 'Копировать выбранных клиентов',
    copySelectionAs: 'Копировать выбранных клиентов как Markdown или JSON',
    copying: 'Копируем…',
    copied: (rows) =>
      `${form(rows.count, { one: 'Скопирована', few: 'Скопировано', many: 'Скопировано' })} ${plural(rows, { one: 'строка', few: 'строки', many: 'строк' })}`,
    copyFrom: (when, age) => `Копия от ${when}, ${age}`,
    noCopy: 'Копии ещё нет',
    next: (when) => `Следующая синхронизация в ${when}`,
    retry: (when) => `Повтор в ${when}.`,
    retrySoon: 'Сейчас попробуем снова.',
    lastFailed: 'Последняя синхронизация не удалась',
    lastFailedHint: 'Нажмите, чтобы открыть историю синхронизаций.',
    now: 'только что',
    minutesAgo: (minutes) => `${minutes.text} мин назад`,
    hoursAgo: (hours) => `${hours.text} ч назад`,
    daysAgo: (days) => `${plural(days, { one: 'день', few: 'дня', many: 'дней' })} назад`,
    offline: 'Офлайн',
    offlineSince: (when) => `Офлайн. Копия от ${when}`,
    tryNow: 'Повторить сейчас',
    messages: (count) => plural(count, { one: 'сообщение', few: 'сообщения', many: 'сообщений' }),
    problems: (count) =>
      plural(count, { one: 'ошибка в данных', few: 'ошибки в данных', many: 'ошибок в данных' }),
    interrupted: 'Синхронизация прервана',
    interruptedHint: 'Последняя синхронизация не завершилась. Следующая продолжит с того же места.',
  },

  jobs: {
    running: (kind) => jobs[kind].running,
    syncing: (name) => `Загрузка клиентов: ${name}`,
    exporting: 'Экспорт клиентов',
    indexing: 'Ускоряем поиск и сортировку',
    doneOf: (done, total) => `${done.text} из ${total.text}`,
    done: (done) => done.text,
    secondsLeft: (seconds) => `осталось ${seconds.text} с`,
    minutesLeft: (minutes) => `осталось ${minutes.text} мин`,
    hoursLeft: (hours) => `осталось ${hours.text} ч`,
    autoSyncing: 'Синхронизация…',
    cancel: (kind) => jobs[kind].cancel,
    cancelled: (kind) => jobs[kind].cancelled,
    failed: (kind, why) => `${jobs[kind].failed} ${why}`,
    lookingAt: (when) => `Вы смотрите копию от ${when}.`,
    messages: 'Сообщения',
    synced: 'Синхронизация выполнена.',
    syncedNothing: 'Синхронизация выполнена. Изменений нет.',
    syncedFirst: (count) =>
      `${form(count.count, { one: 'Загружен', few: 'Загружено', many: 'Загружено' })} ${customers(count)}.`,
    exported: (rows, fileName) =>
      `${form(rows.count, { one: 'Экспортирован', few: 'Экспортировано', many: 'Экспортировано' })} ${customers(rows)} в ${fileName}.`,
    open: 'Открыть',
    reveal: 'Показать в папке',
    download: 'Скачать ещё раз',
  },

  problems: {
    title: 'Ошибки в данных',
    lead: 'Программа не смогла прочитать эти значения из Clopos. Клиенты и исходные значения сохранены. Исправить значения можно в Clopos.',
    customer: 'Клиент',
    field: 'Поле',
    value: 'Значение в Clopos',
    open: (name) => `Открыть: ${name}`,
    number: (id) => `Клиент ${id}`,
    shown: (shown, all) =>
      `${shown.text} из ${all.text} ${form(all.count, { one: 'ошибки', few: 'ошибок', many: 'ошибок' })}`,
    more: 'Показать ещё',
    none: 'Ошибок в данных нет',
    noneHint: 'Программа прочитала все значения из Clopos.',
  },

  found,
  history,
  changes,
  syncSettings,

  exporting,
}
