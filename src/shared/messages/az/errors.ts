import { formatCount } from '../../locale/formats'
import type { BadAnswer } from '../../errors'
import { formatSize } from '../../locale/sizes'
import { fieldList, patternSentence, type PatternTexts } from '../../exports/file-name'
import type { Mistake } from '../../query'
import type { Messages } from '../messages'
import { mistake } from './query'

const fieldLabels: Readonly<Record<string, string>> = {
  brand: 'brend',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  integratorId: 'Integrator ID',
}

const mistakeIn = ({ text, reason }: Mistake): string =>
  `Axtarışdakı “${text}” hissəsini yoxlayın. ${mistake(reason)}`

const badAnswers: Readonly<Record<BadAnswer, string>> = {
  redirect: 'başqa ünvana yönləndirmə',
  'not-http': 'veb-server deyil',
  'web-page': 'məlumat əvəzinə veb-səhifə',
  'not-json': 'JSON deyil',
  'not-object': 'JSON obyekti deyil',
  'cut-off': 'cavab yarımçıq kəsilib',
  'too-large': 'cavab çox böyükdür',
  'too-deep': 'məlumatların iç-içəliyi çox dərindir',
  'no-success': '“success” yoxdur',
  'no-token': 'giriş tokeni yoxdur',
  'no-rows': 'sətirlərin siyahısı yoxdur',
  'no-total': 'sətirlərin sayı yoxdur',
  'wrong-total': 'müştərilərin sayı yekunla uyğun gəlmir',
  'too-many-rows': 'səhifədə istəniləndən çox müştəri var',
  'same-page': 'eyni səhifə iki dəfə göndərilib',
  'id-order': 'müştərilər ID ardıcıllığında deyil',
  'change-order': 'müştərilər dəyişmə ardıcıllığında deyil',
  'half-gone': 'müştərilərin sayı birdən yarıdan çox azalıb',
}

const badAnswerTexts: ReadonlyMap<string, string> = new Map(Object.entries(badAnswers))

const badAnswer = (problem: string): string => badAnswerTexts.get(problem) ?? problem

/** How far a clock is off. */
function clockOff(ahead: number): string {
  const minutes = Math.round(Math.abs(ahead) / 60)
  const span =
    minutes < 90
      ? `${formatCount(minutes, 'az')} dəqiqə`
      : minutes < 2880
        ? `${formatCount(Math.round(minutes / 60), 'az')} saat`
        : `${formatCount(Math.round(minutes / 1440), 'az')} gün`
  return `${span} ${ahead > 0 ? 'irəlidir' : 'geridir'}`
}

/** What is wrong with a pattern for the names of files. */
const patternTexts: PatternTexts = {
  empty: () => 'Fayl adını yazın, məsələn {view}-{date}.',
  field: ({ field }) => `{${field}} adlı sahə yoxdur. Bunlardan istifadə edin: ${fieldList}.`,
  brace: () => `Fiqurlu mötərizə yalnız sahə üçündür: ${fieldList}.`,
  character: ({ character }) => `Fayl adında “${character}” işarəsi ola bilməz. Onu silin.`,
  name: ({ name }) => `“${name}” fayl adı kimi işləmir. Başqa ad seçin.`,
}

const missing = {
  backup: 'Bu ehtiyat nüsxə artıq yoxdur.',
  connection: 'Belə bir bağlantı yoxdur.',
  customer: 'Bu müştəri nüsxədə yoxdur.',
  export: 'Bu ixrac artıq siyahıda yoxdur.',
  diagnostics: 'Diaqnostika məlumatlarını yenidən toplayın.',
  job: 'Bu iş artıq bitib.',
  method: 'Proqram bu sorğunu tanımır. Proqramı yenidən işə salın.',
  preset: 'Bu şablon artıq yoxdur.',
  schedule: 'Bu qrafik üzrə ixrac artıq yoxdur.',
  view: 'Bu görünüş artıq yoxdur.',
}

