import type { Counted } from '../../locale/plurals'
import type { Messages } from '../messages'

const customers = (count: Counted): string => `${count.text} müştəri`
const numbers = (count: Counted): string => `${count.text} nömrə`

export const messaging: Messages['messaging'] = {
  sender: 'Nə üçün',
  senders: {
    whatsapp: { name: 'WhatsApp', hint: 'Plus işarəsi ilə nömrə, ad, tam ad' },
    sms: { name: 'SMS', hint: 'Yalnız rəqəmlərlə nömrə, ad' },
    plain: { name: 'Yalnız nömrələr', hint: 'Plus işarəsi ilə, hər sətirdə bir nömrə' },
  },
  explain:
    'Hər mobil nömrə üçün bir sətir. “Mesaj göndərilməsin” siyahısındakı nömrələr heç vaxt daxil edilmir.',
  recent: 'Yaxınlarda mesaj göndərilənlər',
  recentHint: 'Bu kompüterdə ixrac edilmiş mesaj siyahılarındakı müştərilər.',
  include: 'Daxil et',
  leaveOut: (days) => `Çıxar: son ${days.text} gün`,
  leftOut: (count) => `${customers(count)} siyahıya daxil edilmədi.`,
  showLeftOut: 'Kimlər?',
  showLeftOutOf: 'Kimlər daxil edilmədi?',
  leftOutTitle: 'Mesaj siyahısına daxil edilməyənlər',
  leftOutBecause: {
    noNumber: (count) => `Telefon nömrəsi yoxdur: ${customers(count)}`,
    optedOut: (count) => `“Mesaj göndərilməsin” siyahısındadır: ${customers(count)}`,
    invalid: (count) => `Nömrə mövcud deyil: ${customers(count)}`,
    notMobile: (count) => `Mobil nömrəsi yoxdur: ${customers(count)}`,
    contacted: (count) => `Yaxınlarda mesaj göndərilib: ${customers(count)}`,
    same: (count) => `Nömrəsi başqa müştəri ilə eynidir: ${customers(count)}`,
  },
  correct: 'Clopos sistemində düzəldilməli nömrələr',
  reasons: { invalid: 'Mövcud deyil', notMobile: 'Mobil nömrə deyil' },
  columns: { name: 'Ad', number: 'Nömrə', reason: 'Problem' },
  moreLeftOut: (count) => `Daha ${customers(count)}.`,
  notSent: 'Göndərilmədi',
  notSentOf: 'Bu mesaj siyahısı göndərilmədi',
  optOut: 'Mesaj göndərilməsin',
  allow: 'Mesaj göndərilə bilər',
  optedOut: 'Mesaj istəmir',
  added: (count) => `“Mesaj göndərilməsin” siyahısına əlavə edildi: ${numbers(count)}.`,
  nothingAdded: 'Artıq “Mesaj göndərilməsin” siyahısındadır.',
  noNumbers: 'Əlavə edilə bilən telefon nömrəsi yoxdur.',
  undo: 'Geri qaytar',
  list: {
    count: (count) => `Siyahıda ${numbers(count)} var`,
    none: 'Siyahıda heç kim yoxdur.',
    loading: 'Yüklənir…',
    paste: 'Əlavə ediləcək nömrələr, hər sətirdə bir nömrə',
    add: 'Əlavə et',
    added: (count, known) =>
      known.count === 0
        ? `${numbers(count)} əlavə edildi.`
        : `${numbers(count)} əlavə edildi, ${known.text} artıq siyahıda idi.`,
    wrong: (count, some) => `Telefon nömrəsi deyil (${count.text}): ${some}`,
    removed: (count) => `${numbers(count)} silindi.`,
    remove: 'Sil',
    removeOf: (number) => `Sil: ${number}`,
    more: 'Daha çox göstər',
  },
}
