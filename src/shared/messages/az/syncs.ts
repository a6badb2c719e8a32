import type { Messages } from '../messages'

type Window = Messages['window']

/** A noun has no plural after a number. */
const units = { minutes: 'dəqiqə', hours: 'saat', days: 'gün' }

/** What follows “hər”: “gün”, “6 saatdan bir”. */
const interval: Window['syncSettings']['each'] = ({ unit, count }) => {
  const from = { minutes: 'dəqiqədən', hours: 'saatdan', days: 'gündən' }
  return count.count === 1 ? units[unit] : `${count.text} ${from[unit]} bir`
}

export const found: Window['found'] = {
  new: (count) => `${count.text} yeni`,
  changed: (count) => `${count.text} dəyişib`,
  removed: (count) => `${count.text} silinib`,
  show: {
    new: (count) => `${count.text} yeni müştərini göstər`,
    changed: (count) => `${count.text} dəyişmiş müştərini göstər`,
    removed: (count) => `${count.text} silinmiş müştərini göstər`,
  },
  menu: 'Nə dəyişib',
  bySync: (when) => `Son sinxronlaşdırmada, ${when}`,
  nothing: 'Dəyişiklik yoxdur',
  lastDays: (count) => `Son ${count.text} gündə`,
  anyNew: 'Yeni',
  anyChanged: 'Dəyişib',
  anyRemoved: 'Silinib',
}

export const history: Window['history'] = {
  title: 'Sinxronlaşdırma tarixçəsi',
  menu: 'Sinxronlaşdırma tarixçəsi…',
  lastComplete: (when) => `Son tam sinxronlaşdırma: ${when}`,
  when: 'Nə vaxt',
  why: 'Səbəb',
  took: 'Müddət',
  new: 'Yeni',
  changed: 'Dəyişib',
  removed: 'Silinib',
  problems: 'Xətalar',
  reasons: {
    start: 'Proqramın açılışı',
    schedule: 'Qrafik üzrə',
    network: 'İnternet qayıtdı',
    person: 'Əl ilə',
    'command-line': 'Əmr sətri',
  },
  kinds: {
    complete: 'Tam',
    'catch-up': 'Yalnız dəyişikliklər',
  },
  requests: (count) => `${count.text} sorğu`,
  seconds: (count) => `${count} san`,
  minutes: (count) => `${count} dəq`,
  hours: (count) => `${count} saat`,
  done: 'Hazırdır',
  failed: 'Alınmadı',
  cancelled: 'Ləğv edildi. Heç nə dəyişmədi.',
  interrupted: 'Proqram və ya kompüter dayandığı üçün yarımçıq qaldı. Heç nə dəyişmədi.',
  onlyNotable: 'Dəyişiklik olmayanları gizlət',
  none: 'Hələ sinxronlaşdırma olmayıb',
  nothingNotable: (count) =>
    count.count === 1
      ? 'Son sinxronlaşdırma dəyişiklik tapmadı.'
      : `Son ${count.text} sinxronlaşdırma dəyişiklik tapmadı.`,
  older: 'Köhnələri göstər',
  shownProblems: (count) => `${count.text} məlumat xətasını göstər`,
  readAll: 'Tam sinxronlaşdırma',
  readAllHint: (span) =>
    `Adi sinxronlaşdırma yalnız dəyişənləri yükləyir. Tam sinxronlaşdırma hər ${interval(span)} işləyir və Clopos sisteminin bildirmədiyi dəyişiklikləri də tapır. Onu indi də başlada bilərsiniz.`,
  settings: 'Parametrlər…',
}

export const changes: Window['changes'] = {
  title: 'Dəyişikliklər',
  events: {
    added: 'Clopos sistemində əlavə olunub',
    changed: 'Dəyişib',
    removed: 'Clopos sistemində silinib',
    restored: 'Clopos sistemində bərpa olunub',
  },
  at: (when, age) => `${when}, ${age}`,
  becomes: 'yeni dəyər:',
  empty: 'boş',
  notSent: 'göndərilməyib',
  all: 'Hamısını göstər',
  less: 'Daha az göstər',
  more: (count) => `Daha ${count.text} dəyişiklik göstər`,
  fewer: 'Yalnız sonuncuları göstər',
  none: (kept) => `Son ${kept.text} gündə dəyişiklik yoxdur.`,
  fields: { address_data: 'Ünvanlar' },
}

export const syncSettings: Window['syncSettings'] = {
  menu: 'Sinxronlaşdırma parametrləri…',
  never: 'Söndürülüb',
  each: (span) => `Hər ${interval(span)}`,
  kept: ({ unit, count }) => `${count.text} ${units[unit]}`,
}
