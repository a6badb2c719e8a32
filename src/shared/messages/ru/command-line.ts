import { formatCount } from '../../locale/formats'
import type { Messages } from '../messages'
import { presets } from './formats'
import { form } from './plurals'

const number = (value: number): string => formatCount(value, 'ru')

const oneOfSeveral = `  --connection ИМЯ  какое подключение взять, если их несколько: название или ID (см. connections)
`

const everywhere = `  --data DIR        папка для всех данных (по умолчанию CUSTOMER_DESK_DATA или папка программ в системе)
  --language CODE   язык сообщений и заголовков: en, az, ru или tr (по умолчанию из LC_ALL, LC_MESSAGES или LANG)
  --help            показать эту справку
`

const choosing = `  --query QUERY     каких клиентов взять: слова для поиска и фильтры, например group:VIP, "spent>500", birthday:30d,
                    no:phone, -active:no, new:sync, removed:any. Можно OR и скобки. Полный список в docs/query.md
                    (по умолчанию все неудалённые клиенты)
`

const sorting = `  --sort COLUMNS    порядок, например name,-spent. Минус означает от большего к меньшему (по умолчанию по имени, а при
                    поиске сначала клиенты, у которых слово начинается с искомого текста)
`

const presetLines = Object.entries(presets)
  .map(([preset, { help }]) => `                    ${preset.padEnd(10)}${help}`)
  .join('\n')

