import type { Counted } from '../../locale/plurals'
import type { Messages } from '../messages'

const customers = (count: Counted): string => `${count.text} müştəri`
const columns = (count: Counted): string => `${count.text} sütun`

export const exporting: Messages['window']['exporting'] = {
  title: 'İxrac',
  start: 'İxrac et',
  fileName: (name, day) => `Müştərilər ${name} ${day}`,
  past: 'Əvvəlki ixraclar',

  whose: 'Müştərilər',
  selected: 'Seçilənlər',
  listed: 'Siyahıdakılar',
  everybody: 'Bütün müştərilər',
  everybodyHint: 'Axtarış və filtrlər nəzərə alınmır',

  format: 'Format',
  summary: (format, shown) => `${format}, ${shown}`,
  changed: 'dəyişdirilib',
  optionsChanged: 'dəyişdirilib',
  save: 'Şablon kimi yadda saxla…',
  saveTitle: 'Şablon kimi yadda saxla',
  saveLead: 'Şablon formatı, seçimlərini və sütunları bir ad altında saxlayır.',
  saveDo: 'Yadda saxla',
  update: 'Dəyişiklikləri saxla',
  updateOf: (name) => `Dəyişiklikləri saxla: ${name}`,
  deleted: (name) => `“${name}” silindi.`,

  options: 'Əlavə seçimlər',
  reset: 'Seçimləri sıfırla',
  separator: 'Ayırıcı',
  separators: { ',': 'Vergül', ';': 'Nöqtəli vergül', '\t': 'Tabulyasiya', '|': 'Şaquli xətt' },
  decimal: 'Onluq ayırıcı',
  decimals: { '.': 'Nöqtə (1.5)', ',': 'Vergül (1,5)' },
  dates: 'Tarix və vaxt',
  dateStyles: { local: 'Yerli vaxt, cədvəl proqramları üçün', iso: 'UTC (ISO 8601)' },
  headings: 'Başlıqlar',
  apiNames: 'API adları',
  bom: 'UTF-8 işarəsi qoy',
  bomHint: 'Excel bütün hərfləri göstərmək üçün ondan istifadə edir.',
  guard: 'Düsturları zərərsizləşdir',
  guardHint: '=1+1 kimi mətnin əvvəlinə apostrof qoyulur ki, heç bir cədvəl proqramı onu hesablamasın.',
  unguarded:
    'İndi müştərinin adı və ya qeydi Excel proqramında düstur kimi icra oluna bilər. Bunu yalnız cədvəl proqramı olmayan proqramlar üçün söndürün.',
  describe: 'Təsvir faylı əlavə et',
  describeHint:
    'Yanındakı ikinci faylda hansı müştərilər olduğu, məlumatın vaxtı və yoxlama cəmi (SHA-256) yazılır.',

  columns: 'Sütunlar',
  shown: 'Cədvəldəki kimi',
  all: 'Hamısı',
  choose: 'Seç',
  columnCount: columns,
  everyField: 'Clopos sisteminin göndərdiyi bütün sahələr, sütunu olmayanlar da daxil.',
  personalMark: 'Şəxsi məlumat',

  preview: 'Önizləmə',
  look: 'Görünüşü',
  looks: { table: 'Cədvəl', text: 'Mətn' },
  none: 'Uyğun müştəri yoxdur.',
  failed: (why) => `Önizləmə yoxdur. ${why}`,
  more: (count) => `və daha ${customers(count)}`,
  facts: (count, shown) => (shown === null ? customers(count) : `${customers(count)}, ${columns(shown)}`),
  about: (amount) => `təxminən ${amount}`,
  moment: 'bir saniyədən az',
  seconds: (count) => `${count.text} san`,
  minutes: (count) => `${count.text} dəq`,
  personal: (names) => `Şəxsi məlumatlar: ${names}`,
  impersonal: 'Şəxsi məlumat yoxdur',
}
