import type { Counted } from '../../locale/plurals'
import type { Messages } from '../messages'

const customers = (count: Counted): string => `${count.text} müştəri`

export const privacy: Messages['privacy'] = {
  forget: 'Müştərini həmişəlik sil…',
  forgetSelected: 'Sil…',
  forgetSelectedOf: 'Seçilənlərdən Clopos sistemində silinmiş müştəriləri həmişəlik sil',
  title: (count) =>
    count.count === 1 ? 'Bu müştəri həmişəlik silinsin?' : `${customers(count)} həmişəlik silinsin?`,
  explain: (count) =>
    `${count.count === 1 ? 'Bu müştəri' : 'Onlar'} haqqında hər şey bu kompüterdən silinir: bütün dəyərlər, dəyişikliklərin tarixçəsi və axtarış məlumatları. Bunu geri qaytarmaq olmaz.`,
  files: 'İxrac edilmiş fayllar və başqa yerlərdəki nüsxələr olduğu kimi qalır.',
  others: (count) => `Seçilənlərdən ${customers(count)} hələ Clopos sistemindədir və qalacaq.`,
  confirm: 'Həmişəlik sil',
  forgetting: 'Silinir…',
  impossibleTitle: (count) =>
    count.count === 1 ? 'Bu müştərini həmişəlik silmək olmaz' : 'Bu müştəriləri həmişəlik silmək olmaz',
  impossible: (count) =>
    count.count === 1
      ? 'Müştəri hələ Clopos sistemindədir, ona görə növbəti sinxronlaşdırma onu qaytaracaq. Əvvəlcə müştərini Clopos sistemində silin, sonra sinxronlaşdırın.'
      : 'Müştərilər hələ Clopos sistemindədir, ona görə növbəti sinxronlaşdırma onları qaytaracaq. Əvvəlcə onları Clopos sistemində silin, sonra sinxronlaşdırın.',
  understood: 'Aydındır',
  never: 'Heç vaxt',
  afterDays: (days) => `${days.text} gündən sonra`,
  startTitle: 'Silinmiş müştərilər avtomatik olaraq həmişəlik silinsin?',
  startNow: (count, days) =>
    `${customers(count)} Clopos sistemində ${days.text} gündən əvvəl silinib və indi həmişəlik silinəcək. Bunu geri qaytarmaq olmaz.`,
  startNobody: (days) =>
    `Hazırda belə müştəri yoxdur. Bundan sonra müştərilər silindikləri sinxronlaşdırmada görünəndən ${days.text} gün sonra həmişəlik silinəcək. Bunu geri qaytarmaq olmaz.`,
  start: 'Aktiv et',
  exports: {
    none: 'Hələ heç nə ixrac edilməyib.',
    loading: 'Yüklənir…',
    clear: 'Siyahını təmizlə',
    everyone: 'Bütün müştərilər',
    view: (name) => `“${name}” görünüşü`,
    selected: 'Seçilmiş müştərilər',
    customers,
    columns: (count) => `${count.text} sütun`,
    allColumns: 'bütün sütunlar',
    personal: 'Şəxsi məlumat',
    ways: {
      download: 'Endirmə',
      clipboard: 'Mübadilə buferi',
      'command-line': 'Komanda sətri',
      schedule: 'Qrafik üzrə',
    },
    reveal: 'Qovluqda göstər',
    revealOf: (file) => `Qovluqda göstər: ${file}`,
    open: 'Aç',
    openOf: (file) => `${file} faylını aç`,
    again: 'Yenidən ixrac et',
    againOf: (file) => `${file} faylını indiki müştərilərlə yenidən ixrac et`,
    compare: 'İndi ilə müqayisə et',
    compareOf: (file) => `${file} faylını indiki müştərilərlə müqayisə et`,
    comparing: 'Müqayisə edilir…',
    comparedTitle: (file) => `${file}: o vaxt və indi`,
    thenAndNow: (before, now) => `Faylda ${customers(before)}, indi ${now.text}.`,
    untouched: 'Fayl yazıldığı kimidir.',
    touched: 'Fayl ixracdan sonra dəyişdirilib.',
    byLine: 'Faylda müştəri ID-ləri yoxdur, ona görə sətirlər müqayisə edilir.',
    same: 'O vaxtdan heç nə dəyişməyib.',
    kinds: { added: 'Yeni', removed: 'Yoxdur', changed: 'Dəyişib' },
    first: (count) => `İlk ${count.text} fərq:`,
    differences: 'Fərqlər',
    copyList: 'Siyahını kopyala',
    copied: 'Kopyalandı.',
  },
  removal: {
    start: 'Hamısını sil…',
    title: 'Bütün müştəri məlumatları silinsin?',
    deleted: 'Bu kompüterdən silinir',
    copies: (names) => `Müştərilərin nüsxələri: ${names}`,
    noCopies: 'Müştərilərin bütün nüsxələri',
    signIns: 'Clopos sisteminə giriş məlumatları',
    others:
      'İxrac siyahısı, qrafik üzrə ixraclar, mesaj istəməyənlərin nömrələri, jurnal, parametrlərin və görünüşlərin ehtiyat nüsxələri',
    stays: 'Silinmir',
    settings: 'Parametrləriniz və görünüşləriniz',
    clopos: 'Clopos sistemindəki hər şey',
    files: 'İxrac edilmiş fayllar. Onları özünüz silin. Bu qovluqlarda var:',
    noFiles: 'İxrac edilmiş fayllar, harada olsalar da',
    agree: 'Başa düşürəm ki, bunu geri qaytarmaq olmaz',
    confirm: 'Hamısını sil',
    running: 'Silinir…',
    done: 'Bütün müştəri məlumatları bu kompüterdən silindi.',
    close: 'Bağla',
  },
}
