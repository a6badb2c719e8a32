import { formatCount } from '../../locale/formats'
import type { BadAnswer } from '../../errors'
import { formatSize } from '../../locale/sizes'
import { fieldList, patternSentence, type PatternTexts } from '../../exports/file-name'
import type { Mistake } from '../../query'
import type { Messages } from '../messages'
import { form } from './plurals'
import { mistake } from './query'

const fieldLabels: Readonly<Record<string, string>> = {
  brand: 'бренд',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  integratorId: 'Integrator ID',
}

const secondsIn = (seconds: number): string =>
  `${String(seconds)} ${form(seconds, { one: 'секунду', few: 'секунды', many: 'секунд' })}`

const mistakeIn = ({ text, reason }: Mistake): string => `Проверьте «${text}» в поиске. ${mistake(reason)}`

const badAnswers: Readonly<Record<BadAnswer, string>> = {
  redirect: 'перенаправление на другой адрес',
  'not-http': 'это не веб-сервер',
  'web-page': 'веб-страница вместо данных',
  'not-json': 'это не JSON',
  'not-object': 'это не объект JSON',
  'cut-off': 'ответ оборван',
  'too-large': 'ответ слишком большой',
  'too-deep': 'слишком глубокая вложенность данных',
  'no-success': 'нет поля «success»',
  'no-token': 'нет токена входа',
  'no-rows': 'нет списка строк',
  'no-total': 'нет числа строк',
  'wrong-total': 'число клиентов не совпадает с итогом',
  'too-many-rows': 'на странице больше клиентов, чем запрошено',
  'same-page': 'одна и та же страница пришла дважды',
  'id-order': 'клиенты идут не по порядку ID',
  'change-order': 'клиенты идут не по порядку изменений',
  'half-gone': 'число клиентов внезапно упало больше чем вдвое',
}

const badAnswerTexts: ReadonlyMap<string, string> = new Map(Object.entries(badAnswers))

const badAnswer = (problem: string): string => badAnswerTexts.get(problem) ?? problem

/** How far a clock is off. */
function clockOff(ahead: number): string {
  const minutes = Math.round(Math.abs(ahead) / 60)
  const [count, forms] =
    minutes < 90
      ? ([minutes, { one: 'минуту', few: 'минуты', many: 'минут' }] as const)
      : minutes < 2880
        ? ([Math.round(minutes / 60), { one: 'час', few: 'часа', many: 'часов' }] as const)
        : ([Math.round(minutes / 1440), { one: 'день', few: 'дня', many: 'дней' }] as const)
  return `${ahead > 0 ? 'спешат' : 'отстают'} на ${formatCount(count, 'ru')} ${form(count, forms)}`
}

/** What is wrong with a pattern for the names of files. */
const patternTexts: PatternTexts = {
  empty: () => 'Введите имя файла, например {view}-{date}.',
  field: ({ field }) => `Поля {${field}} нет. Можно использовать ${fieldList}.`,
  brace: () => `Фигурные скобки нужны только для полей: ${fieldList}.`,
  character: ({ character }) => `В имени файла не может быть знака «${character}». Уберите его.`,
  name: ({ name }) => `Имя файла «${name}» не подходит. Выберите другое.`,
}

const missing = {
  backup: 'Этой резервной копии больше нет.',
  connection: 'Такого подключения нет.',
  customer: 'Этого клиента нет в копии.',
  export: 'Этого экспорта больше нет в списке.',
  diagnostics: 'Соберите диагностику ещё раз.',
  job: 'Эта задача уже завершена.',
  method: 'Программа не знает такого запроса. Перезапустите её.',
  preset: 'Этого шаблона больше нет.',
  schedule: 'Этого экспорта по расписанию больше нет.',
  view: 'Этого вида больше нет.',
}

const rowsOf = (count: number): string =>
  `${formatCount(count, 'ru')} ${form(count, { one: 'строка', few: 'строки', many: 'строк' })}`

