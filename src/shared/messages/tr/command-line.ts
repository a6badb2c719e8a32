import { formatCount } from '../../locale/formats'
import type { Messages } from '../messages'
import { presets } from './formats'

const number = (value: number): string => formatCount(value, 'tr')

const oneOfSeveral = `  --connection AD   birden fazla bağlantı varsa kullanılacak olan: adı veya ID’si (bkz. connections)
`

const everywhere = `  --data DIR        tüm verilerin klasörü (varsayılan: CUSTOMER_DESK_DATA veya sistemin program klasörü)
  --language CODE   iletilerin ve başlıkların dili: en, az, ru veya tr (varsayılan: LC_ALL, LC_MESSAGES veya LANG)
  --help            bu yardımı göster
`

const choosing = `  --query QUERY     alınacak müşteriler: aranacak sözcükler ve filtreler, örneğin group:VIP, "spent>500",
                    birthday:30d, no:phone, -active:no, new:sync, removed:any. OR ve parantez kullanılabilir. Tam
                    liste docs/query.md dosyasında (varsayılan: silinmemiş tüm müşteriler)
`

const sorting = `  --sort COLUMNS    sıralama, örneğin name,-spent. Eksi işareti büyükten küçüğe demektir (varsayılan: ada göre. Aramada
                    bir sözcüğü aranan metinle başlayan müşteriler önce gelir)
`

const presetLines = Object.entries(presets)
  .map(([preset, { help }]) => `                    ${preset.padEnd(10)}${help}`)
  .join('\n')

