import { joinList } from '../../locale/lists'
import type { FieldName } from '../../query'
import { clarify } from '../../query/numbers'
import type { Messages } from '../messages'
import { filterExamples } from './fields'

/** Longer lists are cut to half of this. */
const many = 12

const list = (values: readonly string[]): string =>
  joinList(values.length < many ? values : [...values.slice(0, many / 2), 'başka bir alan'], 'or', 'tr')

const dates = '2026-01-31, 2026-01, 2026, 2026-01..2026-03, 30d, 6m, 1y, today, yesterday veya last-month'

const dateHelp = (field: FieldName): string => {
  if (field === 'birthday') return 'mart, 30d (önümüzdeki 30 gün), today, 1990-05-17, 1990 veya 1980..1989'
  return field === 'new' || field === 'changed' || field === 'removed' ? `sync, latest, ${dates}` : dates
}

export const queryHelp: Messages['queryHelp'] = {
  parts: [
    {
      typed: 'ali 5355757',
      means:
        'adında, telefonlarında, e-postasında, kodunda, adresinde, notunda veya referansında ikisi de olan müşteriler',
    },
    { typed: '"Əli Həsənov"', means: 'tam olarak bu sözcükler, bu sırayla' },
    { typed: 'ali group:VIP', means: 'hem sözcük hem filtre' },
    { typed: 'group:VIP,Staff', means: 'bu değerlerden herhangi biri' },
    { typed: '-group:VIP', means: 'bu grupta olmayanlar; -ali: bu sözcük olmadan' },
    { typed: 'ali OR veli', means: 'sözcüklerden biri; a b OR c: a ve (b veya c)' },
    { typed: '(ali veli) OR has:note', means: 'iki sözcüğü de olan veya notu olan müşteriler' },
    { typed: '~group:VIP', means: 'filtre kapalı ama kaldırılmamış' },
  ],
  fields: filterExamples,
  dates: [
    { typed: 'created:2026-01-31', means: 'o gün; ayrıca 31.01.2026' },
    { typed: 'created:2026', means: 'o yıl' },
    {
      typed: 'created:2026-01..2026-03',
      means: 'ocak başından mart sonuna kadar; ..2026-03: mart sonuna kadar',
    },
    { typed: 'created:30d', means: 'son 30 günde; ayrıca 2w, 6m, 1y, 24h' },
    { typed: 'created:yesterday', means: 'dün; ayrıca today, this-week, last-month, this-year…' },
    { typed: 'created>=2026-03', means: 'marttan beri' },
    { typed: 'created:90d..30d', means: '90 gün öncesinden 30 gün öncesine kadar' },
  ],
}

const missingParts = {
  before: (sign: string) => `“${sign}” işaretinden önce bir şey eksik.`,
  after: (sign: string) => `“${sign}” işaretinden sonra bir şey eksik.`,
}

export const mistake: Messages['mistake'] = (reason) => {
  switch (reason.code) {
    case 'unknown-field':
      return reason.nearest === null
        ? `“${reason.field}” adında bir filtre yok. Bu metni aramak için tırnak içine alın.`
        : `“${reason.field}” adında bir filtre yok. Bunu mu demek istediniz: “${reason.nearest}”?`
    case 'unknown-value':
      return `“${reason.field}:” için şunlardan birini yazın: ${list(reason.allowed)}.`
    case 'unknown-name':
      return reason.field === 'group'
        ? `“${reason.value}” adında bir grup yok.`
        : `“${reason.value}” adında bir şube yok.`
    case 'missing-value':
      return `“${reason.field}:” için bir değer eksik.`
    case 'bad-number':
      return `“${reason.field}” için bir sayı yazın, örneğin >500, 12.5 veya 100..500.`
    case 'unclear-number':
      return `“${reason.value}” iki anlama gelebilir. Şunlardan birini yazın: ${clarify(reason.value, 'thousands')} veya ${clarify(reason.value, 'fraction')}.`
    case 'split-number':
      return `“${reason.number} ${reason.words}” şöyle okunuyor: ${reason.number} sayısı ve aranacak metin “${reason.words}”.`
    case 'bad-date':
      return `“${reason.field}:” için şunlardan birini yazın: ${dateHelp(reason.field)}.`
    case 'short-phone':
      return 'Telefon numarasının en az üç rakamını yazın.'
    case 'no-comparison':
      return `“${reason.field}” filtresi “${reason.operator}” işaretiyle kullanılamaz.`
    case 'open-quote':
      return 'Kapanış tırnağı eksik.'
    case 'open-parenthesis':
      return 'Kapanış parantezi eksik.'
    case 'stray-parenthesis':
      return 'Açılış parantezi eksik. Parantezi aramak için tırnak içine alın.'
    case 'empty-parentheses':
      return 'Parantezin içi boş.'
    case 'missing-part':
      return `${missingParts[reason.side](reason.sign)} Bu metni aramak için tırnak içine alın.`
    case 'too-deep':
      return `Parantezler iç içe en çok ${String(reason.most)} düzey olabilir.`
    case 'too-many':
      return `Burada en çok ${String(reason.most)} değer olabilir.`
    case 'too-long':
      return `Bu metin en çok ${String(reason.most)} karakter olabilir.`
  }
}
