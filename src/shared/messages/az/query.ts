import { joinList } from '../../locale/lists'
import type { FieldName } from '../../query'
import { clarify } from '../../query/numbers'
import type { Messages } from '../messages'
import { filterExamples } from './fields'

/** Longer lists are cut to half of this. */
const many = 12

const list = (values: readonly string[]): string =>
  joinList(values.length < many ? values : [...values.slice(0, many / 2), 'başqa bir sahə'], 'or', 'az')

const dates = '2026-01-31, 2026-01, 2026, 2026-01..2026-03, 30d, 6m, 1y, today, yesterday və ya last-month'

const dateHelp = (field: FieldName): string => {
  if (field === 'birthday') return 'mart, 30d (növbəti 30 gün), today, 1990-05-17, 1990 və ya 1980..1989'
  return field === 'new' || field === 'changed' || field === 'removed' ? `sync, latest, ${dates}` : dates
}

export const queryHelp: Messages['queryHelp'] = {
  parts: [
    {
      typed: 'ali 5355757',
      means:
        'adda, telefonlarda, e-poçtda, kodda, ünvanda, qeyddə və ya xarici kodda hər ikisi olan müştərilər',
    },
    { typed: '"Əli Həsənov"', means: 'məhz bu sözlər, bu ardıcıllıqla' },
    { typed: 'ali group:VIP', means: 'həm söz, həm filtr' },
    { typed: 'group:VIP,Staff', means: 'bu dəyərlərdən biri' },
    { typed: '-group:VIP', means: 'bu qrupda olmayanlar; -ali: bu söz olmadan' },
    { typed: 'ali OR veli', means: 'sözlərdən biri; a b OR c: a və (b və ya c)' },
    { typed: '(ali veli) OR has:note', means: 'hər iki söz olan və ya qeydi olan müştərilər' },
    { typed: '~group:VIP', means: 'filtr söndürülüb, amma silinməyib' },
  ],
  fields: filterExamples,
  dates: [
    { typed: 'created:2026-01-31', means: 'həmin gün; həmçinin 31.01.2026' },
    { typed: 'created:2026', means: 'həmin il' },
    {
      typed: 'created:2026-01..2026-03',
      means: 'yanvarın əvvəlindən martın sonuna qədər; ..2026-03: martın sonuna qədər',
    },
    { typed: 'created:30d', means: 'son 30 gündə; həmçinin 2w, 6m, 1y, 24h' },
    { typed: 'created:yesterday', means: 'dünən; həmçinin today, this-week, last-month, this-year…' },
    { typed: 'created>=2026-03', means: 'martdan bəri' },
    { typed: 'created:90d..30d', means: '90 gün əvvəldən 30 gün əvvələ qədər' },
  ],
}

const missingParts = {
  before: (sign: string) => `“${sign}” işarəsindən əvvəl nəsə çatmır.`,
  after: (sign: string) => `“${sign}” işarəsindən sonra nəsə çatmır.`,
}

export const mistake: Messages['mistake'] = (reason) => {
  switch (reason.code) {
    case 'unknown-field':
      return reason.nearest === null
        ? `“${reason.field}” adlı filtr yoxdur. Bu mətni axtarmaq üçün onu dırnaq içinə alın.`
        : `“${reason.field}” adlı filtr yoxdur. Bəlkə “${reason.nearest}” nəzərdə tuturdunuz?`
    case 'unknown-value':
      return `“${reason.field}:” üçün bunlardan birini yazın: ${list(reason.allowed)}.`
    case 'unknown-name':
      return reason.field === 'group'
        ? `“${reason.value}” adlı qrup yoxdur.`
        : `“${reason.value}” adlı filial yoxdur.`
    case 'missing-value':
      return `“${reason.field}:” üçün dəyər yazılmayıb.`
    case 'bad-number':
      return `“${reason.field}” üçün ədəd yazın, məsələn, >500, 12.5 və ya 100..500.`
    case 'unclear-number':
      return `“${reason.value}” iki cür başa düşülə bilər. Bunlardan birini yazın: ${clarify(reason.value, 'thousands')} və ya ${clarify(reason.value, 'fraction')}.`
    case 'split-number':
      return `“${reason.number} ${reason.words}” belə oxunur: ədəd ${reason.number} və axtarış mətni “${reason.words}”.`
    case 'bad-date':
      return `“${reason.field}:” üçün bunlardan birini yazın: ${dateHelp(reason.field)}.`
    case 'short-phone':
      return 'Telefon nömrəsinin ən azı üç rəqəmini yazın.'
    case 'no-comparison':
      return `“${reason.field}” filtri “${reason.operator}” işarəsi ilə işləmir.`
    case 'open-quote':
      return 'Bağlayan dırnaq çatmır.'
    case 'open-parenthesis':
      return 'Bağlayan mötərizə çatmır.'
    case 'stray-parenthesis':
      return 'Açan mötərizə çatmır. Mötərizəni axtarmaq üçün onu dırnaq içinə alın.'
    case 'empty-parentheses':
      return 'Mötərizənin içi boşdur.'
    case 'missing-part':
      return `${missingParts[reason.side](reason.sign)} Bu mətni axtarmaq üçün onu dırnaq içinə alın.`
    case 'too-deep':
      return `Mötərizələr bir-birinin içində ən çoxu ${String(reason.most)} səviyyə ola bilər.`
    case 'too-many':
      return `Burada ən çoxu ${String(reason.most)} dəyər ola bilər.`
    case 'too-long':
      return `Bu mətn ən çoxu ${String(reason.most)} simvol ola bilər.`
  }
}
