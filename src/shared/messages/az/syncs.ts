import type { Counted } from '../../locale/plurals'
import type { Messages } from '../messages'

type Window = Messages['window']

/** A noun has no plural after a number. */
const units = { minutes: 'dəqiqə', hours: 'saat', days: 'gün' }

const span = (unit: keyof typeof units, count: Counted): string => `${count.text} ${units[unit]}`

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
    schedule: 'Cədvəl üzrə',
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
  onlyNotable: 'Dəyişiklik tapmayanları gizlət',
  none: 'Hələ sinxronlaşdırma olmayıb',
  nothingNotable: (count) => `Son ${count.text} sinxronlaşdırma dəyişiklik tapmadı.`,
  older: 'Köhnələri göstər',
  shownProblems: (count) => `${count.text} məlumat xətasını göstər`,
  readAll: 'Tam sinxronlaşdırma',
  readAllHint: ({ unit, count }) =>
    `Sinxronlaşdırma yalnız dəyişənləri yükləyir. Tam sinxronlaşdırma silinmiş müştəriləri də tapır və hər ${span(unit, count)} ərzində bir dəfə işləyir. Onu indi başlada bilərsiniz.`,
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
  each: ({ unit, count }) => (count.count === 1 ? `Hər ${units[unit]}` : `Hər ${span(unit, count)}`),
  kept: ({ unit, count }) => span(unit, count),
}
