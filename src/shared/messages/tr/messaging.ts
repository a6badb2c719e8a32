import type { Counted } from '../../locale/plurals'
import type { Messages } from '../messages'

const customers = (count: Counted): string => `${count.text} müşteri`
const numbers = (count: Counted): string => `${count.text} numara`

export const messaging: Messages['messaging'] = {
  sender: 'Ne için',
  senders: {
    whatsapp: { name: 'WhatsApp', hint: 'Artı işaretli numara, ad, tam ad' },
    sms: { name: 'SMS', hint: 'Yalnızca rakamlarla numara, ad' },
    plain: { name: 'Yalnızca numaralar', hint: 'Artı işaretli, her satırda bir numara' },
  },
  explain:
    'Her cep numarası için bir satır. “Mesaj gönderilmesin” listesindeki numaralar hiçbir zaman eklenmez.',
  recent: 'Yakın zamanda mesaj gönderilenler',
  recentHint: 'Bu bilgisayarda dışa aktarılan mesaj listelerindeki müşteriler.',
  include: 'Dahil et',
  leaveOut: (days) => `Çıkar: son ${days.text} gün`,
  leftOut: (count) => `${customers(count)} listeye alınmadı.`,
  showLeftOut: 'Kimler?',
  showLeftOutOf: 'Kimler listeye alınmadı?',
  leftOutTitle: 'Mesaj listesine alınmayanlar',
  leftOutBecause: {
    noNumber: (count) => `Telefon numarası yok: ${customers(count)}`,
    optedOut: (count) => `“Mesaj gönderilmesin” listesinde: ${customers(count)}`,
    invalid: (count) => `Numara mevcut değil: ${customers(count)}`,
    notMobile: (count) => `Cep numarası yok: ${customers(count)}`,
    contacted: (count) => `Yakın zamanda mesaj gönderildi: ${customers(count)}`,
    same: (count) => `Numarası başka bir müşteriyle aynı: ${customers(count)}`,
  },
  correct: 'Clopos’ta düzeltilecek numaralar',
  reasons: { invalid: 'Mevcut değil', notMobile: 'Cep numarası değil' },
  columns: { name: 'Ad', number: 'Numara', reason: 'Sorun' },
  moreLeftOut: (count) => `${customers(count)} daha.`,
  notSent: 'Gönderilmedi',
  notSentOf: 'Bu mesaj listesi gönderilmedi',
  optOut: 'Mesaj gönderilmesin',
  allow: 'Mesaj gönderilebilir',
  optedOut: 'Mesaj istemiyor',
  added: (count) => `“Mesaj gönderilmesin” listesine eklendi: ${numbers(count)}.`,
  nothingAdded: 'Zaten “Mesaj gönderilmesin” listesinde.',
  noNumbers: 'Eklenebilecek bir telefon numarası yok.',
  undo: 'Geri al',
  list: {
    count: (count) => `Listede ${numbers(count)} var`,
    none: 'Listede kimse yok.',
    loading: 'Yükleniyor…',
    paste: 'Eklenecek numaralar, her satırda bir numara',
    add: 'Ekle',
    added: (count, known) =>
      known.count === 0
        ? `${numbers(count)} eklendi.`
        : `${numbers(count)} eklendi, ${known.text} zaten listedeydi.`,
    wrong: (count, some) => `Telefon numarası değil (${count.text}): ${some}`,
    removed: (count) => `${numbers(count)} silindi.`,
    remove: 'Sil',
    removeOf: (number) => `Sil: ${number}`,
    more: 'Daha fazla göster',
  },
}
