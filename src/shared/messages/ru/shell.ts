import type { Messages } from '../messages'

export const shell: Messages['shell'] = {
  cannotStart: 'Не удалось запустить Customer Desk',
  alreadyOpen: 'Customer Desk уже открыт с этой папкой данных. Его окно теперь впереди.',
  crashed: 'Customer Desk перестал работать',
  saveExport: 'Экспорт клиентов',
  allFiles: 'Все файлы',
  saveDiagnostics: 'Сохранить диагностику',
  zipFile: 'Файл ZIP',
  chooseCopy: 'Открыть копию клиентов',
  chooseFolder: 'Выберите папку для экспорта по расписанию',
  copyFile: 'Копия Customer Desk',
  quit: {
    question: (running) => `${running}. Всё равно выйти?`,
    detail: {
      sync: 'Следующая синхронизация продолжит с этого места. Клиенты на этом компьютере останутся как есть.',
      export: 'Экспорт прервётся, файл не появится.',
      index: 'Поиск и сортировка останутся медленными до следующего запуска.',
    },
    stay: 'Не выходить',
    leave: 'Выйти',
  },
  commands: { sync: 'Синхронизировать сейчас', export: 'Экспорт…' },
  updatesFrom: {
    question: (place) => `Получать обновления отсюда: ${place}?`,
    detail:
      'Кто может размещать там файлы, тот может изменить это приложение. Указывайте только адрес, который знаете.',
    cancel: 'Отмена',
    use: 'Использовать',
  },
  tray: { open: 'Открыть Customer Desk', quit: 'Выйти' },
  menu: {
    edit: 'Правка',
    undo: 'Отменить',
    redo: 'Повторить',
    cut: 'Вырезать',
    copy: 'Копировать',
    paste: 'Вставить',
    selectAll: 'Выделить всё',
    view: 'Вид',
    actualSize: 'Обычный размер',
    zoomIn: 'Увеличить',
    zoomOut: 'Уменьшить',
    fullScreen: 'Во весь экран',
  },
  openAt: (address) => `Customer Desk открыт по адресу ${address}`,
  openNextAt: (address) => `Этот адрес уже использован. Для другой вкладки откройте ${address}`,
  howToStop: 'Чтобы остановить, нажмите Ctrl+C.',
  notAdmitted:
    'Эту страницу может открыть только тот, кто запустил Customer Desk. Каждый адрес работает один раз: откройте последний, который показала программа.',
  notHere: 'Страница не найдена.',
  unknownOption: (problem) => `${problem} Все параметры показывает --help.`,
  badPort: (text) => `Порт должен быть числом от 0 до 65535, а не «${text}».`,
  portTaken: (port) => `Порт ${String(port)} занят другой программой. Выберите другой с помощью --port.`,
  serveHelp: `Customer Desk в браузере на этом компьютере.

  --data DIR   папка для всех данных (по умолчанию CUSTOMER_DESK_DATA или папка программ в системе)
  --port N     порт (по умолчанию любой свободный)
  --open       открыть браузер (по умолчанию, если есть экран)
  --no-open    только показать адрес
  --help       показать эту справку
`,
}
