import type { Counted } from '../../locale/plurals'
import type { Messages } from '../messages'
import { plural } from './plurals'

const customers = (count: Counted): string =>
  plural(count, { one: 'клиент', few: 'клиента', many: 'клиентов' })
const customersAccusative = (count: Counted): string =>
  plural(count, { one: 'клиента', few: 'клиентов', many: 'клиентов' })
const days = (count: Counted): string => plural(count, { one: 'день', few: 'дня', many: 'дней' })
const daysGenitive = (count: Counted): string => plural(count, { one: 'дня', few: 'дней', many: 'дней' })

export const privacy: Messages['privacy'] = {
  forget: 'Удалить клиента навсегда…',
  forgetSelected: 'Удалить…',
  forgetSelectedOf: 'Удалить навсегда выбранных клиентов, которых больше нет в Clopos',
  title: (count) =>
    count.count === 1 ? 'Удалить клиента навсегда?' : `Удалить навсегда ${customersAccusative(count)}?`,
  explain: () =>
    'С этого компьютера удалится всё: все значения, история изменений и данные для поиска. Отменить это нельзя.',
  files: 'Экспортированные файлы и копии в других местах останутся.',
  others: (count) => `Есть в Clopos и останутся: ${customers(count)}.`,
  confirm: 'Удалить навсегда',
  forgetting: 'Удаляем…',
  impossibleTitle: (count) =>
    count.count === 1 ? 'Этого клиента нельзя удалить навсегда' : 'Этих клиентов нельзя удалить навсегда',
  impossible: (count) =>
    count.count === 1
      ? 'Этот клиент ещё есть в Clopos, и следующая синхронизация вернёт его. Сначала удалите клиента в Clopos, затем синхронизируйте.'
      : 'Эти клиенты ещё есть в Clopos, и следующая синхронизация вернёт их. Сначала удалите их в Clopos, затем синхронизируйте.',
  understood: 'Понятно',
  never: 'Никогда',
  afterDays: (count) => `Через ${days(count)}`,
  startTitle: 'Удалять таких клиентов навсегда автоматически?',
  startNow: (count, after) =>
    `Удалены в Clopos более ${daysGenitive(after)} назад и сейчас будут удалены навсегда: ${customers(count)}. Отменить это нельзя.`,
  startNobody: (after) =>
    `Сейчас таких клиентов нет. Впредь клиенты будут удаляться навсегда через ${days(after)} после синхронизации, которая обнаружила их удаление. Отменить это нельзя.`,
  start: 'Включить',
  exports: {
    none: 'Экспортов пока не было.',
    loading: 'Загрузка…',
    clear: 'Очистить список',
    everyone: 'Все клиенты',
    view: (name) => `Вид «${name}»`,
    selected: 'Выбранные клиенты',
    customers,
    columns: (count) => plural(count, { one: 'столбец', few: 'столбца', many: 'столбцов' }),
    allColumns: 'все столбцы',
    personal: 'Личные данные',
    ways: {
      download: 'Загрузка',
      clipboard: 'Буфер обмена',
      'command-line': 'Командная строка',
      schedule: 'По расписанию',
    },
    reveal: 'Показать в папке',
    revealOf: (file) => `Показать в папке: ${file}`,
    open: 'Открыть',
    openOf: (file) => `Открыть ${file}`,
    again: 'Экспортировать снова',
    againOf: (file) => `Экспортировать ${file} снова с нынешними клиентами`,
    compare: 'Сравнить с текущими',
    compareOf: (file) => `Сравнить ${file} с нынешними клиентами`,
    comparing: 'Сравнение…',
    comparedTitle: (file) => `${file}: тогда и сейчас`,
    thenAndNow: (before, now) => `В файле: ${customers(before)}, сейчас: ${now.text}.`,
    untouched: 'Файл такой, каким был записан.',
    touched: 'Файл изменили после экспорта.',
    byLine: 'В файле нет ID клиентов, поэтому сравниваются строки.',
    same: 'С тех пор ничего не изменилось.',
    kinds: { added: 'Новые', removed: 'Больше нет', changed: 'Изменены' },
    first: (count) => `Первые различия (${count.text}):`,
    differences: 'Различия',
    copyList: 'Скопировать список',
    copied: 'Скопировано.',
  },
  removal: {
    start: 'Удалить всё…',
    title: 'Удалить все данные клиентов?',
    deleted: 'Удалится с этого компьютера',
    copies: (names) => `Копии клиентов: ${names}`,
    noCopies: 'Все копии клиентов',
    signIns: 'Данные для входа в Clopos',
    others:
      'Список экспортов, экспорты по расписанию, номера тех, кто не хочет получать сообщения, журнал, резервные копии настроек и видов',
    stays: 'Останется',
    settings: 'Ваши настройки и виды',
    clopos: 'Всё, что есть в Clopos',
    files: 'Экспортированные файлы. Удалите их сами. Они есть в этих папках:',
    noFiles: 'Экспортированные файлы, где бы они ни были',
    agree: 'Я понимаю, что отменить это нельзя',
    confirm: 'Удалить всё',
    running: 'Удаляем…',
    done: 'Все данные клиентов удалены с этого компьютера.',
    close: 'Закрыть',
  },
}
