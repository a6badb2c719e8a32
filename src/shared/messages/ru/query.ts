import { joinList } from '../../locale/lists'
import type { FieldName } from '../../query'
import { clarify } from '../../query/numbers'
import type { Messages } from '../messages'
import { filterExamples } from './fields'

/** Longer lists are cut to half of this. */
const many = 12

const list = (values: readonly string[]): string =>
  joinList(values.length < many ? values : [...values.slice(0, many / 2), 'другое поле'], 'or', 'ru')

const dates = '2026-01-31, 2026-01, 2026, 2026-01..2026-03, 30d, 6m, 1y, today, yesterday или last-month'

const dateHelp = (field: FieldName): string => {
  if (field === 'birthday') return 'март, 30d (ближайшие 30 дней), today, 1990-05-17, 1990 или 1980..1989'
  return field === 'new' || field === 'changed' || field === 'removed' ? `sync, latest, ${dates}` : dates
}

export const queryHelp: Messages['queryHelp'] = {
  parts: [
    {
      typed: 'али 5355757',
      means:
        'клиенты, у которых есть и то и другое: в имени, телефонах, почте, коде, адресе, заметке или внешнем коде',
    },
    { typed: '"Əli Həsənov"', means: 'именно эти слова в этом порядке' },
    { typed: 'али group:VIP', means: 'и слово, и фильтр' },
    { typed: 'group:VIP,Staff', means: 'любое из этих значений' },
    { typed: '-group:VIP', means: 'не в этой группе; -али: без этого слова' },
    { typed: 'али OR вели', means: 'любое из слов; a b OR c: a и (b или c)' },
    { typed: '(али вели) OR has:note', means: 'клиенты с обоими словами или с заметкой' },
    { typed: '~group:VIP', means: 'фильтр выключен, но не удалён' },
  ],
  fields: filterExamples,
  dates: [
    { typed: 'created:2026-01-31', means: 'в этот день; также 31.01.2026' },
    { typed: 'created:2026', means: 'в этом году' },
    { typed: 'created:2026-01..2026-03', means: 'с января по март; ..2026-03: по март' },
    { typed: 'created:30d', means: 'за последние 30 дней; также 2w, 6m, 1y, 24h' },
    { typed: 'created:yesterday', means: 'вчера; также today, this-week, last-month, this-year…' },
    { typed: 'created>=2026-03', means: 'начиная с марта' },
    { typed: 'created:90d..30d', means: 'от 90 до 30 дней назад' },
  ],
}

const missingParts = {
  before: (sign: string) => `Перед «${sign}» чего-то не хватает.`,
  after: (sign: string) => `После «${sign}» чего-то не хватает.`,
}

export const mistake: Messages['mistake'] = (reason) => {
  switch (reason.code) {
    case 'unknown-field':
      return reason.nearest === null
        ? `Нет фильтра «${reason.field}». Чтобы искать этот текст, возьмите его в кавычки.`
        : `Нет фильтра «${reason.field}». Может быть, «${reason.nearest}»?`
    case 'unknown-value':
      return `После «${reason.field}:» введите ${list(reason.allowed)}.`
    case 'unknown-name':
      return reason.field === 'group' ? `Нет группы «${reason.value}».` : `Нет заведения «${reason.value}».`
    case 'missing-value':
      return `После «${reason.field}:» чего-то не хватает.`
    case 'bad-number':
      return `После «${reason.field}» введите число, например >500, 12.5 или 100..500.`
    case 'unclear-number':
      return `«${reason.value}» можно понять двояко. Введите ${clarify(reason.value, 'thousands')} или ${clarify(reason.value, 'fraction')}.`
    case 'split-number':
      return `«${reason.number} ${reason.words}» читается как число ${reason.number} и текст для поиска «${reason.words}».`
    case 'bad-date':
      return `После «${reason.field}:» введите ${dateHelp(reason.field)}.`
    case 'short-phone':
      return 'Введите не меньше трёх цифр номера телефона.'
    case 'no-comparison':
      return `«${reason.field}» нельзя использовать с «${reason.operator}».`
    case 'open-quote':
      return 'Не хватает закрывающей кавычки.'
    case 'open-parenthesis':
      return 'Не хватает закрывающей скобки.'
    case 'stray-parenthesis':
      return 'Не хватает открывающей скобки. Чтобы искать скобку, возьмите её в кавычки.'
    case 'empty-parentheses':
      return 'Внутри скобок ничего нет.'
    case 'missing-part':
      return `${missingParts[reason.side](reason.sign)} Чтобы искать этот текст, возьмите его в кавычки.`
    case 'too-deep':
      return `Вложенность скобок не может быть больше ${String(reason.most)}.`
    case 'too-many':
      return `Здесь значений не может быть больше ${String(reason.most)}.`
    case 'too-long':
      return `Символов здесь не может быть больше ${String(reason.most)}.`
  }
}