export const errors: Messages['errors'] = {
  'invalid-input': ({ problem }) => problem,
  'environment.base-url': () =>
    'CLOPOS_BASE_URL veb-ünvan deyil. Ünvan belə olmalıdır: https://integrations.clopos.com/open-api/v2.',
  'environment.insecure-base-url': () =>
    'CLOPOS_BASE_URL https:// ilə başlamalıdır. http yalnız bu kompüterdəki serverlər üçün mümkündür.',
  'environment.proxy': ({ variable }) =>
    `${variable} proksi ünvanı deyil. Ünvan belə olmalıdır: http://proxy.example.com:3128.`,
  'query.mistake': ({ mistakes }) => mistakes.map(mistakeIn).join(' '),
  'not-found': ({ what }) => missing[what],
  'sign-in.missing-field': ({ fields }) =>
    `Bu sahələri doldurun: ${fields.map((field) => fieldLabels[field] ?? field).join(', ')}.`,
  'sign-in.unknown-integrator': () =>
    'Clopos bu Integrator ID-ni tanımır və ya o, söndürülüb. Düzgün olanı Clopos dəstəyindən soruşun.',
  'sign-in.mode-mismatch': () =>
    'Integrator ID və brend uyğun gəlmir: biri sınaq üçündür, o biri yox. Bu brendin Integrator ID-sindən istifadə edin.',
  'sign-in.rejected': () => 'Clopos girişi rədd etdi. Client ID, Client secret və brendi yoxlayın.',
  'sign-in.disabled': () =>
    'Bu brend üçün Open API əlavəsi söndürülüb. Onu Clopos idarəetmə panelində yandırın: Əlavələr, Open API.',
  'sign-in.revoked': () => 'Clopos bu girişi artıq qəbul etmir. Yenidən daxil olun.',
  'sign-in.unknown-venue': ({ venueId }) =>
    `Clopos sistemində ${String(venueId)} nömrəli filial yoxdur. Siyahıdan birini seçin.`,
  'network.unreachable': ({ host }) =>
    `Clopos (${host}) ilə əlaqə qurulmadı. İnternet bağlantısını yoxlayın.`,
  'network.timeout': ({ host }) => `Clopos (${host}) vaxtında cavab vermədi. Bir az sonra yenidən cəhd edin.`,
  'network.certificate': ({ host }) =>
    `${host} ilə bağlantı təhlükəsiz deyil. Bu kompüterin saatını və antivirus parametrlərini yoxlayın. Şirkət şəbəkəsində İT dəstəyindən şirkətin sertifikatını bu kompüterə quraşdırmağı xahiş edin. Əmr sətrində NODE_EXTRA_CA_CERTS dəyişəninə sertifikat faylını yazın.`,
  'network.proxy-unreachable': ({ proxy }) =>
    `${proxy} proksisi ilə əlaqə qurulmadı. Şəbəkə bağlantısını və bu kompüterin proksi parametrlərini yoxlayın.`,
  'network.proxy-sign-in': ({ proxy }) =>
    `${proxy} proksisi istifadəçi adı və parol istəyir. HTTPS_PROXY dəyişəninə http://user:password@${proxy} yazın və ya İT dəstəyinizə müraciət edin.`,
  'network.proxy-refused': ({ proxy, status }) =>
    status === null
      ? `${proxy} proksisi Clopos ilə bağlantıya icazə vermir. İT dəstəyinizdən icazə istəyin.`
      : `${proxy} proksisi Clopos ilə bağlantıya icazə vermir (status ${String(status)}). İT dəstəyinizdən icazə istəyin.`,
  'network.proxy-nonsense': ({ proxy }) =>
    `${proxy} proksi kimi işləmir. Bu kompüterin proksi parametrlərini yoxlayın.`,
  'server.nonsense': ({ problem }) =>
    `Clopos sisteminin cavabı oxunmadı (${badAnswer(problem)}). Heç nə dəyişmədi. Sonra yenidən cəhd edin.`,
  'server.failing': ({ status }) =>
    `Clopos sistemində problem var (xəta ${String(status)}). Heç nə dəyişmədi. Sonra yenidən cəhd edin.`,
  'server.busy': ({ seconds }) =>
    `Clopos həddən çox sorğu alır. ${String(seconds)} saniyə sonra yenidən cəhd edin.`,
  'server.refused': ({ status, message }) =>
    message === ''
      ? `Clopos sorğunu rədd etdi (xəta ${String(status)}).`
      : `Clopos sorğunu rədd etdi (xəta ${String(status)}: ${message}).`,
  'server.moving': () =>
    'Sinxronlaşdırma zamanı Clopos sistemində həddən çox müştəri silindi. Heç nə dəyişmədi. Bir az sonra yenidən cəhd edin.',
  'server.endless': ({ customers, gigabytes }) =>
    `Clopos ${formatCount(customers, 'az')} müştəridən və ya ${String(gigabytes)} GB-dan çox məlumat göndərdi. Disk dolmasın deyə sinxronlaşdırma dayandırıldı. Heç nə dəyişmədi. Clopos dəstək xidmətinə müraciət edin.`,
  'secret.missing': () => 'Bu kompüterdə Client secret yoxdur. Yenidən daxil olun.',
  'secret.lost': () => 'Saxlanılan Client secret artıq oxunmur. Yenidən daxil olun.',
  'secret.weak': () =>
    'Bu kompüter parolları qoruya bilmir. Başqa proqramlar saxlanılan Client secret-i oxuya bilər.',
  'storage.folder': ({ folder }) =>
    `Proqram ${folder} məlumat qovluğuna yaza bilmir. Qovluğun mövcud olduğunu və ora yazmaq icazəniz olduğunu yoxlayın.`,
  'storage.full': () => 'Disk doludur. Heç nə itmədi. Yer boşaldın və yenidən cəhd edin.',
  'storage.little-space': ({ folder, free, needed }) =>
    `Diskdə kifayət qədər yer yoxdur (${folder}): ${formatSize(free, 'az')} boşdur, ${formatSize(needed, 'az')} lazımdır. Lazım olmayan faylları silin və ya səbəti boşaldın.`,
  'copy.damaged': ({ name }) =>
    `“${name}” nüsxəsi zədələnib, içindəki bəzi müştərilər çatışmaya və ya səhv ola bilər. Onun zədələnməmiş faylını açın və ya Clopos sisteminə qoşulun.`,
  'storage.damaged': ({ file, aside }) =>
    aside === null
      ? `Müştərilərin nüsxəsi zədələnib (${file}). İnternet olanda sinxronlaşdırın: zədələnmiş fayl kənara qoyulur və bütün müştərilər yenidən yüklənir.`
      : `Müştərilərin nüsxəsi zədələnmişdi və ${aside} adı ilə kənara qoyuldu. Növbəti sinxronlaşdırma bütün müştəriləri yenidən yükləyir.`,
  'settings.damaged': ({ file, aside }) =>
    aside === null
      ? `Parametrləriniz və görünüşlərinizin faylı zədələnib (${file}). Onu istifadə edən başqa proqramları bağlayın və yenidən cəhd edin.`
      : `Parametrləriniz və görünüşlərinizin faylı zədələnmişdi və ${aside} adı ilə kənara qoyuldu. Proqram standart parametrlər və görünüşlərlə başlayır.`,
  'settings.newer': ({ version, known }) =>
    `Parametrlərinizi və görünüşlərinizi Customer Desk proqramının daha yeni versiyası yazıb (format ${String(version)}, bu versiya ən çoxu ${String(known)} formatını oxuyur). Proqramın ən yeni versiyasını quraşdırın. Heç nə dəyişmədi.`,
  'backup.unusable': () =>
    'Bu ehtiyat nüsxə zədələnib və ya daha yeni versiya ilə yaradılıb, ona görə bərpa edilə bilmir. Başqasını seçin.',
  'storage.newer': ({ version, known }) =>
    `Bu nüsxəni Customer Desk proqramının daha yeni versiyası yaradıb (format ${String(version)}, bu versiya ən çoxu ${String(known)} formatını oxuyur). Proqramı yeniləyin.`,
  'storage.foreign': ({ file }) => `${file} Customer Desk nüsxəsi deyil.`,
  'storage.unread': ({ file }) =>
    `${file} açılmadı. Faylın mövcud olduğunu və onu açmaq icazəniz olduğunu yoxlayın.`,
  'storage.busy': () => 'Müştərilərin nüsxəsini başqa proqram istifadə edir. Bir az sonra yenidən cəhd edin.',
  'storage.empty': () => 'Müştərilərin nüsxəsi hələ yoxdur. Əvvəlcə sinxronlaşdırın.',
  'storage.in-use': ({ folder }) => `Customer Desk ${folder} məlumat qovluğu ilə artıq işləyir.`,
  'sync.running': () => 'Sinxronlaşdırma artıq gedir.',
  'sync.no-source': () =>
    'Bu nüsxənin Clopos ilə bağlantısı yoxdur, ona görə sinxronlaşdırmaq olmur. Əvvəlcə Clopos sisteminə qoşulun.',
  'clock.wrong': ({ seconds }) =>
    `Bu kompüterin saatı düz deyil: ${clockOff(seconds)}. Kompüterin tarix və vaxt parametrlərində vaxtın avtomatik təyin olunmasını yandırın.`,
  'connection.exists': ({ name }) =>
    `Bu brend və filial artıq qoşulub: “${name}”. Onu yuxarıdakı siyahıdan açın. Başqa giriş üçün onu açıb “Giriş məlumatlarını dəyiş…” seçin.`,
  'connection.no-name': () => 'Bağlantıya ad verin.',
  'privacy.in-use': ({ connections }) =>
    `Nüsxədən başqa proqram istifadə edir, məsələn, komanda sətrində sinxronlaşdırma: ${connections.join(', ')}. Onu bağlayın və yenidən cəhd edin.`,
  'view.no-name': () => 'Görünüşə ad verin.',
  'view.name-taken': ({ name }) => `“${name}” adlı görünüş artıq var. Başqa ad seçin.`,
  'view.too-many': ({ max }) => `Ən çoxu ${String(max)} görünüş ola bilər. Əvvəlcə birini silin.`,
  'view.ready-made': () => 'Hazır görünüşləri dəyişmək olmaz. Görünüşün surətini yaradın və onu dəyişin.',
  'preset.no-name': () => 'Şablona ad verin.',
  'preset.name-taken': ({ name }) => `“${name}” adlı şablon artıq var. Başqa ad seçin.`,
  'preset.too-many': ({ max }) => `Ən çoxu ${String(max)} şablon ola bilər. Əvvəlcə birini silin.`,
  'schedule.no-name': () => 'Qrafik üzrə ixraca ad verin.',
  'schedule.name-taken': ({ name }) => `“${name}” adlı qrafik üzrə ixrac artıq var. Başqa ad seçin.`,
  'schedule.too-many': ({ max }) =>
    `Ən çoxu ${String(max)} qrafik üzrə ixrac ola bilər. Əvvəlcə birini silin.`,
  'schedule.file-name': ({ mistake }) => patternSentence(patternTexts, mistake),
  'schedule.folder': ({ folder }) =>
    `Qovluq tapılmadı: ${folder}. Diski qoşun və ya bu ixrac üçün başqa qovluq seçin.`,
  'schedule.running': () => 'Başqa qrafik üzrə ixrac gedir. Bir azdan yenidən cəhd edin.',
  'export.name': ({ file }) => `“${file}” fayl adı kimi işləmir. Başqa ad seçin.`,
  'export.open': ({ file }) => `${file} açılmadı. Onu qovluqda göstərib oradan açın.`,
  'export.long-name': () => 'Fayl adı çox uzundur. Daha qısa ad seçin.',
  'export.no-folder': ({ folder }) =>
    `${folder} qovluğu tapılmadı. USB yaddaşı və ya şəbəkə diskini yenidən qoşub təkrar cəhd edin, yaxud başqa qovluq seçin.`,
  'export.read-only': ({ folder }) => `${folder} qovluğuna yazmaq olmur. Başqa qovluq seçin.`,
  'export.in-use': ({ file }) =>
    `${file} başqa proqramda açıqdır. Onu orada, məsələn, Excel-də bağlayıb təkrar cəhd edin.`,
  'export.target': ({ file }) =>
    `${file} yazıla bilmədi. Diski yoxlayıb təkrar cəhd edin və ya başqa yer seçin.`,
  'export.gone': ({ file }) =>
    `${file} artıq orada deyil. Fayl köçürülüb, adı dəyişib və ya silinib, yaxud diski qoşulu deyil.`,
  'export.not-comparable': () =>
    'Bu faylı müqayisə etmək olmur: sütunları ixracdakı kimi deyil və ya mətn faylı deyil.',
  'export.workbook-size': () =>
    'Bu Excel faylı 4 GB-dan böyük olardı. Daha az sütun və ya müştəri seçin, yaxud CSV faylı ixrac edin.',
  'clipboard.refused': () => 'Mübadilə buferinə kopyalamaq alınmadı. Yenidən cəhd edin.',
  'clipboard.too-many': ({ rows, max }) =>
    `${formatCount(rows, 'az')} sətir kopyalamaq üçün çoxdur. Ən çoxu ${formatCount(max, 'az')} sətir kopyalayın və ya onları fayla ixrac edin.`,
  'update.address': () =>
    'Yeniləmə ünvanı https:// ilə başlamalı və ya qovluğun tam yolu olmalıdır, məsələn: \\\\server\\customer-desk.',
  'update.unsupported': () =>
    'Customer Desk proqramının bu nüsxəsi özü yenilənə bilmir. Yeni versiyanı yükləyib quraşdırın.',
  'update.unsigned': () =>
    'Customer Desk proqramının bu nüsxəsində rəqəmsal imza yoxdur, ona görə yeniləmənin həqiqiliyini yoxlaya bilmir. Yeni versiyaları özünüz quraşdırın.',
  'update.no-folder': ({ folder }) =>
    `Qovluq tapılmadı: ${folder}. Yeniləmə ünvanını və şəbəkə bağlantısını yoxlayın.`,
  'update.unreachable': ({ host }) =>
    `Yeniləmələri almaq alınmadı: ${host}. İnternet bağlantısını və yeniləmə ünvanını yoxlayın.`,
  'update.no-feed': () => 'Bu ünvanda bu kompüter üçün versiya yoxdur. Ünvanı yoxlayın.',
  'update.interrupted': () => 'Yeniləmənin yüklənməsi yarımçıq kəsildi. Heç nə dəyişmədi. Yenidən cəhd edin.',
  'update.damaged': () =>
    'Yüklənmiş yeniləmə zədəlidir və silindi. Heç nə dəyişmədi. Bir az sonra yenidən cəhd edin.',
  'update.signature': () =>
    'Yeniləmədə Customer Desk istehsalçısının imzası yoxdur, ona görə silindi. Heç nə dəyişmədi. Yeniləmələri təqdim edən şəxsə bildirin.',
  'update.busy': () => 'Sinxronlaşdırma və ya ixrac davam edir. Bitəndən sonra yenidən başladın.',
  'lock.locked': () => 'Customer Desk kilidlidir. Əvvəlcə kilidi açın.',
  'lock.wrong': ({ seconds }) =>
    seconds === 0
      ? 'PIN kod və ya parol yanlışdır.'
      : `PIN kod və ya parol yanlışdır. ${String(seconds)} saniyə sonra yenidən cəhd edin.`,
  'lock.wait': ({ seconds }) => `Çox sayda yanlış cəhd. ${String(seconds)} saniyə sonra yenidən cəhd edin.`,
  'lock.short': () => '4–12 rəqəm və ya ən azı 8 simvolluq parol daxil edin.',
  'lock.changed': () => 'Kilid başqa pəncərədə dəyişdirilib. Parametrləri bağlayıb yenidən açın.',
  cancelled: () => 'Ləğv edildi.',
  internal: () => 'Proqramda xəta baş verdi. Heç nə itmədi. Yenidən cəhd edin.',
}
