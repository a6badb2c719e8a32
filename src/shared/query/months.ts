import { fold } from '../fold'

/** Names of the months from January, in the languages of the interface. If there are two, both are in use. */
const names: Readonly<Record<string, readonly string[]>> = {
  en: [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ],
  az: [
    'yanvar',
    'fevral',
    'mart',
    'aprel',
    'may',
    'iyun',
    'iyul',
    'avqust',
    'sentyabr',
    'oktyabr',
    'noyabr',
    'dekabr',
  ],
  ru: [
    'январь января',
    'февраль февраля',
    'март марта',
    'апрель апреля',
    'май мая',
    'июнь июня',
    'июль июля',
    'август августа',
    'сентябрь сентября',
    'октябрь октября',
    'ноябрь ноября',
    'декабрь декабря',
  ],
  tr: [
    'ocak',
    'şubat',
    'mart',
    'nisan',
    'mayıs',
    'haziran',
    'temmuz',
    'ağustos',
    'eylül',
    'ekim',
    'kasım',
    'aralık',
  ],
}

const folded: readonly (readonly [name: string, month: number])[] = Object.values(names).flatMap((months) =>
  months.flatMap((both, index) => both.split(' ').map((name) => [fold(name), index + 1] as const)),
)

/** The month (1 to 12) with this name, or with a name that starts with these three or more letters; null if unclear. */
export function monthOf(text: string): number | null {
  const typed = fold(text)
  if (typed.length < 3) return null
  const whole = folded.find(([name]) => name === typed)
  if (whole !== undefined) return whole[1]
  const [month, another] = new Set(folded.flatMap(([name, at]) => (name.startsWith(typed) ? [at] : [])))
  return another === undefined ? (month ?? null) : null
}

/** The name of a month (1 to 12) as typed in the language of a BCP 47 locale; English for other languages. */
export function monthName(month: number, locale = 'en'): string {
  const months = names[locale.toLowerCase().split(/[-_]/)[0] ?? ''] ?? names['en']
  return months?.[month - 1]?.split(' ')[0] ?? String(month)
}