export const commandLine: Messages['commandLine'] = {
  fetching: 'Загрузка клиентов',
  writing: 'Запись клиентов',
  progress: (done, total) => (total === null ? number(done) : `${number(done)} из ${number(total)}`),
  timeLeft: (seconds) =>
    seconds < 90
      ? `осталось ${String(Math.ceil(seconds))} с`
      : `осталось ${String(Math.round(seconds / 60))} мин`,
  written: (rows, file) =>
    `${form(rows, { one: 'Экспортирован', few: 'Экспортировано', many: 'Экспортировано' })} ${number(rows)} ${form(rows, { one: 'клиент', few: 'клиента', many: 'клиентов' })} в ${file}.`,
  forgotten: (folder) => `Все данные клиентов удалены из папки ${folder}. Настройки и виды остались.`,
  exportsLeft: 'Экспортированные файлы не удаляются. Они есть в этих папках:',
  seeHelp: (problem) => `${problem} Все команды и параметры показывает --help.`,
  noVerb:
    'Выберите команду: sync, list, count, export, views, schedule, status, history, connections, check, diagnostics, opt-outs или forget.',
  unknownVerb: (verb) => `Нет команды «${verb}».`,
  tooMuch: (argument) => `Лишний аргумент «${argument}».`,
  unknownOption: (option) => `Нет параметра ${option}.`,
  optionElsewhere: (option, verb) => `У команды ${verb} нет параметра ${option}.`,
  missingValue: (option) => `Параметру ${option} нужно значение.`,
  needlessValue: (option) => `Параметр ${option} не принимает значение.`,
  missingOption: (option) => `Параметр ${option} обязателен.`,
  badNumber: (option, text) => `${option} должен быть целым числом, а не «${text}».`,
  badBy: (text, known) => `Нельзя посчитать клиентов по «${text}». Выберите из списка: ${known.join(', ')}.`,
  badPreset: (text, known) => `Нет шаблона «${text}». Выберите из списка: ${known.join(', ')}.`,
  badFormat: (text, known) => `Нет формата «${text}». Выберите из списка: ${known.join(', ')}.`,
  badChoice: (option, text, known) =>
    `${option} не может быть «${text}». Выберите из списка: ${known.join(', ')}.`,
  presetAndFormat: 'У шаблона уже есть формат. Укажите либо --preset, либо --format.',
  bothMarks: 'Укажите либо --bom, либо --no-bom.',
  idleOption: (option, format, known) =>
    known.length === 0
      ? `${option} ничего не меняет в формате ${format}: у него нет параметров.`
      : `${option} ничего не меняет в формате ${format}. Его параметры: ${known.join(', ')}.`,
  aboutNeedsFile: 'Для --about нужен файл: у стандартного вывода нет имени.',
  noColumns: (format) => `У формата ${format} свои столбцы, --columns здесь не нужен.`,
  badDays: (option, text, most) => `${option} — это число дней от 0 до ${String(most)}, а не «${text}».`,
  unreadableFile: (file) => `Не удаётся прочитать файл «${file}».`,
  addAndRemove: 'Укажите либо --add, либо --remove.',
  badLanguage: (text, known) => `Нет языка «${text}». Выберите из списка: ${known.join(', ')}.`,
  unknownColumn: (name, known) => `Нет столбца «${name}». Выберите из списка: ${known.join(', ')}.`,
  tooManySorts: (most) => `Столбцов для сортировки может быть не больше ${String(most)}.`,
  badVenue: (text) => `CLOPOS_VENUE_ID должен быть целым числом, а не «${text}».`,
  missingVariables: (names) => `Чтобы войти в Clopos, задайте переменные окружения: ${names.join(', ')}.`,
  severalConnections: (ids) =>
    `Есть несколько подключений. Выберите одно с помощью --connection: ${ids.join(', ')}.`,
  unknownConnection: (name, known) =>
    known.length === 0
      ? `Подключения «${name}» нет, других тоже нет.`
      : `Подключения «${name}» нет. Выберите одно из: ${known.join(', ')}.`,
  ambiguousConnection: (name, known) =>
    `Название «${name}» есть у нескольких подключений. Укажите ID в скобках: ${known.join(', ')}.`,
  unknownView: (name, known) => `Нет вида «${name}». Выберите из списка: ${known.join(', ')}.`,
  unknownSchedule: (name, known) =>
    known.length === 0
      ? `Экспорта по расписанию «${name}» нет, других тоже нет.`
      : `Экспорта по расписанию «${name}» нет. Выберите из списка: ${known.join(', ')}.`,
  viewAndQuery: 'У вида есть свой поиск. Укажите либо --view, либо --query.',
  scheduleActions: 'Напишите «schedule list» или «schedule run» и название экспорта по расписанию.',
  help: `Customer Desk в командной строке: клиенты бренда Clopos на этом компьютере.

  sync         загрузить клиентов из Clopos
  list         показать клиентов, по одному объекту JSON в строке
  count        показать число клиентов
  export       записать клиентов в файл
  views        показать сохранённые и готовые виды, по одному объекту JSON в строке
  schedule     показать экспорты по расписанию или выполнить один из них
  status       показать содержимое и возраст копии
  history      показать результат каждой синхронизации
  connections  показать подключения, по одному объекту JSON в строке
  check        проверить связь, часы, диск и данные на этом компьютере
  diagnostics  записать версии, настройки, журнал и статистику в файл для поддержки
  opt-outs     показать, добавить или удалить номера тех, кто не хочет получать сообщения
  forget       удалить все данные клиентов с этого компьютера

  КОМАНДА --help показывает параметры команды.

Данные для входа в Clopos берутся из переменных окружения CLOPOS_CLIENT_ID, CLOPOS_CLIENT_SECRET, CLOPOS_BRAND и
CLOPOS_INTEGRATOR_ID. Без них берутся данные, сохранённые в программе. CLOPOS_VENUE_ID и CLOPOS_BASE_URL необязательны.
CLOPOS_BRAND и CLOPOS_VENUE_ID выбирают и копию, которую читают остальные команды. Без них берётся единственное
подключение. В сети компании при необходимости задайте HTTPS_PROXY, NO_PROXY и NODE_EXTRA_CA_CERTS.

Коды завершения: 0 успех, 1 ошибка в программе, 2 неверное использование, 3 вход отклонён, 4 нет связи с Clopos,
5 неверный ответ или повторные ошибки сервера, 6 проблема с папкой данных, копией или файлом, 130 отменено.
`,
  verbHelp: {
    sync: `sync: загрузить клиентов из Clopos и показать изменения одной строкой JSON. Если можно, загружаются только
изменённые клиенты ("kind":"catch-up"), иначе все ("kind":"complete").

  --full            загрузить всех клиентов заново
${oneOfSeveral}${everywhere}`,
    list: `list: показать клиентов как в Clopos, по одному объекту JSON в строке. У клиентов, удалённых в Clopos
(removed:yes), есть removed_at.

${choosing}${sorting}  --limit N         показать не больше N клиентов
  --offset N        пропустить первых N клиентов
${oneOfSeveral}${everywhere}`,
    count: `count: показать число клиентов.

  --by FIELD        посчитать по group, venue, source, gender, status, month (месяц создания) или birthday (месяц).
                    На каждое значение один объект JSON: {"value":"5","name":"VIP","customers":12}. "value" можно
                    использовать в фильтре. Для клиентов без значения это null
${choosing}${oneOfSeveral}${everywhere}`,
    export: `export: записать клиентов в файл. Файл получает своё имя, когда он готов.

  --out FILE        файл; - пишет в стандартный вывод
  --format FORMAT   xlsx, csv, tsv, raw, jsonl, vcf или messages (по умолчанию csv)
  --preset PRESET   формат вместе с параметрами:
${presetLines}
                    или название шаблона, сохранённого в программе
  --separator MARK  между ячейками: , ; | или tab
  --decimal MARK    десятичный знак: . или ,
  --bom, --no-bom   с меткой, по которой Excel узнаёт UTF-8, или без неё
  --headings WHICH  api (названия из API) или язык: en, az, ru, tr
  --dates STYLE     iso (UTC) или local (время этого компьютера)
  --no-formula-guard
                    оставить тексты как есть, даже если Excel выполнит их как формулы
  --about           записать и FILE.about.json: запрос, время копии, версию приложения и хеш
  --for SERVICE     для списка рассылки: whatsapp (номер с плюсом, имя, полное имя), sms (цифры, имя) или plain (только
                    номера)
  --not-contacted DAYS
                    не включать в список рассылки тех, кто был в других списках за последние DAYS дней
  --columns NAMES   столбцы, например name,phone,spent, или all (по умолчанию all)
  --view NAME       клиенты, порядок и столбцы вида по его названию или ID (см. views) вместо --query
${choosing}${sorting}${oneOfSeveral}${everywhere}`,
    status: `status: показать одну строку JSON: customers, removed, problems, lastSync, interrupted, databaseVersion.

${oneOfSeveral}${everywhere}`,
    history: `history: показать завершённые синхронизации, сначала новые, по одному объекту JSON в строке: id, reason,
startedAt, finishedAt, outcome (done, failed, cancelled или interrupted) и requests. У успешной синхронизации есть
изменения, у неудачной ошибка.

  --limit N         показать не больше N синхронизаций
${oneOfSeveral}${everywhere}`,
    forget: `forget: удалить из папки данных все данные клиентов: все копии клиентов, сохранённые данные для входа, журнал,
резервные копии настроек, список экспортов и номера тех, кто не хочет получать сообщения. В Clopos ничего не изменится.
Настройки, виды и экспортированные файлы останутся; папки таких файлов будут показаны. Программа должна быть закрыта.

  --all             обязательно, потому что отменить это нельзя
${everywhere}`,
    'opt-outs': `opt-outs: показать номера тех, кто не хочет получать сообщения, по одному в строке. Они никогда не попадают в списки
рассылки, как бы ни были записаны. Номера без кода страны относятся к стране из настроек.

  --add FILE        добавить номера из файла, по одному в строке; - читает стандартный ввод
  --remove FILE     удалить номера из файла
${everywhere}`,
    check: `check: проверяет связь с Clopos, часы, прокси, Client secret, данные на этом компьютере и диск. Печатает по строке
на каждую проверку. Код завершения — код первой проблемы; 0 значит, что проблем нет.

${oneOfSeveral}${everywhere}`,
    diagnostics: `diagnostics: записывает версии, настройки, журнал, синхронизации, статистику и результат check в файл zip, который можно
отправить в поддержку. В нём нет клиентов, имён, запросов и секретов.

  --out FILE        записываемый файл
${oneOfSeveral}${everywhere}`,
    views: `views: показать сохранённые и готовые виды, по одному объекту JSON в строке. Для --view команды export подходит "name" или
"view" (ID) любого из них. Готовые виды находятся по названию на любом языке.

${everywhere}`,
    schedule: `schedule list: показать экспорты по расписанию, по одному объекту JSON в строке, с последним результатом.

schedule run NAME: выполнить один из них сейчас, по названию или ID, и показать результат одной строкой JSON. Если так
выбрано в экспорте, сначала синхронизирует с данными для входа из окружения или из программы, затем записывает файл и
удаляет свои самые старые файлы. Работает и тогда, когда экспорт выключен в программе или программа открыта.

Коды завершения run: 0 файл записан; 2 такого экспорта нет; 6 не удалось записать в папку или файл; другие коды относятся
к синхронизации. Если файл записан, хотя синхронизация не удалась, в нём клиенты последней синхронизации: "outcome" равен
"done", а "syncError" называет причину.

${everywhere}`,
    connections: `connections: показать подключения, по одному объекту JSON в строке. Для --connection подходит "name" или
"connection" (ID) любого из них. Регистр букв не важен, если названия не различаются только им.

${oneOfSeveral}${everywhere}`,
  },
}
