import type { Counted } from '../../locale/plurals'
import type { Messages } from '../messages'

const customers = (count: Counted): string => `${count.text} müşteri`
const columns = (count: Counted): string => `${count.text} sütun`

export const exporting: Messages['window']['exporting'] = {
  title: 'Dışa aktar',
  start: 'Dışa aktar',
  fileName: (name, day) => `Müşteriler ${name} ${day}`,
  past: 'Önceki dışa aktarmalar',

  whose: 'Müşteriler',
  selected: 'Seçilenler',
  listed: 'Listedekiler',
  everybody: 'Herkes',
  everybodyHint: 'Arama ve filtreler olmadan',

  format: 'Biçim',
  summary: (format, shown) => `${format}, ${shown}`,
  changed: 'değiştirildi',
  optionsChanged: 'değiştirildi',
  save: 'Şablon olarak kaydet…',
  saveTitle: 'Şablon olarak kaydet',
  saveLead: 'Şablon; biçimi, seçeneklerini ve sütunları bir adla saklar.',
  saveDo: 'Kaydet',
  update: 'Değişiklikleri kaydet',
  updateOf: (name) => `Değişiklikleri kaydet: ${name}`,
  deleted: (name) => `“${name}” silindi.`,

  options: 'Diğer seçenekler',
  reset: 'Seçenekleri sıfırla',
  separator: 'Ayırıcı',
  separators: { ',': 'Virgül', ';': 'Noktalı virgül', '\t': 'Sekme', '|': 'Dikey çizgi' },
  decimal: 'Ondalık işareti',
  decimals: { '.': 'Nokta (1.5)', ',': 'Virgül (1,5)' },
  dates: 'Tarih ve saat',
  dateStyles: { local: 'Yerel saat, tablo programları için', iso: 'UTC (ISO 8601)' },
  headings: 'Başlıklar',
  apiNames: 'API adları',
  bom: 'UTF-8 olarak işaretle',
  bomHint: 'Excel’in tüm harfleri göstermesi için gereklidir.',
  guard: 'Formülleri etkisiz kıl',
  guardHint: '=1+1 gibi bir metnin başına kesme işareti konur; böylece hiçbir tablo programı onu hesaplamaz.',
  unguarded:
    'Artık bir müşterinin adı veya notu Excel’de formül olarak çalışabilir. Bunu yalnızca tablo programı olmayan programlar için kapatın.',
  describe: 'Açıklama ekle',
  describeHint:
    'Yanındaki ikinci dosyada hangi müşterilerin olduğu, verilerin zamanı ve sağlama toplamı (SHA-256) yazar.',

  columns: 'Sütunlar',
  shown: 'Tablodaki gibi',
  all: 'Tümü',
  choose: 'Seç',
  columnCount: columns,
  everyField: 'Sütunu olmayanlar dahil, Clopos’un gönderdiği tüm alanlar.',
  personalMark: 'Kişisel veri',

  preview: 'Önizleme',
  look: 'Görünüm',
  looks: { table: 'Tablo', text: 'Metin' },
  none: 'Eşleşen müşteri yok.',
  failed: (why) => `Önizleme yok. ${why}`,
  more: (count) => `ve ${customers(count)} daha`,
  facts: (count, shown) => (shown === null ? customers(count) : `${customers(count)}, ${columns(shown)}`),
  about: (amount) => `yaklaşık ${amount}`,
  moment: 'bir saniyeden az',
  seconds: (count) => `${count.text} sn`,
  minutes: (count) => `${count.text} dk`,
  personal: (names) => `Kişisel veriler: ${names}`,
  impersonal: 'Kişisel veri yok',
}
