import { formatCount } from '../../locale/formats'
import type { BadAnswer } from '../../errors'
import { formatSize } from '../../locale/sizes'
import { fieldList, patternSentence, type PatternTexts } from '../../exports/file-name'
import type { Mistake } from '../../query'
import type { Messages } from '../messages'
import { mistake } from './query'

const fieldLabels: Readonly<Record<string, string>> = {
  brand: 'marka',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  integratorId: 'Integrator ID',
}

const mistakeIn = ({ text, reason }: Mistake): string =>
  `Aramadaki “${text}” bölümünü kontrol edin. ${mistake(reason)}`

const badAnswers: Readonly<Record<BadAnswer, string>> = {
  redirect: 'başka bir adrese yönlendirme',
  'not-http': 'web sunucusu değil',
  'web-page': 'veri yerine web sayfası',
  'not-json': 'JSON değil',
  'not-object': 'JSON nesnesi değil',
  'cut-off': 'yanıt yarıda kesildi',
  'too-large': 'yanıt çok büyük',
  'too-deep': 'veriler çok derin iç içe',
  'no-success': '“success” eksik',
  'no-token': 'giriş belirteci eksik',
  'no-rows': 'satır listesi eksik',
  'no-total': 'satır sayısı eksik',
  'wrong-total': 'müşteri sayısı toplamla uyuşmuyor',
  'too-many-rows': 'sayfada istenenden fazla müşteri var',
  'same-page': 'aynı sayfa iki kez gönderildi',
  'id-order': 'müşteriler ID sırasında değil',
  'change-order': 'müşteriler değişiklik sırasında değil',
  'half-gone': 'müşteri sayısı birden yarıdan fazla düştü',
}

const badAnswerTexts: ReadonlyMap<string, string> = new Map(Object.entries(badAnswers))

const badAnswer = (problem: string): string => badAnswerTexts.get(problem) ?? problem

/** How far a clock is off. */
function clockOff(ahead: number): string {
  const minutes = Math.round(Math.abs(ahead) / 60)
  const span =
    minutes < 90
      ? `${formatCount(minutes, 'tr')} dakika`
      : minutes < 2880
        ? `${formatCount(Math.round(minutes / 60), 'tr')} saat`
        : `${formatCount(Math.round(minutes / 1440), 'tr')} gün`
  return `${span} ${ahead > 0 ? 'ileri' : 'geri'}`
}

/** What is wrong with a pattern for the names of files. */
const patternTexts: PatternTexts = {
  empty: () => 'Bir dosya adı yazın, örneğin {view}-{date}.',
  field: ({ field }) => `{${field}} diye bir alan yok. Şunları kullanın: ${fieldList}.`,
  brace: () => `Süslü parantez yalnızca alanlar içindir: ${fieldList}.`,
  character: ({ character }) => `Dosya adında “${character}” karakteri olamaz. Silin.`,
  name: ({ name }) => `“${name}” dosya adı olarak kullanılamaz. Başka bir ad seçin.`,
}

const missing = {
  backup: 'Bu yedek artık yok.',
  connection: 'Böyle bir bağlantı yok.',
  customer: 'Bu müşteri kopyada yok.',
  export: 'Bu dışa aktarma artık listede yok.',
  diagnostics: 'Tanılama bilgilerini yeniden toplayın.',
  job: 'Bu iş zaten bitti.',
  method: 'Program bu isteği tanımıyor. Yeniden başlatın.',
  preset: 'Bu şablon artık yok.',
  schedule: 'Bu zamanlanmış dışa aktarma artık yok.',
  view: 'Bu görünüm artık yok.',
}

