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
    sync: 'Sinxronlaşdırma',
    connection: 'Bağlantı',
    data: 'Məlumatlar',
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
      hint: 'Pəncərə bağlananda proqram bildiriş sahəsində qalır və sinxronlaşdırmaya davam edir.',
    },
    startAtSignIn: {
      name: 'Kompüterlə birlikdə açılsın',
      hint: 'Kompüterə daxil olanda proqram açılır. Bağlananda işləməyə davam edirsə, pəncərəsiz açılır.',
    },
    syncEvery: {
      name: 'Avtomatik sinxronlaşdır',
      hint: 'Customer Desk açıq olduqda. Nüsxə bundan köhnədirsə, proqram açılanda da.',
    },
    completeEvery: {
      name: 'Tam sinxronlaşdırma',
      hint: 'Digər sinxronlaşdırmalar yalnız dəyişənləri yükləyir. Silinmiş müştəriləri yalnız tam sinxronlaşdırma tapır.',
    },
    keepChanges: {
      name: 'Tarixçəni saxla',
      hint: 'Hər müştərinin dəyişiklikləri və sinxronlaşdırmaların siyahısı.',
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
  copyPath: 'Yolu kopyala',
  pathCopied: 'Kopyalandı',
  reveal: 'Qovluqda göstər',
  size: (size) => `Həcmi: ${size}`,
  sizes: {
    kilobytes: (amount) => `${amount} KB`,
    megabytes: (amount) => `${amount} MB`,
    gigabytes: (amount) => `${amount} GB`,
  },
  show: 'Göstər',
  thisVersion: 'Bu versiya',
  older: 'Əvvəlki versiyalar',
  packages: (count) => `${count.text} paket`,
  packageOf: (name, version, licence) => `${name} ${version} (${licence})`,
  chromium:
    'Masaüstü versiyada Chromium lisenziyaları proqramın yanındakı LICENSES.chromium.html faylındadır.',
}
