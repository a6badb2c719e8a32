import type { Messages } from '../messages'

export const search: Messages['search'] = {
  label: 'Müşteri ara',
  placeholder: 'Ad, telefon, e-posta… veya group:VIP',
  clear: 'Aramayı temizle',
  asText: 'Tüm sorguyu metin olarak göster (F2)',
  states: 'Adda, tüm telefonlarda, e-postada, kodda, adreste, notta ve referansta arar.',
  ignored: (text, why) => `“${text}” dikkate alınmıyor. ${why}`,
  moreWrong: (others) => `${others.text} hata daha`,
  use: (text) => `Bununla değiştir: ${text}`,
  searchFor: (text) => `Ara: ${text}`,
  suggestions: 'Öneriler',
  inAll: (customers) => `toplam ${customers.text}`,

  help: 'Arama yardımı',
  helpLead:
    'Aramak istediğiniz sözcükleri yazın. Listeyi daraltmak için filtre ekleyin: yalnızca hepsine uyan müşteriler gösterilir. Her filtre arama kutusunun altında görünür. Denemek için bir örneğe tıklayın.',
  keys: 'Arama kutusuna gitmek için / veya Ctrl+F tuşlarına basın. Öneriyi ok tuşlarıyla seçin. Ctrl+Z aramadaki son değişikliği geri alır.',
  findExample: 'Örnek ara',
  noExample: 'Böyle bir örnek yok',
  term: 'Yazdığınız',
  meaning: 'Bulduğunuz',
  add: (typed) => `Aramaya ekle: ${typed}`,
  together: 'Sözcükler ve birleşimler',
  dates: 'Tarihler ve süreler',
}