export const errors: Messages['errors'] = {
  'invalid-input': ({ problem }) => problem,
  'environment.base-url': () =>
    'CLOPOS_BASE_URL bir web adresi değil. Şuna benzemeli: https://integrations.clopos.com/open-api/v2.',
  'environment.insecure-base-url': () =>
    'CLOPOS_BASE_URL https:// ile başlamalı. http yalnızca bu bilgisayardaki sunucular için kullanılabilir.',
  'environment.proxy': ({ variable }) =>
    `${variable} bir vekil sunucu adresi değil. Şuna benzemeli: http://proxy.example.com:3128.`,
  'query.mistake': ({ mistakes }) => mistakes.map(mistakeIn).join(' '),
  'not-found': ({ what }) => missing[what],
  'sign-in.missing-field': ({ fields }) =>
    `Şu alanları doldurun: ${fields.map((field) => fieldLabels[field] ?? field).join(', ')}.`,
  'sign-in.unknown-integrator': () =>
    'Clopos bu Integrator ID’yi tanımıyor veya kapatılmış. Doğrusunu Clopos’tan isteyin.',
  'sign-in.mode-mismatch': () =>
    'Integrator ID ile marka uyuşmuyor: biri deneme için, diğeri değil. Bu markanın Integrator ID’sini kullanın.',
  'sign-in.rejected': () => 'Clopos girişi reddetti. Client ID, Client secret ve markayı kontrol edin.',
  'sign-in.disabled': () =>
    'Bu marka için Open API eklentisi kapalı. Clopos yönetim panelinde açın: Eklentiler, Open API.',
  'sign-in.revoked': () => 'Clopos bu girişi artık kabul etmiyor. Yeniden giriş yapın.',
  'sign-in.unknown-venue': ({ venueId }) =>
    `Clopos’ta ${String(venueId)} numaralı bir şube yok. Listeden birini seçin.`,
  'network.unreachable': ({ host }) => `Clopos’a (${host}) ulaşılamadı. İnternet bağlantısını kontrol edin.`,
  'network.timeout': ({ host }) => `Clopos (${host}) zamanında yanıt vermedi. Biraz sonra yeniden deneyin.`,
  'network.certificate': ({ host }) =>
    `${host} ile bağlantı güvenli değil. Bu bilgisayarın saatini ve antivirüs ayarlarını kontrol edin. Şirket ağındaysanız BT desteğinden şirket sertifikasını bu bilgisayara yüklemesini isteyin. Komut satırında NODE_EXTRA_CA_CERTS değişkenine sertifika dosyasını yazın.`,
  'network.proxy-unreachable': ({ proxy }) =>
    `${proxy} vekil sunucusuna ulaşılamadı. Ağ bağlantısını ve bu bilgisayarın vekil sunucu ayarlarını kontrol edin.`,
  'network.proxy-sign-in': ({ proxy }) =>
    `${proxy} vekil sunucusu kullanıcı adı ve parola istiyor. HTTPS_PROXY değişkenine http://user:password@${proxy} yazın veya BT desteğinize sorun.`,
  'network.proxy-refused': ({ proxy, status }) =>
    status === null
      ? `${proxy} vekil sunucusu Clopos’a bağlanmaya izin vermiyor. BT desteğinizden izin isteyin.`
      : `${proxy} vekil sunucusu Clopos’a bağlanmaya izin vermiyor (durum ${String(status)}). BT desteğinizden izin isteyin.`,
  'network.proxy-nonsense': ({ proxy }) =>
    `${proxy} vekil sunucu olarak çalışmıyor. Bu bilgisayarın vekil sunucu ayarlarını kontrol edin.`,
  'server.nonsense': ({ problem }) =>
    `Clopos’un yanıtı okunamadı (${badAnswer(problem)}). Hiçbir şey değişmedi. Daha sonra yeniden deneyin.`,
  'server.failing': ({ status }) =>
    `Clopos’ta bir sorun var (hata ${String(status)}). Hiçbir şey değişmedi. Daha sonra yeniden deneyin.`,
  'server.busy': ({ seconds }) =>
    `Clopos çok fazla istek alıyor. ${String(seconds)} saniye sonra yeniden deneyin.`,
  'server.refused': ({ status, message }) =>
    message === ''
      ? `Clopos isteği reddetti (hata ${String(status)}).`
      : `Clopos isteği reddetti (hata ${String(status)}: ${message}).`,
  'server.moving': () =>
    'Eşitleme sırasında Clopos’ta çok fazla müşteri silindi. Hiçbir şey değişmedi. Biraz sonra yeniden deneyin.',
  'server.endless': ({ customers, gigabytes }) =>
    `Clopos ${formatCount(customers, 'tr')} müşteriden veya ${String(gigabytes)} GB’tan fazla veri gönderdi. Disk dolmasın diye eşitleme durduruldu. Hiçbir şey değişmedi. Clopos desteğine başvurun.`,
  'secret.missing': () => 'Bu bilgisayarda Client secret yok. Yeniden giriş yapın.',
  'secret.lost': () => 'Kayıtlı Client secret artık okunamıyor. Yeniden giriş yapın.',
  'secret.weak': () =>
    'Bu bilgisayar parolaları koruyamıyor. Diğer programlar kayıtlı Client secret’ı okuyabilir.',
  'storage.folder': ({ folder }) =>
    `Program ${folder} veri klasörüne yazamıyor. Klasörün var olduğunu ve yazma izniniz olduğunu kontrol edin.`,
  'storage.full': () => 'Disk dolu. Hiçbir şey kaybolmadı. Yer açıp yeniden deneyin.',
  'storage.little-space': ({ folder, free, needed }) =>
    `Diskte yeterli yer yok (${folder}): ${formatSize(free, 'tr')} boş, ${formatSize(needed, 'tr')} gerekli. Gereksiz dosyaları silin veya geri dönüşüm kutusunu boşaltın.`,
  'copy.damaged': ({ name }) =>
    `“${name}” kopyası bozulmuş, içindeki bazı müşteriler eksik veya yanlış olabilir. Bozulmamış bir dosyasını açın veya Clopos’a bağlanın.`,
  'storage.damaged': ({ file, aside }) =>
    aside === null
      ? `Müşteri kopyası bozulmuş (${file}). İnternet varken eşitleyin: bozuk dosya kenara konur ve tüm müşteriler yeniden indirilir.`
      : `Müşteri kopyası bozulmuştu ve ${aside} adıyla kenara kondu. Sonraki eşitleme tüm müşterileri yeniden indirir.`,
  'settings.damaged': ({ file, aside }) =>
    aside === null
      ? `Ayarlarınızın ve görünümlerinizin dosyası bozulmuş (${file}). Dosyayı kullanan diğer programları kapatıp yeniden deneyin.`
      : `Ayarlarınızın ve görünümlerinizin dosyası bozulmuştu ve ${aside} adıyla kenara kondu. Program varsayılan ayarlar ve görünümlerle başlıyor.`,
  'settings.newer': ({ version, known }) =>
    `Ayarlarınızı ve görünümlerinizi Customer Desk’in daha yeni bir sürümü yazmış (biçim ${String(version)}, bu sürüm en çok ${String(known)} biçimini okur). Programın en yeni sürümünü yükleyin. Hiçbir şey değişmedi.`,
  'backup.unusable': () =>
    'Bu yedek bozulmuş veya daha yeni bir sürümle oluşturulmuş, bu yüzden geri yüklenemez. Başka bir yedek seçin.',
  'storage.newer': ({ version, known }) =>
    `Bu kopyayı Customer Desk’in daha yeni bir sürümü oluşturmuş (biçim ${String(version)}, bu sürüm en çok ${String(known)} biçimini okur). Programı güncelleyin.`,
  'storage.foreign': ({ file }) => `${file} bir Customer Desk kopyası değil.`,
  'storage.unread': ({ file }) =>
    `${file} açılamadı. Dosyanın var olduğunu ve açma izniniz olduğunu kontrol edin.`,
  'storage.busy': () => 'Müşteri kopyasını başka bir program kullanıyor. Biraz sonra yeniden deneyin.',
  'storage.empty': () => 'Henüz müşteri kopyası yok. Önce eşitleyin.',
  'storage.in-use': ({ folder }) => `Customer Desk ${folder} veri klasörüyle zaten çalışıyor.`,
  'sync.running': () => 'Eşitleme zaten sürüyor.',
  'sync.no-source': () => 'Bu kopyanın Clopos bağlantısı yok, bu yüzden eşitlenemez. Önce Clopos’a bağlanın.',
  'clock.wrong': ({ seconds }) =>
    `Bu bilgisayarın saati doğru değil: ${clockOff(seconds)}. Bilgisayarın tarih ve saat ayarlarında saatin otomatik ayarlanmasını açın.`,
  'connection.exists': ({ name }) =>
    `Bu marka ve şube zaten bağlı: “${name}”. Üstteki listeden açın. Başka bir girişle bağlanmak için onu açıp “Giriş bilgilerini değiştir…” seçeneğini seçin.`,
  'connection.no-name': () => 'Bağlantıya bir ad verin.',
  'privacy.in-use': ({ connections }) =>
    `Kopyayı başka bir program kullanıyor, örneğin komut satırında bir eşitleme: ${connections.join(', ')}. Onu kapatıp yeniden deneyin.`,
  'view.no-name': () => 'Görünüme bir ad verin.',
  'view.name-taken': ({ name }) => `“${name}” adında bir görünüm zaten var. Başka bir ad seçin.`,
  'view.too-many': ({ max }) => `En çok ${String(max)} görünüm olabilir. Önce birini silin.`,
  'view.ready-made': () => 'Hazır görünümler değiştirilemez. Görünümü çoğaltıp yenisini değiştirin.',
  'preset.no-name': () => 'Şablona bir ad verin.',
  'preset.name-taken': ({ name }) => `“${name}” adında bir şablon zaten var. Başka bir ad seçin.`,
  'preset.too-many': ({ max }) => `En çok ${String(max)} şablon olabilir. Önce birini silin.`,
  'schedule.no-name': () => 'Zamanlanmış dışa aktarmaya bir ad verin.',
  'schedule.name-taken': ({ name }) =>
    `“${name}” adında bir zamanlanmış dışa aktarma zaten var. Başka bir ad seçin.`,
  'schedule.too-many': ({ max }) =>
    `En çok ${String(max)} zamanlanmış dışa aktarma olabilir. Önce birini silin.`,
  'schedule.file-name': ({ mistake }) => patternSentence(patternTexts, mistake),
  'schedule.folder': ({ folder }) =>
    `Klasör bulunamadı: ${folder}. Sürücüsünü bağlayın veya bu dışa aktarma için başka bir klasör seçin.`,
  'schedule.running': () => 'Başka bir zamanlanmış dışa aktarma sürüyor. Birazdan yeniden deneyin.',
  'export.name': ({ file }) => `“${file}” dosya adı olarak kullanılamaz. Başka bir ad seçin.`,
  'export.open': ({ file }) => `${file} açılamadı. Klasörde gösterip oradan açın.`,
  'export.long-name': () => 'Dosya adı çok uzun. Daha kısa bir ad seçin.',
  'export.no-folder': ({ folder }) =>
    `${folder} klasörü bulunamadı. USB belleği veya ağ sürücüsünü yeniden bağlayıp tekrar deneyin ya da başka bir klasör seçin.`,
  'export.read-only': ({ folder }) => `${folder} klasörüne yazma izniniz yok. Başka bir klasör seçin.`,
  'export.in-use': ({ file }) =>
    `${file} başka bir programda açık. Örneğin Excel’de kapatıp yeniden deneyin.`,
  'export.target': ({ file }) =>
    `${file} yazılamadı. Sürücüyü kontrol edip yeniden deneyin veya başka bir yer seçin.`,
  'export.gone': ({ file }) =>
    `${file} artık orada değil. Taşınmış, yeniden adlandırılmış veya silinmiş ya da sürücüsü bağlı değil.`,
  'export.not-comparable': () =>
    'Bu dosya karşılaştırılamaz: sütunları dışa aktarmadakinden farklı veya bir metin dosyası değil.',
  'export.workbook-size': () =>
    'Bu Excel dosyası 4 GB’tan büyük olurdu. Daha az sütun veya müşteri seçin ya da CSV dosyası olarak dışa aktarın.',
  'clipboard.refused': () => 'Panoya kopyalanamadı. Yeniden deneyin.',
  'clipboard.too-many': ({ rows, max }) =>
    `${formatCount(rows, 'tr')} satır kopyalamak için çok fazla. En çok ${formatCount(max, 'tr')} satır kopyalayın veya satırları bir dosyaya aktarın.`,
  'update.address': () =>
    'Güncelleme adresi https:// ile başlamalı veya bir klasörün tam yolu olmalıdır, örneğin \\\\server\\customer-desk.',
  'update.unsupported': () =>
    'Customer Desk uygulamasının bu kopyası kendini güncelleyemiyor. Yeni sürümü indirip kurun.',
  'update.unsigned': () =>
    'Customer Desk uygulamasının bu kopyasında dijital imza yok; bu yüzden güncellemelerin gerçekliğini doğrulayamıyor. Yeni sürümleri kendiniz kurun.',
  'update.no-folder': ({ folder }) =>
    `Klasör bulunamadı: ${folder}. Güncelleme adresini ve ağ bağlantısını kontrol edin.`,
  'update.unreachable': ({ host }) =>
    `Güncellemeler alınamadı: ${host}. İnternet bağlantısını ve güncelleme adresini kontrol edin.`,
  'update.no-feed': () => 'Bu adreste bu bilgisayar için sürüm yok. Adresi kontrol edin.',
  'update.interrupted': () =>
    'Güncellemenin indirilmesi yarıda kesildi. Hiçbir şey değişmedi. Yeniden deneyin.',
  'update.damaged': () =>
    'İndirilen güncelleme bozuktu ve silindi. Hiçbir şey değişmedi. Daha sonra yeniden deneyin.',
  'update.signature': () =>
    'Güncellemede Customer Desk yayıncısının imzası yok, bu yüzden silindi. Hiçbir şey değişmedi. Güncellemeleri sağlayan kişiye bildirin.',
  'update.busy': () => 'Eşitleme veya dışa aktarma sürüyor. Bittikten sonra yeniden başlatın.',
  'lock.locked': () => 'Customer Desk kilitli. Önce kilidi açın.',
  'lock.wrong': ({ seconds }) =>
    seconds === 0
      ? 'PIN veya parola yanlış.'
      : `PIN veya parola yanlış. ${String(seconds)} saniye sonra yeniden deneyin.`,
  'lock.wait': ({ seconds }) => `Çok fazla yanlış deneme. ${String(seconds)} saniye sonra yeniden deneyin.`,
  'lock.short': () => '4–12 rakam veya en az 8 karakterlik bir parola girin.',
  'lock.changed': () => 'Kilit başka bir pencerede değiştirildi. Ayarları kapatıp yeniden açın.',
  cancelled: () => 'İptal edildi.',
  internal: () => 'Programda bir şeyler ters gitti. Hiçbir şey kaybolmadı. Yeniden deneyin.',
}
