import type { Messages } from '../messages'

/** The screen of the settings. */
export const settings: Messages['settings'] = {
  title: 'Parametrlər',
  find: 'Parametr axtar',
  none: 'Belə parametr yoxdur',
  hintOf: (section) => `Parametrlər · ${section}`,
  sectionsLabel: 'Bölmələr',
  sections: {
    general: 'Ümumi',
    lock: 'Kilid',
    sync: 'Sinxronlaşdırma',
    schedules: 'Qrafik üzrə ixrac',
    privacy: 'Məxfilik',
    connection: 'Bağlantı',
    data: 'Məlumatlar',
    backup: 'Ehtiyat nüsxələr',
    updates: 'Yeniləmələr',
    help: 'Yardım və diaqnostika',
    about: 'Proqram haqqında',
  },
  items: {
    language: { name: 'Dil', hint: 'Mətnlər, rəqəmlər və tarixlər üçün.' },
    theme: { name: 'Tema', hint: 'Pəncərənin rəngləri.' },
    density: { name: 'Sətir hündürlüyü', hint: 'Yığcam rejimdə bir anda daha çox müştəri görünür.' },
    currency: {
      name: 'Valyuta',
      hint: 'Məbləğlərlə birgə göstərilir. Clopos brendin valyutasını bildirmir.',
    },
    country: { name: 'Ölkə', hint: 'Ölkə kodu olmayan telefon nömrələri üçün.' },
    keepRunning: {
      name: 'Bağlananda işləməyə davam etsin',
      hint: 'Pəncərə bağlananda proqram bildiriş sahəsində qalır, sinxronlaşdırma və qrafik üzrə ixrac davam edir.',
    },
    startAtSignIn: {
      name: 'Kompüterlə birlikdə açılsın',
      hint: 'Kompüterə daxil olanda proqram açılır. Bağlananda işləməyə davam edirsə, pəncərəsiz açılır.',
    },
    lock: {
      name: 'PIN kodla kilidlə',
      hint: 'PIN kod və ya parol daxil edilənədək müştərilər gizlənir: bir neçə dəqiqə istifadə olunmayanda, kompüter kilidlənəndə və ya yuxu rejiminə keçəndə və hər başlanğıcda. Kənar baxışlardan qoruyur, faylları şifrələmir.',
    },
    lockAfter: {
      name: 'Avtomatik kilidlə',
      hint: 'Proqramdan bu müddət istifadə edilməyəndə.',
    },
    lockSecret: {
      name: 'PIN kod və ya parol',
      hint: 'Kilidi açmaq üçün.',
    },
    syncEvery: {
      name: 'Avtomatik sinxronlaşdır',
      hint: 'Customer Desk açıq olduqda. Nüsxə bundan köhnədirsə, proqram açılanda da.',
    },
    completeEvery: {
      name: 'Tam sinxronlaşdırma',
      hint: 'Digər sinxronlaşdırmalar yalnız dəyişənləri yükləyir. Tam sinxronlaşdırma bütün müştəriləri yükləyir və Clopos sisteminin bildirmədiyi dəyişiklikləri də tapır.',
    },
    keepChanges: {
      name: 'Tarixçəni saxla',
      hint: 'Hər müştərinin dəyişiklikləri və sinxronlaşdırmaların siyahısı.',
    },
    schedules: {
      name: 'Görünüşləri təyin olunmuş vaxtda ixrac et',
      hint: 'Məsələn, hər gün saat 08:00-da. Sistemin öz planlayıcısı da onları yerinə yetirə bilər.',
    },
    forgetRemoved: {
      name: 'Silinmiş müştəriləri həmişəlik sil',
      hint: 'Clopos sistemində silinmiş müştərilər tarixçələri ilə birlikdə bu kompüterdən də həmişəlik silinir.',
    },
    exportLog: {
      name: 'İxraclar',
      hint: 'Burada nə, nə vaxt və hara ixrac edilib və ya kopyalanıb. Siyahı yalnız bu kompüterdədir.',
    },
    optOuts: {
      name: 'Mesaj göndərilməsin',
      hint: 'Bu nömrələr heç vaxt mesaj siyahısına daxil edilmir, müştəri həmişəlik silinəndən sonra da. Siyahı bu kompüterdə qalır.',
    },
    removeAll: {
      name: 'Bütün müştəri məlumatlarını sil',
      hint: 'Bütün nüsxələri və giriş məlumatlarını bu kompüterdən silir. Clopos sistemində heç nə dəyişmir.',
    },
    connectionName: { name: 'Ad', hint: 'Yalnız bu proqramda. Clopos sistemində heç nə dəyişmir.' },
    venue: {
      name: 'Filial',
      hint: 'Hər filialın öz nüsxəsi var. Başqa filial ayrıca bağlantı kimi açılır, bu isə qalır.',
    },
    signIn: { name: 'Giriş', hint: 'Brend, Client ID, Client secret və Integrator ID.' },
    connectionData: {
      name: 'Bu kompüterdəki nüsxə',
      hint: 'Bu bağlantının müştərilərinin saxlanıldığı qovluq.',
    },
    dataFolder: {
      name: 'Məlumat qovluğu',
      hint: 'Proqramın saxladığı hər şey: nüsxələr, parametrlər, görünüşlər və jurnal. Ehtiyat nüsxə üçün proqramı bağlayın və bu qovluğu kopyalayın.',
    },
    backups: {
      name: 'Parametrlər və görünüşlər',
      hint: 'Nəsə dəyişibsə, gündə bir dəfə ehtiyat nüsxəsi yaradılır. Son 14 nüsxə saxlanılır.',
    },
    updateAddress: {
      name: 'Yeniləmə ünvanı',
      hint: 'Veb ünvan və ya qovluq, məsələn: https://example.com/customer-desk və ya \\\\server\\customer-desk. Ünvan yoxdursa, proqram yeniləmə axtarmır.',
    },
    updateNow: { name: 'Yeni versiya', hint: '' },
    checks: {
      name: 'Hər şey qaydasındadır?',
      hint: 'Clopos ilə bağlantını, saatı, proksini, Client secret-i, bu kompüterdəki məlumatları və diski yoxlayır.',
    },
    diagnostics: {
      name: 'Dəstək üçün diaqnostika',
      hint: 'Versiyalar, parametrlər, jurnal, sinxronlaşdırmalar və statistika bir faylda. Müştərilər, adlar, axtarışlar və gizli məlumatlar olmadan.',
    },
    version: { name: 'Versiya', hint: '' },
    news: { name: 'Yeniliklər', hint: 'İngilis dilində.' },
    licence: { name: 'Lisenziya', hint: 'Customer Desk azad proqramdır.' },
    notices: {
      name: 'Açıq mənbəli proqramlar',
      hint: 'Bu proqramda istifadə olunan, başqalarının hazırladığı proqramlar. Təşəkkür edirik.',
    },
  },
  notStored: (why) => `Bunu saxlamaq alınmadı. ${why}`,
  languageSystem: 'Kompüterin dili',
  themes: {
    system: 'Sistem',
    light: 'Açıq',
    dark: 'Tünd',
    contrast: 'Yüksək kontrast',
  },
  densities: {
    comfortable: 'Rahat',
    compact: 'Yığcam',
  },
  coded: (code, name) => `${code} – ${name}`,
  pick: (setting, chosen) => `${setting}: ${chosen}`,
  noCurrency: 'Yoxdur',
  pickFind: 'Axtar',
  pickNone: 'Heç nə tapılmadı',
  venueDefault: 'Brendin əsas filialı',
  venueNumber: (id) => `Filial ${String(id)}`,
  venueOf: (connection, venue) => `${connection} · ${venue}`,
  venuesLoading: 'Filialların siyahısı alınır…',
  changeSignIn: 'Giriş məlumatlarını dəyiş…',
  signedInAs: (brand, clientId) => `${brand}, Client ID: ${clientId}`,
  updates: {
    check: 'Yeniləmələri yoxla',
    checking: 'Yoxlanılır…',
    current: 'Ən yeni versiyadan istifadə edirsiniz.',
    waiting: (version) =>
      `Yeni versiya var: ${version}. Sinxronlaşdırma və ya ixrac bitəndən sonra yüklənəcək.`,
    downloading: (version, percent) => `Versiya ${version} yüklənir: ${percent}%`,
    ready: (version) => `Versiya ${version} hazırdır.`,
    restart: 'İndi yenidən başlat',
    later: 'Sonra',
    news: 'Yeniliklər',
  },
  backups: {
    now: 'İndi nüsxə yarat',
    none: 'Hələ ehtiyat nüsxə yoxdur.',
    loading: 'Ehtiyat nüsxələr axtarılır…',
    content: (views, settings) => `${views.text} görünüş, ${settings.text} dəyişdirilmiş parametr`,
    damaged: 'Zədələnib. Bərpa etmək mümkün deyil.',
    newer: 'Daha yeni versiya yaradıb. Bərpa etmək üçün proqramı yeniləyin.',
    restore: 'Bərpa et',
    restoreOf: (when) => `Ehtiyat nüsxəni bərpa et: ${when}`,
    question: (when) => `Ehtiyat nüsxə bərpa edilsin? ${when}`,
    explain:
      'Parametrlər və görünüşlər həmin vaxtdakı kimi olacaq. İndikilərin əvvəlcə ehtiyat nüsxəsi yaradılır, onlara qayıda bilərsiniz.',
    restored: 'Bərpa edildi. Əvvəlki vəziyyət ən yeni ehtiyat nüsxədədir.',
  },
  copyPath: 'Yolu kopyala',
  pathCopied: 'Kopyalandı',
  reveal: 'Qovluqda göstər',
  size: (size) => `Həcmi: ${size}`,
  show: 'Göstər',
  thisVersion: 'Bu versiya',
  older: 'Əvvəlki versiyalar',
  packages: (count) => `${count.text} paket`,
  packageOf: (name, version, licence) => `${name} ${version} (${licence})`,
  chromium:
    'Masaüstü versiyada Chromium lisenziyaları proqramın yanındakı LICENSES.chromium.html faylındadır.',
}
