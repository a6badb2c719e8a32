import type { Messages } from '../messages'

export const shell: Messages['shell'] = {
  cannotStart: 'Customer Desk açıla bilmir',
  alreadyOpen: 'Customer Desk bu məlumat qovluğu ilə artıq açıqdır. Onun pəncərəsi indi öndədir.',
  crashed: 'Customer Desk işini dayandırdı',
  saveExport: 'Müştərilərin ixracı',
  allFiles: 'Bütün fayllar',
  saveDiagnostics: 'Diaqnostikanı yadda saxla',
  zipFile: 'ZIP faylı',
  chooseCopy: 'Müştərilərin nüsxəsini aç',
  chooseFolder: 'Qrafik üzrə ixrac üçün qovluq seçin',
  copyFile: 'Customer Desk nüsxəsi',
  quit: {
    question: (running) => `${running}. Yenə də çıxılsın?`,
    detail: {
      sync: 'Növbəti sinxronlaşdırma qaldığı yerdən davam edəcək. Bu kompüterdəki müştərilər olduğu kimi qalır.',
      export: 'İxrac dayanacaq və fayl yazılmayacaq.',
      index: 'Axtarış və sıralama növbəti açılışa qədər yavaş qalacaq.',
    },
    stay: 'Davam etsin',
    leave: 'Çıx',
  },
  commands: { sync: 'İndi sinxronlaşdır', export: 'İxrac…' },
  updatesFrom: {
    question: (place) => `Yeniləmələr buradan götürülsün: ${place}?`,
    detail:
      'Ora fayl yerləşdirə bilən hər kəs bu proqramı dəyişə bilər. Yalnız tanıdığınız ünvanı istifadə edin.',
    cancel: 'Ləğv et',
    use: 'İstifadə et',
  },
  tray: { open: 'Customer Desk-i aç', quit: 'Çıx' },
  menu: {
    edit: 'Redaktə',
    undo: 'Geri qaytar',
    redo: 'Təkrarla',
    cut: 'Kəs',
    copy: 'Kopyala',
    paste: 'Yapışdır',
    selectAll: 'Hamısını seç',
    view: 'Görünüş',
    actualSize: 'Həqiqi ölçü',
    zoomIn: 'Böyüt',
    zoomOut: 'Kiçilt',
    fullScreen: 'Tam ekran',
  },
  openAt: (address) => `Customer Desk bu ünvanda açıqdır: ${address}`,
  openNextAt: (address) => `Bu ünvan artıq istifadə olunub. Başqa vərəq üçün bu ünvanı açın: ${address}`,
  howToStop: 'Dayandırmaq üçün Ctrl+C düymələrini basın.',
  notAdmitted:
    'Bu səhifəni yalnız Customer Desk proqramını işə salan şəxs aça bilər. Hər ünvan bir dəfə işləyir: proqramın göstərdiyi sonuncu ünvanı açın.',
  notHere: 'Səhifə tapılmadı.',
  unknownOption: (problem) => `${problem} Bütün parametrləri görmək üçün --help yazın.`,
  badPort: (text) => `Port 0 ilə 65535 arasında ədəd olmalıdır, “${text}” yox.`,
  portTaken: (port) =>
    `${String(port)} nömrəli portu başqa proqram istifadə edir. --port ilə başqasını seçin.`,
  serveHelp: `Customer Desk bu kompüterin brauzerində.

  --data DIR   bütün məlumatların qovluğu (standart: CUSTOMER_DESK_DATA və ya sistemin proqram qovluğu)
  --port N     dinlənilən port (standart: istənilən boş port)
  --open       standart brauzeri aç (ekran varsa, standart)
  --no-open    yalnız ünvanı göstər
  --help       bu yardımı göstər
`,
}
