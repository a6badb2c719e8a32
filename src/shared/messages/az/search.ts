import type { Messages } from '../messages'

export const search: Messages['search'] = {
  label: 'Müştəri axtar',
  placeholder: 'Ad, telefon, e-poçt… və ya group:VIP',
  clear: 'Axtarışı təmizlə',
  asText: 'Bütün sorğunu mətn kimi göstər (F2)',
  states: 'Ad, bütün telefonlar, e-poçt, kod, ünvan, qeyd və xarici kod üzrə axtarır.',
  ignored: (text, why) => `“${text}” nəzərə alınmır. ${why}`,
  moreWrong: (others) => `daha ${others.text} səhv`,
  use: (text) => `Əvəz et: ${text}`,
  searchFor: (text) => `Axtar: ${text}`,
  suggestions: 'Təkliflər',
  inAll: (customers) => `cəmi ${customers.text}`,

  help: 'Axtarış yardımı',
  helpLead:
    'Axtardığınız sözləri yazın. Siyahını qısaltmaq üçün filtr əlavə edin: yalnız hamısına uyğun gələn müştərilər göstərilir. Hər filtr axtarış sahəsinin altında görünür. Nümunəni sınamaq üçün klikləyin.',
  keys: 'Axtarış sahəsinə keçmək üçün / və ya Ctrl+F düymələrini basın. Təklifi ox düymələri ilə seçin. Ctrl+Z axtarışdakı son dəyişikliyi geri qaytarır.',
  findExample: 'Nümunə axtar',
  noExample: 'Belə nümunə yoxdur',
  term: 'Yazırsınız',
  meaning: 'Alırsınız',
  add: (typed) => `Axtarışa əlavə et: ${typed}`,
  together: 'Sözlər və birləşmələr',
  dates: 'Tarixlər və müddətlər',
}
