import type { Messages } from '../messages'

type Window = Messages['window']

/** A noun has no plural after a number. */
const units = { minutes: 'dakika', hours: 'saat', days: 'gün' }

/** What follows “her”: “gün”, “6 saatte bir”. */
const interval: Window['syncSettings']['each'] = ({ unit, count }) => {
  const from = { minutes: 'dakikada', hours: 'saatte', days: 'günde' }
  return count.count === 1 ? units[unit] : `${count.text} ${from[unit]} bir`
}

export const found: Window['found'] = {
  new: (count) => `${count.text} yeni`,
  changed: (count) => `${count.text} değişti`,
  removed: (count) => `${count.text} silindi`,
  show: {
    new: (count) => `${count.text} yeni müşteriyi göster`,
    changed: (count) => `${count.text} değişen müşteriyi göster`,
    removed: (count) => `${count.text} silinen müşteriyi göster`,
  },
  menu: 'Neler değişti',
  bySync: (when) => `Son eşitlemede, ${when}`,
  nothing: 'Değişiklik yok',
  lastDays: (count) => `Son ${count.text} günde`,
  anyNew: 'Yeni',
  anyChanged: 'Değişti',
  anyRemoved: 'Silindi',
}

export const history: Window['history'] = {
  title: 'Eşitleme geçmişi',
  menu: 'Eşitleme geçmişi…',
  lastComplete: (when) => `Son tam eşitleme: ${when}`,
  when: 'Ne zaman',
  why: 'Neden',
  took: 'Süre',
  new: 'Yeni',
  changed: 'Değişti',
  removed: 'Silindi',
  problems: 'Sorunlar',
  reasons: {
    start: 'Program açılışı',
    schedule: 'Zamanlanmış',
    network: 'İnternet geri geldi',
    person: 'Elle',
    'command-line': 'Komut satırı',
  },
  kinds: {
    complete: 'Tam',
    'catch-up': 'Yalnızca değişiklikler',
  },
  requests: (count) => `${count.text} istek`,
  seconds: (count) => `${count} sn`,
  minutes: (count) => `${count} dk`,
  hours: (count) => `${count} sa`,
  done: 'Bitti',
  failed: 'Başarısız',
  cancelled: 'İptal edildi. Hiçbir şey değişmedi.',
  interrupted: 'Program veya bilgisayar durduğu için yarıda kaldı. Hiçbir şey değişmedi.',
  onlyNotable: 'Değişiklik olmayanları gizle',
  none: 'Henüz eşitleme yok',
  nothingNotable: (count) =>
    count.count === 1 ? 'Son eşitleme değişiklik bulmadı.' : `Son ${count.text} eşitleme değişiklik bulmadı.`,
  older: 'Daha eskileri göster',
  shownProblems: (count) => `${count.text} veri sorununu göster`,
  readAll: 'Tam eşitleme',
  readAllHint: (span) =>
    `Normal eşitleme yalnızca değişenleri indirir. Tam eşitleme her ${interval(span)} çalışır ve Clopos’un bildirmediği değişiklikleri de bulur. Şimdi de başlatabilirsiniz.`,
  settings: 'Ayarlar…',
}

export const changes: Window['changes'] = {
  title: 'Değişiklikler',
  events: {
    added: 'Clopos’ta eklendi',
    changed: 'Değişti',
    removed: 'Clopos’ta silindi',
    restored: 'Clopos’ta geri yüklendi',
  },
  at: (when, age) => `${when}, ${age}`,
  becomes: 'yeni değer:',
  empty: 'boş',
  notSent: 'gönderilmedi',
  all: 'Tümünü göster',
  less: 'Daha az göster',
  more: (count) => `${count.text} değişiklik daha göster`,
  fewer: 'Yalnızca sonuncuları göster',
  none: (kept) => `Son ${kept.text} günde değişiklik yok.`,
  fields: { address_data: 'Adresler' },
}

export const syncSettings: Window['syncSettings'] = {
  menu: 'Eşitleme ayarları…',
  never: 'Kapalı',
  each: (span) => `Her ${interval(span)}`,
  kept: ({ unit, count }) => `${count.text} ${units[unit]}`,
}
