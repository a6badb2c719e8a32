import type { Messages } from '../messages'

export const shell: Messages['shell'] = {
  cannotStart: 'Customer Desk başlatılamıyor',
  alreadyOpen: 'Customer Desk bu veri klasörüyle zaten açık. Penceresi şimdi önde.',
  crashed: 'Customer Desk çalışmayı durdurdu',
  saveExport: 'Müşterileri dışa aktar',
  allFiles: 'Tüm dosyalar',
  saveDiagnostics: 'Tanılamayı kaydet',
  zipFile: 'ZIP dosyası',
  chooseCopy: 'Müşteri kopyası aç',
  chooseFolder: 'Zamanlanmış dışa aktarma için klasör seçin',
  copyFile: 'Customer Desk kopyası',
  quit: {
    question: (running) => `${running}. Yine de çıkılsın mı?`,
    detail: {
      sync: 'Sonraki eşitleme kaldığı yerden sürer. Bu bilgisayardaki müşteriler olduğu gibi kalır.',
      export: 'Dışa aktarma durur ve dosya yazılmaz.',
      index: 'Arama ve sıralama sonraki açılışa kadar yavaş kalır.',
    },
    stay: 'Çalışmaya devam et',
    leave: 'Çık',
  },
  commands: { sync: 'Şimdi eşitle', export: 'Dışa aktar…' },
  updatesFrom: {
    question: (place) => `Güncellemeler buradan alınsın mı: ${place}?`,
    detail:
      'Oraya dosya koyabilen herkes bu uygulamayı değiştirebilir. Yalnızca bildiğiniz bir adresi kullanın.',
    cancel: 'Vazgeç',
    use: 'Kullan',
  },
  tray: { open: 'Customer Desk’i aç', quit: 'Çık' },
  menu: {
    edit: 'Düzenle',
    undo: 'Geri al',
    redo: 'Yinele',
    cut: 'Kes',
    copy: 'Kopyala',
    paste: 'Yapıştır',
    selectAll: 'Tümünü seç',
    view: 'Görünüm',
    actualSize: 'Gerçek boyut',
    zoomIn: 'Yakınlaştır',
    zoomOut: 'Uzaklaştır',
    fullScreen: 'Tam ekran',
  },
  openAt: (address) => `Customer Desk şu adreste açık: ${address}`,
  openNextAt: (address) => `Bu adres kullanıldı. Başka bir sekme için şu adresi açın: ${address}`,
  howToStop: 'Durdurmak için Ctrl+C tuşlarına basın.',
  notAdmitted:
    'Bu sayfayı yalnızca Customer Desk programını başlatan kişi açabilir. Her adres bir kez çalışır: programın gösterdiği son adresi açın.',
  notHere: 'Sayfa bulunamadı.',
  unknownOption: (problem) => `${problem} Tüm seçenekleri görmek için --help yazın.`,
  badPort: (text) => `Bağlantı noktası 0 ile 65535 arasında bir sayı olmalı, “${text}” değil.`,
  portTaken: (port) =>
    `${String(port)} numaralı bağlantı noktasını başka bir program kullanıyor. --port ile başka birini seçin.`,
  serveHelp: `Customer Desk bu bilgisayarın tarayıcısında.

  --data DIR   tüm verilerin klasörü (varsayılan: CUSTOMER_DESK_DATA veya sistemin program klasörü)
  --port N     dinlenecek bağlantı noktası (varsayılan: boş olan herhangi biri)
  --open       varsayılan tarayıcıyı aç (ekran varsa varsayılan)
  --no-open    yalnızca adresi göster
  --help       bu yardımı göster
`,
}