export const errors: Messages['errors'] = {
  'invalid-input': ({ problem }) => problem,
  'environment.base-url': () =>
    'CLOPOS_BASE_URL — не веб-адрес. Он должен выглядеть так: https://integrations.clopos.com/open-api/v2.',
  'environment.insecure-base-url': () =>
    'CLOPOS_BASE_URL должен начинаться с https://. Адрес с http допустим только для серверов на этом компьютере.',
  'environment.proxy': ({ variable }) =>
    `${variable} — не адрес прокси. Он должен выглядеть так: http://proxy.example.com:3128.`,
  'query.mistake': ({ mistakes }) => mistakes.map(mistakeIn).join(' '),
  'not-found': ({ what }) => missing[what],
  'sign-in.missing-field': ({ fields }) =>
    `Заполните поля: ${fields.map((field) => fieldLabels[field] ?? field).join(', ')}.`,
  'sign-in.unknown-integrator': () =>
    'Clopos не знает этот Integrator ID, или он отключён. Узнайте правильный в Clopos.',
  'sign-in.mode-mismatch': () =>
    'Integrator ID и бренд не подходят друг к другу: один тестовый, а другой нет. Введите Integrator ID этого бренда.',
  'sign-in.rejected': () => 'Clopos отклонил вход. Проверьте Client ID, Client secret и бренд.',
  'sign-in.disabled': () =>
    'Для этого бренда отключено дополнение Open API. Включите его в панели управления Clopos: Дополнения, Open API.',
  'sign-in.revoked': () => 'Clopos больше не принимает этот вход. Войдите снова.',
  'sign-in.unknown-venue': ({ venueId }) =>
    `В Clopos нет заведения ${String(venueId)}. Выберите его из списка.`,
  'network.unreachable': ({ host }) =>
    `Не удалось связаться с Clopos (${host}). Проверьте подключение к интернету.`,
  'network.timeout': ({ host }) => `Clopos (${host}) не ответил вовремя. Повторите чуть позже.`,
  'network.certificate': ({ host }) =>
    `Соединение с ${host} небезопасно. Проверьте часы и антивирус этого компьютера. В сети компании попросите IT-поддержку установить на этот компьютер сертификат компании. В командной строке укажите файл сертификата в NODE_EXTRA_CA_CERTS.`,
  'network.proxy-unreachable': ({ proxy }) =>
    `Не удалось связаться с прокси ${proxy}. Проверьте подключение к сети и настройки прокси этого компьютера.`,
  'network.proxy-sign-in': ({ proxy }) =>
    `Прокси ${proxy} требует имя пользователя и пароль. Запишите в переменную HTTPS_PROXY адрес http://user:password@${proxy} или обратитесь в IT-поддержку.`,
  'network.proxy-refused': ({ proxy, status }) =>
    status === null
      ? `Прокси ${proxy} не разрешает подключение к Clopos. Попросите IT-поддержку разрешить его.`
      : `Прокси ${proxy} не разрешает подключение к Clopos (статус ${String(status)}). Попросите IT-поддержку разрешить его.`,
  'network.proxy-nonsense': ({ proxy }) =>
    `${proxy} не работает как прокси. Проверьте настройки прокси этого компьютера.`,
  'server.nonsense': ({ problem }) =>
    `Не удалось прочитать ответ Clopos (${badAnswer(problem)}). Ничего не изменилось. Повторите позже.`,
  'server.failing': ({ status }) =>
    `В Clopos сбой (ошибка ${String(status)}). Ничего не изменилось. Повторите позже.`,
  'server.busy': ({ seconds }) =>
    `Clopos получает слишком много запросов. Повторите через ${secondsIn(seconds)}.`,
  'server.refused': ({ status, message }) =>
    message === ''
      ? `Clopos отклонил запрос (ошибка ${String(status)}).`
      : `Clopos отклонил запрос (ошибка ${String(status)}: ${message}).`,
  'server.moving': () =>
    'Во время синхронизации в Clopos удалили слишком много клиентов. Ничего не изменилось. Повторите чуть позже.',
  'server.endless': ({ customers, gigabytes }) =>
    `Clopos прислал больше ${formatCount(customers, 'ru')} клиентов или ${String(gigabytes)} ГБ данных. Синхронизация остановлена, чтобы не переполнить диск. Ничего не изменилось. Обратитесь в поддержку Clopos.`,
  'secret.missing': () => 'На этом компьютере нет Client secret. Войдите снова.',
  'secret.lost': () => 'Сохранённый Client secret больше не читается. Войдите снова.',
  'secret.weak': () =>
    'Этот компьютер не умеет защищать пароли. Другие программы смогут прочитать сохранённый Client secret.',
  'storage.folder': ({ folder }) =>
    `Программа не может писать в папку данных ${folder}. Проверьте, что папка есть и вам разрешено в неё писать.`,
  'storage.full': () => 'Диск заполнен. Ничего не потеряно. Освободите место и повторите.',
  'storage.little-space': ({ folder, free, needed }) =>
    `На диске мало места (${folder}): свободно ${formatSize(free, 'ru')}, нужно ${formatSize(needed, 'ru')}. Удалите ненужные файлы или очистите корзину.`,
  'copy.damaged': ({ name }) =>
    `Копия «${name}» повреждена: клиентов в ней может не хватать, а данные могут быть неверны. Откройте неповреждённый файл или подключитесь к Clopos.`,
  'storage.damaged': ({ file, aside }) =>
    aside === null
      ? `Копия клиентов повреждена (${file}). Выполните синхронизацию, когда есть интернет: повреждённый файл будет отложен, а все клиенты загружены заново.`
      : `Копия клиентов была повреждена и отложена как ${aside}. Следующая синхронизация загрузит всех клиентов заново.`,
  'settings.damaged': ({ file, aside }) =>
    aside === null
      ? `Файл с вашими настройками и видами повреждён (${file}). Закройте другие программы, которые его используют, и повторите.`
      : `Файл с вашими настройками и видами был повреждён и отложен как ${aside}. Программа запустилась с обычными настройками и видами.`,
  'settings.newer': ({ version, known }) =>
    `Ваши настройки и виды записала более новая версия Customer Desk (формат ${String(version)}, эта версия читает до ${String(known)}). Установите последнюю версию программы. Ничего не изменено.`,
  'backup.unusable': () =>
    'Эта резервная копия повреждена или создана более новой версией, поэтому восстановить её нельзя. Выберите другую.',
  'storage.newer': ({ version, known }) =>
    `Эту копию создала более новая версия Customer Desk (формат ${String(version)}, эта версия читает до ${String(known)}). Обновите программу.`,
  'storage.foreign': ({ file }) => `${file} — не копия Customer Desk.`,
  'storage.unread': ({ file }) =>
    `Не удалось открыть ${file}. Проверьте, что файл есть и вам разрешено его открыть.`,
  'storage.busy': () => 'Копию клиентов использует другая программа. Повторите чуть позже.',
  'storage.empty': () => 'Копии клиентов ещё нет. Сначала выполните синхронизацию.',
  'storage.in-use': ({ folder }) => `Customer Desk уже работает с папкой данных ${folder}.`,
  'sync.running': () => 'Синхронизация уже идёт.',
  'sync.no-source': () =>
    'У этой копии нет подключения к Clopos, поэтому её нельзя синхронизировать. Сначала подключитесь к Clopos.',
  'clock.wrong': ({ seconds }) =>
    `Часы этого компьютера ${clockOff(seconds)}. Включите автоматическую установку времени в настройках даты и времени.`,
  'connection.exists': ({ name }) =>
    `Этот бренд и заведение уже подключены: «${name}». Откройте подключение в списке вверху. Чтобы войти с другими данными, откройте его и выберите «Изменить данные для входа…».`,
  'connection.no-name': () => 'Введите название подключения.',
  'privacy.in-use': ({ connections }) =>
    `Копию использует другая программа, например синхронизация в командной строке: ${connections.join(', ')}. Закройте её и повторите попытку.`,
  'view.no-name': () => 'Введите название вида.',
  'view.name-taken': ({ name }) => `Вид «${name}» уже есть. Выберите другое название.`,
  'view.too-many': ({ max }) => `Видов может быть не больше ${String(max)}. Сначала удалите лишний.`,
  'view.ready-made': () => 'Готовые виды нельзя менять. Создайте дубликат вида и измените его.',
  'preset.no-name': () => 'Введите название шаблона.',
  'preset.name-taken': ({ name }) => `Шаблон «${name}» уже есть. Выберите другое название.`,
  'preset.too-many': ({ max }) => `Шаблонов может быть не больше ${String(max)}. Сначала удалите лишний.`,
  'schedule.no-name': () => 'Введите название экспорта по расписанию.',
  'schedule.name-taken': ({ name }) => `Экспорт по расписанию «${name}» уже есть. Выберите другое название.`,
  'schedule.too-many': ({ max }) =>
    `Экспортов по расписанию может быть не больше ${String(max)}. Сначала удалите лишний.`,
  'schedule.file-name': ({ mistake }) => patternSentence(patternTexts, mistake),
  'schedule.folder': ({ folder }) =>
    `Папка ${folder} не найдена. Подключите диск или выберите для этого экспорта другую папку.`,
  'schedule.running': () => 'Сейчас выполняется другой экспорт по расписанию. Повторите чуть позже.',
  'export.name': ({ file }) => `Имя файла «${file}» не подходит. Выберите другое.`,
  'export.open': ({ file }) => `Не удалось открыть файл ${file}. Откройте его из папки.`,
  'export.long-name': () => 'Имя файла слишком длинное. Выберите имя покороче.',
  'export.no-folder': ({ folder }) =>
    `Папка ${folder} не найдена. Снова подключите флешку или сетевой диск и повторите либо выберите другую папку.`,
  'export.read-only': ({ folder }) => `Нет прав на запись в папку ${folder}. Выберите другую.`,
  'export.in-use': ({ file }) =>
    `Файл ${file} открыт в другой программе. Закройте его, например в Excel, и повторите.`,
  'export.target': ({ file }) =>
    `Не удалось записать ${file}. Проверьте диск и повторите или выберите другое место.`,
  'export.gone': ({ file }) =>
    `Файла ${file} больше нет на месте. Его переместили, переименовали или удалили, либо диск не подключён.`,
  'export.not-comparable': () =>
    'Этот файл нельзя сравнить: в нём другие столбцы, чем в экспорте, или это не текстовый файл.',
  'export.workbook-size': () =>
    'Этот файл Excel был бы больше 4 ГБ. Выберите меньше столбцов или клиентов либо экспортируйте файл CSV.',
  'clipboard.refused': () => 'Не удалось скопировать в буфер обмена. Повторите.',
  'clipboard.too-many': ({ rows, max }) =>
    `${rowsOf(rows)} — слишком много для копирования. Скопируйте не больше ${formatCount(max, 'ru')} или экспортируйте их в файл.`,
  'update.address': () =>
    'Адрес обновлений должен начинаться с https:// или быть полным путём к папке, например \\\\server\\customer-desk.',
  'update.unsupported': () =>
    'Эта копия Customer Desk не может обновиться сама. Скачайте новую версию и установите её.',
  'update.unsigned': () =>
    'У этой копии Customer Desk нет цифровой подписи, поэтому она не может проверить подлинность обновлений. Устанавливайте новые версии вручную.',
  'update.no-folder': ({ folder }) =>
    `Папка не найдена: ${folder}. Проверьте адрес обновлений и подключение к сети.`,
  'update.unreachable': ({ host }) =>
    `Не удалось получить обновления: ${host}. Проверьте подключение к интернету и адрес обновлений.`,
  'update.no-feed': () => 'По этому адресу нет версии для этого компьютера. Проверьте адрес.',
  'update.interrupted': () => 'Загрузка обновления прервалась. Ничего не изменилось. Попробуйте ещё раз.',
  'update.damaged': () =>
    'Загруженное обновление повреждено и удалено. Ничего не изменилось. Попробуйте позже.',
  'update.signature': () =>
    'У обновления нет подписи издателя Customer Desk, поэтому оно удалено. Ничего не изменилось. Сообщите тому, кто предоставляет вам обновления.',
  'update.busy': () => 'Идёт синхронизация или экспорт. Перезапустите приложение после завершения.',
  'lock.locked': () => 'Customer Desk заблокирован. Сначала снимите блокировку.',
  'lock.wrong': ({ seconds }) =>
    seconds === 0
      ? 'Неверный PIN-код или пароль.'
      : `Неверный PIN-код или пароль. Повторите через ${secondsIn(seconds)}.`,
  'lock.wait': ({ seconds }) => `Слишком много неверных попыток. Повторите через ${secondsIn(seconds)}.`,
  'lock.short': () => 'Введите от 4 до 12 цифр или пароль не короче 8 символов.',
  'lock.changed': () => 'Блокировку изменили в другом окне. Закройте настройки и откройте их снова.',
  cancelled: () => 'Отменено.',
  internal: () => 'В программе что-то пошло не так. Ничего не потеряно. Повторите.',
}