export const commandLine: Messages['commandLine'] = {
  fetching: 'Müşteriler indiriliyor',
  writing: 'Müşteriler yazılıyor',
  progress: (done, total) => (total === null ? number(done) : `${number(done)} / ${number(total)}`),
  timeLeft: (seconds) =>
    seconds < 90 ? `${String(Math.ceil(seconds))} sn kaldı` : `${String(Math.round(seconds / 60))} dk kaldı`,
  written: (rows, file) => `${number(rows)} müşteri dışa aktarıldı: ${file}`,
  forgotten: (folder) => `Tüm müşteri verileri silindi: ${folder}. Ayarlar ve görünümler duruyor.`,
  exportsLeft: 'Dışa aktarılan dosyalar silinmez. Şu klasörlerde var:',
  seeHelp: (problem) => `${problem} Tüm komutları ve seçenekleri görmek için --help yazın.`,
  noVerb:
    'Bir komut seçin: sync, list, count, export, views, schedule, status, history, connections, check, diagnostics, opt-outs veya forget.',
  unknownVerb: (verb) => `“${verb}” adında bir komut yok.`,
  tooMuch: (argument) => `Fazladan argüman: “${argument}”.`,
  unknownOption: (option) => `${option} seçeneği yok.`,
  optionElsewhere: (option, verb) => `${verb} komutunun ${option} seçeneği yok.`,
  missingValue: (option) => `${option} seçeneği bir değer ister.`,
  needlessValue: (option) => `${option} seçeneği değer almaz.`,
  missingOption: (option) => `${option} seçeneği zorunlu.`,
  badNumber: (option, text) => `${option} bir tam sayı olmalı, “${text}” değil.`,
  badBy: (text, known) =>
    `Müşteriler “${text}” ölçütüyle sayılamaz. Şunlardan birini seçin: ${known.join(', ')}.`,
  badPreset: (text, known) => `“${text}” şablonu yok. Şunlardan birini seçin: ${known.join(', ')}.`,
  badFormat: (text, known) => `“${text}” biçimi yok. Şunlardan birini seçin: ${known.join(', ')}.`,
  badChoice: (option, text, known) =>
    `${option} için “${text}” kullanılamaz. Şunlardan birini seçin: ${known.join(', ')}.`,
  presetAndFormat: 'Şablonun zaten bir biçimi var. --preset veya --format kullanın, ikisini birden değil.',
  bothMarks: '--bom veya --no-bom kullanın, ikisini birden değil.',
  idleOption: (option, format, known) =>
    known.length === 0
      ? `${option}, ${format} biçiminde hiçbir şeyi değiştirmez: bu biçimin seçeneği yok.`
      : `${option}, ${format} biçiminde hiçbir şeyi değiştirmez. Seçenekleri: ${known.join(', ')}.`,
  aboutNeedsFile: '--about için bir dosya gerekir: standart çıktının adı yoktur.',
  noColumns: (format) => `${format} biçiminin kendi sütunları vardır, --columns burada kullanılmaz.`,
  badDays: (option, text, most) =>
    `${option}, 0 ile ${String(most)} arasında bir gün sayısı olmalıdır: “${text}” olamaz.`,
  unreadableFile: (file) => `“${file}” dosyası okunamıyor.`,
  addAndRemove: '--add veya --remove kullanın, ikisini birden değil.',
  badLanguage: (text, known) => `“${text}” dili yok. Şunlardan birini seçin: ${known.join(', ')}.`,
  unknownColumn: (name, known) => `“${name}” sütunu yok. Şunlardan seçin: ${known.join(', ')}.`,
  tooManySorts: (most) => `En çok ${String(most)} sütuna göre sıralanabilir.`,
  badVenue: (text) => `CLOPOS_VENUE_ID bir tam sayı olmalı, “${text}” değil.`,
  missingVariables: (names) =>
    `Clopos’a giriş yapmak için şu ortam değişkenlerini tanımlayın: ${names.join(', ')}.`,
  severalConnections: (ids) => `Birden fazla bağlantı var. --connection ile birini seçin: ${ids.join(', ')}.`,
  unknownConnection: (name, known) =>
    known.length === 0
      ? `“${name}” adında bir bağlantı yok, başka bağlantı da yok.`
      : `“${name}” adında bir bağlantı yok. Bunlardan birini seçin: ${known.join(', ')}.`,
  ambiguousConnection: (name, known) =>
    `“${name}” adında birden fazla bağlantı var. Parantez içindeki ID’yi yazın: ${known.join(', ')}.`,
  unknownView: (name, known) => `“${name}” görünümü yok. Şunlardan birini seçin: ${known.join(', ')}.`,
  unknownSchedule: (name, known) =>
    known.length === 0
      ? `“${name}” adında bir zamanlanmış dışa aktarma yok, başkası da yok.`
      : `“${name}” adında bir zamanlanmış dışa aktarma yok. Şunlardan birini seçin: ${known.join(', ')}.`,
  viewAndQuery: 'Görünümün kendi araması var. --view veya --query kullanın, ikisini birden değil.',
  scheduleActions: '“schedule list” ya da zamanlanmış dışa aktarmanın adıyla “schedule run” yazın.',
  help: `Komut satırında Customer Desk: bir Clopos markasının müşterileri bu bilgisayarda.

  sync         müşterileri Clopos’tan indir
  list         müşterileri göster, her satırda bir JSON nesnesi
  count        müşteri sayısını göster
  export       müşterileri bir dosyaya yaz
  views        kayıtlı ve hazır görünümleri göster, her satırda bir JSON nesnesi
  schedule     zamanlanmış dışa aktarmaları göster veya birini yap
  status       kopyanın içeriğini ve yaşını göster
  history      her eşitlemenin sonucunu göster
  connections  bağlantıları göster, her satırda bir JSON nesnesi
  check        bağlantıyı, saati, diski ve bu bilgisayardaki verileri denetle
  diagnostics  sürümleri, ayarları, günlüğü ve istatistikleri destek için bir dosyaya yaz
  opt-outs     mesaj istemeyenlerin numaralarını yazdır, ekle veya sil
  forget       tüm müşteri verilerini bu bilgisayardan sil

  KOMUT --help, komutun seçeneklerini gösterir.

Clopos girişi ortam değişkenlerinden alınır: CLOPOS_CLIENT_ID, CLOPOS_CLIENT_SECRET, CLOPOS_BRAND ve
CLOPOS_INTEGRATOR_ID. Bunlar yoksa programda kayıtlı giriş kullanılır. CLOPOS_VENUE_ID ve CLOPOS_BASE_URL isteğe
bağlıdır. CLOPOS_BRAND ve CLOPOS_VENUE_ID diğer komutların okuduğu kopyayı da seçer. Bunlar yoksa tek bağlantı
kullanılır. Şirket ağında gerekirse HTTPS_PROXY, NO_PROXY ve NODE_EXTRA_CA_CERTS tanımlayın.

Çıkış kodları: 0 başarılı, 1 programda hata, 2 yanlış kullanım, 3 giriş reddedildi, 4 Clopos’a ulaşılamıyor, 5 sunucudan
hatalı yanıt veya yinelenen hatalar, 6 veri klasörü, kopya veya yazılan dosyayla ilgili sorun, 130 iptal edildi.
`,
  verbHelp: {
    sync: `sync: müşterileri Clopos’tan indirir ve değişiklikleri tek bir JSON satırı olarak gösterir. Olabiliyorsa yalnızca
değişen müşteriler indirilir ("kind":"catch-up"), yoksa hepsi indirilir ("kind":"complete").

  --full            tüm müşterileri yeniden indir
${oneOfSeveral}${everywhere}`,
    list: `list: müşterileri Clopos’un gönderdiği gibi gösterir, her satırda bir JSON nesnesi. Clopos’ta silinen
müşterilerin (removed:yes) removed_at alanı vardır.

${choosing}${sorting}  --limit N         en çok N müşteri göster
  --offset N        ilk N müşteriyi atla
${oneOfSeveral}${everywhere}`,
    count: `count: müşteri sayısını gösterir.

  --by FIELD        şuna göre say: group, venue, source, gender, status, month (oluşturulma ayı) veya birthday (ay).
                    Her değer için bir JSON nesnesi gösterilir: {"value":"5","name":"VIP","customers":12}. "value"
                    bir filtrede kullanılabilir. Değeri olmayan müşteriler için null olur
${choosing}${oneOfSeveral}${everywhere}`,
    export: `export: müşterileri bir dosyaya yazar. Dosya, tamamlanınca adını alır.

  --out FILE        yazılacak dosya; - standart çıktıya yazar
  --format FORMAT   xlsx, csv, tsv, raw, jsonl, vcf veya messages (varsayılan: csv)
  --preset PRESET   seçenekleriyle birlikte bir biçim:
${presetLines}
                    veya programda kaydettiğiniz bir şablonun adı
  --separator MARK  iki hücre arasındaki işaret: , ; | veya tab
  --decimal MARK    ondalık işareti: . veya ,
  --bom, --no-bom   Excel’in UTF-8’i tanıdığı işaretle veya onsuz
  --headings WHICH  api (API adları) veya bir dil: en, az, ru, tr
  --dates STYLE     iso (UTC) veya local (bu bilgisayarın saati)
  --no-formula-guard
                    metinler olduğu gibi kalır, Excel onları formül olarak çalıştırsa bile
  --about           FILE.about.json dosyasını da yazar: sorgu, kopyanın zamanı, uygulamanın sürümü ve özet (hash)
  --for SERVICE     mesaj listesi için: whatsapp (artı işaretli numara, ad, tam ad), sms (rakamlar, ad) veya plain (yalnızca
                    numaralar)
  --not-contacted DAYS
                    son DAYS günde başka listelerde olanlar mesaj listesine alınmaz
  --columns NAMES   sütunlar, örneğin name,phone,spent veya all (varsayılan: all)
  --view NAME       --query yerine bir görünümün müşterileri, sıralaması ve sütunları; adı veya ID’si ile (views)
${choosing}${sorting}${oneOfSeveral}${everywhere}`,
    status: `status: bir JSON satırı gösterir: customers, removed, problems, lastSync, interrupted, databaseVersion.

${oneOfSeveral}${everywhere}`,
    history: `history: biten eşitlemeleri yeniden eskiye doğru gösterir, her satırda bir JSON nesnesi: id, reason, startedAt,
finishedAt, outcome (done, failed, cancelled veya interrupted) ve requests. Başarılı eşitlemede değişiklikler,
başarısız olanda hata da gösterilir.

  --limit N         en çok N eşitleme göster
${oneOfSeveral}${everywhere}`,
    forget: `forget: veri klasöründen tüm müşteri verilerini siler: tüm müşteri kopyalarını, kayıtlı giriş bilgilerini, günlüğü,
ayar yedeklerini, dışa aktarma listesini ve mesaj istemeyenlerin numaralarını. Clopos’ta hiçbir şey değişmez. Ayarlar,
görünümler ve dışa aktarılan dosyalar kalır; bu dosyaların klasörleri yazdırılır. Uygulama kapalı olmalıdır.

  --all             zorunlu, çünkü bu işlem geri alınamaz
${everywhere}`,
    'opt-outs': `opt-outs: mesaj istemeyenlerin telefon numaralarını yazdırır, her satırda bir numara. Nasıl yazılmış olursa olsun bu
numaralar hiçbir zaman mesaj listesine alınmaz. Ülke kodu olmayan numaralar ayarlardaki ülkenin numaralarıdır.

  --add FILE        dosyadaki numaraları ekler, her satırda bir numara; - standart girdiyi okur
  --remove FILE     dosyadaki numaraları siler
${everywhere}`,
    check: `check: Clopos bağlantısını, saati, proxy’yi, Client secret’ı, bu bilgisayardaki verileri ve diski denetler. Her biri için
bir satır yazar. Çıkış kodu ilk sorunun kodudur; 0 sorun olmadığını gösterir.

${oneOfSeveral}${everywhere}`,
    diagnostics: `diagnostics: sürümleri, ayarları, günlüğü, eşitlemeleri, istatistikleri ve check sonucunu desteğe gönderebileceğiniz bir
zip dosyasına yazar. Müşteriler, adlar, aramalar ve gizli bilgiler olmadan.

  --out FILE        yazılacak dosya
${oneOfSeveral}${everywhere}`,
    views: `views: kayıtlı ve hazır görünümleri gösterir, her satırda bir JSON nesnesi. export komutunun --view seçeneği bunlardan birinin
"name" veya "view" (ID) değerini alır. Hazır görünümler her dildeki adıyla bulunur.

${everywhere}`,
    schedule: `schedule list: programdaki zamanlanmış dışa aktarmaları gösterir, her satırda bir JSON nesnesi, son sonucuyla.

schedule run NAME: adı veya ID’si ile birini şimdi yapar ve sonucu bir JSON satırında gösterir. Öyle seçildiyse önce
ortamdaki veya programdaki giriş bilgileriyle eşitler, dosyayı yazar ve kendi en eski dosyalarını siler. Programda kapalı
olsa da, program açıkken de çalışır.

run çıkış kodları: 0 dosya yazıldı; 2 böyle bir zamanlanmış dışa aktarma yok; 6 klasöre veya dosyaya yazılamadı; diğer
kodlar eşitlemeden gelir. Eşitleme olmadığı halde dosya yazıldıysa içinde son eşitlemenin müşterileri vardır: "outcome"
"done" olur, "syncError" nedenini söyler.

${everywhere}`,
    connections: `connections: bağlantıları gösterir, her satırda bir JSON nesnesi. --connection bunlardan birinin "name" veya
"connection" (ID) değerini alır. Adlar yalnızca büyük-küçük harfle ayrılmıyorsa harflerin büyük veya küçük olması önemli değildir.

${oneOfSeveral}${everywhere}`,
  },
}
