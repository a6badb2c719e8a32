import type { Counted } from '../../locale/plurals'
import type { Messages } from '../messages'

const customers = (count: Counted): string => `${count.text} müşteri`

export const privacy: Messages['privacy'] = {
  forget: 'Müşteriyi kalıcı olarak sil…',
  forgetSelected: 'Sil…',
  forgetSelectedOf: 'Seçilenlerden Clopos’ta silinmiş müşterileri kalıcı olarak sil',
  title: (count) =>
    count.count === 1
      ? 'Bu müşteri kalıcı olarak silinsin mi?'
      : `${customers(count)} kalıcı olarak silinsin mi?`,
  explain: (count) =>
    `${count.count === 1 ? 'Bu müşteriyle' : 'Onlarla'} ilgili her şey bu bilgisayardan silinir: tüm değerler, değişiklik geçmişi ve arama verileri. Bu işlem geri alınamaz.`,
  files: 'Dışa aktarılan dosyalar ve başka yerlerdeki kopyalar olduğu gibi kalır.',
  others: (count) => `Seçilenlerden ${customers(count)} hâlâ Clopos’ta ve kalacak.`,
  confirm: 'Kalıcı olarak sil',
  forgetting: 'Siliniyor…',
  impossibleTitle: (count) =>
    count.count === 1 ? 'Bu müşteri kalıcı olarak silinemez' : 'Bu müşteriler kalıcı olarak silinemez',
  impossible: (count) =>
    count.count === 1
      ? 'Müşteri hâlâ Clopos’ta, bu yüzden sonraki eşitleme onu geri getirir. Önce müşteriyi Clopos’ta silin, sonra eşitleyin.'
      : 'Müşteriler hâlâ Clopos’ta, bu yüzden sonraki eşitleme onları geri getirir. Önce onları Clopos’ta silin, sonra eşitleyin.',
  understood: 'Tamam',
  never: 'Hiçbir zaman',
  afterDays: (days) => `${days.text} gün sonra`,
  startTitle: 'Silinen müşteriler otomatik olarak kalıcı silinsin mi?',
  startNow: (count, days) =>
    `${customers(count)} Clopos’ta ${days.text} günden önce silindi ve şimdi kalıcı olarak silinecek. Bu işlem geri alınamaz.`,
  startNobody: (days) =>
    `Şu anda böyle bir müşteri yok. Bundan sonra müşteriler, silindikleri bir eşitlemede görüldükten ${days.text} gün sonra kalıcı olarak silinir. Bu işlem geri alınamaz.`,
  start: 'Aç',
  exports: {
    none: 'Henüz hiçbir şey dışa aktarılmadı.',
    loading: 'Yükleniyor…',
    clear: 'Listeyi temizle',
    everyone: 'Tüm müşteriler',
    view: (name) => `“${name}” görünümü`,
    selected: 'Seçili müşteriler',
    customers,
    columns: (count) => `${count.text} sütun`,
    allColumns: 'tüm sütunlar',
    personal: 'Kişisel veri',
    ways: { download: 'İndirme', clipboard: 'Pano', 'command-line': 'Komut satırı', schedule: 'Zamanlanmış' },
    reveal: 'Klasörde göster',
    revealOf: (file) => `Klasörde göster: ${file}`,
    open: 'Aç',
    openOf: (file) => `Aç: ${file}`,
    again: 'Yeniden dışa aktar',
    againOf: (file) => `Şimdiki müşterilerle yeniden dışa aktar: ${file}`,
    compare: 'Şimdiyle karşılaştır',
    compareOf: (file) => `Şimdiki müşterilerle karşılaştır: ${file}`,
    comparing: 'Karşılaştırılıyor…',
    comparedTitle: (file) => `${file}: o zaman ve şimdi`,
    thenAndNow: (before, now) => `Dosyada ${customers(before)}, şimdi ${now.text}.`,
    untouched: 'Dosya yazıldığı gibi.',
    touched: 'Dosya dışa aktarmadan sonra değiştirildi.',
    byLine: 'Dosyada müşteri kimlikleri yok, bu yüzden satırlar karşılaştırılıyor.',
    same: 'O zamandan beri hiçbir şey değişmedi.',
    kinds: { added: 'Yeni', removed: 'Artık yok', changed: 'Değişti' },
    first: (count) => `İlk ${count.text} fark:`,
    differences: 'Farklar',
    copyList: 'Listeyi kopyala',
    copied: 'Kopyalandı.',
  },
  removal: {
    start: 'Hepsini sil…',
    title: 'Tüm müşteri verileri silinsin mi?',
    deleted: 'Bu bilgisayardan silinir',
    copies: (names) => `Müşteri kopyaları: ${names}`,
    noCopies: 'Tüm müşteri kopyaları',
    signIns: 'Clopos giriş bilgileri',
    others:
      'Dışa aktarma listesi, zamanlanmış dışa aktarmalar, mesaj istemeyenlerin numaraları, günlük, ayarların ve görünümlerin yedekleri',
    stays: 'Silinmez',
    settings: 'Ayarlarınız ve görünümleriniz',
    clopos: 'Clopos’taki her şey',
    files: 'Dışa aktarılan dosyalar. Onları kendiniz silin. Şu klasörlerde var:',
    noFiles: 'Dışa aktarılan dosyalar, nerede olurlarsa olsunlar',
    agree: 'Bu işlemin geri alınamayacağını anlıyorum',
    confirm: 'Hepsini sil',
    running: 'Siliniyor…',
    done: 'Tüm müşteri verileri bu bilgisayardan silindi.',
    close: 'Kapat',
  },
}
