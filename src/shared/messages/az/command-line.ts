import { formatCount } from '../../locale/formats'
import type { Messages } from '../messages'
import { presets } from './formats'

const number = (value: number): string => formatCount(value, 'az')

const oneOfSeveral = `  --connection AD   bir neçə bağlantı varsa, istifadə olunan bağlantı: adı və ya ID-si (bax: connections)
`

const everywhere = `  --data DIR        bütün məlumatların qovluğu (standart: CUSTOMER_DESK_DATA və ya sistemin proqram qovluğu)
  --language CODE   mesajların və başlıqların dili: en, az, ru və ya tr (standart: LC_ALL, LC_MESSAGES və ya LANG)
  --help            bu yardımı göstər
`

const choosing = `  --query QUERY     daxil edilən müştərilər: axtarılan sözlər və filtrlər, məsələn, group:VIP, "spent>500",
                    birthday:30d, no:phone, -active:no, new:sync, removed:any. OR və mötərizə olar. Tam siyahı
                    docs/query.md faylındadır (standart: silinməmiş bütün müştərilər)
`

const sorting = `  --sort COLUMNS    sıralama, məsələn, name,-spent. Minus işarəsi: böyükdən kiçiyə (standart: ad üzrə. Axtarışda
                    sözü axtarılan mətnlə başlayan müştərilər əvvəl gəlir)
`

const presetLines = Object.entries(presets)
  .map(([preset, { help }]) => `                    ${preset.padEnd(10)}${help}`)
  .join('\n')

export const commandLine: Messages['commandLine'] = {
  fetching: 'Müştərilər yüklənir',
  writing: 'Müştərilər yazılır',
  progress: (done, total) => (total === null ? number(done) : `${number(done)} / ${number(total)}`),
  timeLeft: (seconds) =>
    seconds < 90
      ? `${String(Math.ceil(seconds))} san qalıb`
      : `${String(Math.round(seconds / 60))} dəq qalıb`,
  written: (rows, file) => `${number(rows)} müştəri ixrac edildi: ${file}`,
  forgotten: (folder) => `Bütün müştəri məlumatları silindi: ${folder}. Parametrlər və görünüşlər qalır.`,
  exportsLeft: 'İxrac edilmiş fayllar silinmir. Bu qovluqlarda var:',
  seeHelp: (problem) => `${problem} Bütün əmrləri və parametrləri görmək üçün --help yazın.`,
  noVerb:
    'Əmr seçin: sync, list, count, export, views, schedule, status, history, connections, check, diagnostics, opt-outs və ya forget.',
  unknownVerb: (verb) => `“${verb}” adlı əmr yoxdur.`,
  tooMuch: (argument) => `Artıq arqument: “${argument}”.`,
  unknownOption: (option) => `${option} parametri yoxdur.`,
  optionElsewhere: (option, verb) => `${verb} əmrinin ${option} parametri yoxdur.`,
  missingValue: (option) => `${option} parametrinə dəyər lazımdır.`,
  needlessValue: (option) => `${option} parametri dəyər qəbul etmir.`,
  missingOption: (option) => `${option} parametri mütləqdir.`,
  badNumber: (option, text) => `${option} tam ədəd olmalıdır, “${text}” yox.`,
  badBy: (text, known) => `Müştəriləri “${text}” üzrə saymaq olmur. Birini seçin: ${known.join(', ')}.`,
  badPreset: (text, known) => `“${text}” şablonu yoxdur. Birini seçin: ${known.join(', ')}.`,
  badFormat: (text, known) => `“${text}” formatı yoxdur. Birini seçin: ${known.join(', ')}.`,
  badChoice: (option, text, known) =>
    `${option} üçün “${text}” yazmaq olmaz. Birini seçin: ${known.join(', ')}.`,
  presetAndFormat: 'Şablonun öz formatı var. --preset və --format seçimlərindən yalnız birini yazın.',
  bothMarks: '--bom və --no-bom seçimlərindən yalnız birini yazın.',
  idleOption: (option, format, known) =>
    known.length === 0
      ? `${option} seçimi ${format} formatında heç nəyi dəyişmir: bu formatın seçimləri yoxdur.`
      : `${option} seçimi ${format} formatında heç nəyi dəyişmir. Onun seçimləri: ${known.join(', ')}.`,
  aboutNeedsFile: '--about üçün fayl lazımdır: standart çıxışın adı yoxdur.',
  noColumns: (format) => `${format} formatının öz sütunları var, --columns burada yazılmır.`,
  badDays: (option, text, most) =>
    `${option} seçimi 0 ilə ${String(most)} arasında gün sayı olmalıdır, “${text}” yox.`,
  unreadableFile: (file) => `“${file}” faylını oxumaq olmur.`,
  addAndRemove: '--add və --remove seçimlərindən yalnız birini yazın.',
  badLanguage: (text, known) => `“${text}” dili yoxdur. Birini seçin: ${known.join(', ')}.`,
  unknownColumn: (name, known) => `“${name}” sütunu yoxdur. Bunlardan seçin: ${known.join(', ')}.`,
  tooManySorts: (most) => `Ən çoxu ${String(most)} sütun üzrə sıralamaq olar.`,
  badVenue: (text) => `CLOPOS_VENUE_ID tam ədəd olmalıdır, “${text}” yox.`,
  missingVariables: (names) =>
    `Clopos sisteminə daxil olmaq üçün bu mühit dəyişənlərini yazın: ${names.join(', ')}.`,
  severalConnections: (ids) => `Bir neçə bağlantı var. --connection ilə birini seçin: ${ids.join(', ')}.`,
  unknownConnection: (name, known) =>
    known.length === 0
      ? `“${name}” adlı bağlantı yoxdur, başqa bağlantı da yoxdur.`
      : `“${name}” adlı bağlantı yoxdur. Bunlardan birini seçin: ${known.join(', ')}.`,
  ambiguousConnection: (name, known) =>
    `“${name}” adlı bir neçə bağlantı var. Mötərizədəki ID-ni yazın: ${known.join(', ')}.`,
  unknownView: (name, known) => `“${name}” adlı görünüş yoxdur. Birini seçin: ${known.join(', ')}.`,
  unknownSchedule: (name, known) =>
    known.length === 0
      ? `“${name}” adlı qrafik üzrə ixrac yoxdur, başqası da yoxdur.`
      : `“${name}” adlı qrafik üzrə ixrac yoxdur. Birini seçin: ${known.join(', ')}.`,
  viewAndQuery: 'Görünüşün öz axtarışı var. --view və --query seçimlərindən yalnız birini yazın.',
  scheduleActions: '“schedule list” və ya qrafik üzrə ixracın adı ilə “schedule run” yazın.',
  help: `Customer Desk əmr sətrində: Clopos brendinin müştəriləri bu kompüterdə.

  sync         müştəriləri Clopos sistemindən yüklə
  list         müştəriləri göstər, hər sətirdə bir JSON obyekti
  count        müştərilərin sayını göstər
  export       müştəriləri fayla yaz
  views        saxlanmış və hazır görünüşləri göstər, hər sətirdə bir JSON obyekti
  schedule     qrafik üzrə ixracları göstər və ya birini yerinə yetir
  status       nüsxənin tərkibini və yaşını göstər
  history      hər sinxronlaşdırmanın nəticəsini göstər
  connections  bağlantıları göstər, hər sətirdə bir JSON obyekti
  check        bağlantını, saatı, diski və bu kompüterdəki məlumatları yoxla
  diagnostics  versiyaları, parametrləri, jurnalı və statistikanı dəstək üçün fayla yaz
  opt-outs     mesaj istəməyənlərin nömrələrini göstər, əlavə et və ya sil
  forget       bütün müştəri məlumatlarını bu kompüterdən sil

  ƏMR --help həmin əmrin parametrlərini göstərir.

Clopos girişi mühit dəyişənlərindən götürülür: CLOPOS_CLIENT_ID, CLOPOS_CLIENT_SECRET, CLOPOS_BRAND və
CLOPOS_INTEGRATOR_ID. Onlar olmadıqda proqramda saxlanmış giriş istifadə olunur. CLOPOS_VENUE_ID və CLOPOS_BASE_URL mütləq
deyil. CLOPOS_BRAND və CLOPOS_VENUE_ID digər əmrlərin oxuduğu nüsxəni də seçir. Onlar olmadıqda yeganə bağlantı istifadə
olunur. Şirkət şəbəkəsində lazım olsa, HTTPS_PROXY, NO_PROXY və NODE_EXTRA_CA_CERTS dəyişənlərini yazın.

Çıxış kodları: 0 uğurlu, 1 proqramda xəta, 2 yanlış istifadə, 3 giriş rədd edildi, 4 Clopos ilə əlaqə yoxdur, 5 serverdən
yanlış cavab və ya təkrar xətalar, 6 məlumat qovluğu, nüsxə və ya yazılan faylla bağlı problem, 130 ləğv edildi.
`,
  verbHelp: {
    sync: `sync: müştəriləri Clopos sistemindən yükləyir və dəyişiklikləri bir JSON sətri kimi göstərir. Mümkündürsə, yalnız
dəyişən müştərilər yüklənir ("kind":"catch-up"). Əks halda hamısı yüklənir ("kind":"complete").

  --full            bütün müştəriləri yenidən yüklə
${oneOfSeveral}${everywhere}`,
    list: `list: müştəriləri Clopos göndərdiyi kimi göstərir, hər sətirdə bir JSON obyekti. Clopos sistemində silinmiş
müştərilərin (removed:yes) removed_at sahəsi var.

${choosing}${sorting}  --limit N         ən çoxu N müştəri göstər
  --offset N        ilk N müştərini ötür
${oneOfSeveral}${everywhere}`,
    count: `count: müştərilərin sayını göstərir.

  --by FIELD        bu sahə üzrə say: group, venue, source, gender, status, month (yaradılma ayı) və ya birthday (ay).
                    Hər dəyər üçün bir JSON obyekti göstərilir: {"value":"5","name":"VIP","customers":12}. "value"
                    filtrdə işlədilə bilər. Dəyəri olmayan müştərilər üçün o, null olur
${choosing}${oneOfSeveral}${everywhere}`,
    export: `export: müştəriləri fayla yazır. Fayl öz adını tam yazılandan sonra alır.

  --out FILE        yazılacaq fayl; - standart çıxışa yazır
  --format FORMAT   xlsx, csv, tsv, raw, jsonl, vcf və ya messages (standart: csv)
  --preset PRESET   seçimləri ilə birlikdə format:
${presetLines}
                    və ya proqramda saxladığınız şablonun adı
  --separator MARK  iki xananın arasındakı işarə: , ; | və ya tab
  --decimal MARK    onluq işarəsi: . və ya ,
  --bom, --no-bom   Excel üçün UTF-8 işarəsi ilə və ya onsuz
  --headings WHICH  api (API adları) və ya dil: en, az, ru, tr
  --dates STYLE     iso (UTC) və ya local (bu kompüterin vaxtı)
  --no-formula-guard
                    mətnlər olduğu kimi qalır, Excel onları düstur kimi icra edə bilsə belə
  --about           FILE.about.json faylını da yazır: sorğu, surətin vaxtı, tətbiqin versiyası və heş
  --for SERVICE     mesaj siyahısı üçün: whatsapp (plus işarəli nömrə, ad, tam ad), sms (rəqəmlər, ad) və ya plain (yalnız
                    nömrələr)
  --not-contacted DAYS
                    son DAYS gündə başqa siyahılara düşənlər mesaj siyahısına daxil edilmir
  --columns NAMES   sütunlar, məsələn, name,phone,spent və ya all (standart: all)
  --view NAME       --query əvəzinə görünüşün müştəriləri, sıralaması və sütunları; adı və ya ID-si ilə (views)
${choosing}${sorting}${oneOfSeveral}${everywhere}`,
    status: `status: bir JSON sətri göstərir: customers, removed, problems, lastSync, interrupted, databaseVersion.

${oneOfSeveral}${everywhere}`,
    history: `history: bitmiş sinxronlaşdırmaları göstərir, yenidən köhnəyə, hər sətirdə bir JSON obyekti: id, reason,
startedAt, finishedAt, outcome (done, failed, cancelled və ya interrupted) və requests. Uğurlu sinxronlaşdırmanın
dəyişiklikləri, alınmayanın isə xətası da göstərilir.

  --limit N         ən çoxu N sinxronlaşdırma göstər
${oneOfSeveral}${everywhere}`,
    forget: `forget: məlumat qovluğundan bütün müştəri məlumatlarını silir: müştərilərin bütün nüsxələrini, saxlanmış giriş
məlumatlarını, jurnalı, parametrlərin ehtiyat nüsxələrini, ixrac siyahısını və mesaj istəməyənlərin nömrələrini. Clopos
sistemində heç nə dəyişmir. Parametrlər, görünüşlər və ixrac edilmiş fayllar qalır; belə faylların qovluqları
göstərilir. Proqram bağlı olmalıdır.

  --all             mütləqdir, çünki bunu geri qaytarmaq olmaz
${everywhere}`,
    'opt-outs': `opt-outs: mesaj istəməyənlərin telefon nömrələrini göstərir, hər sətirdə bir nömrə. Necə yazılmasından asılı olmayaraq bu
nömrələr heç vaxt mesaj siyahısına daxil edilmir. Ölkə kodu olmayan nömrələr parametrlərdəki ölkəyə aid sayılır.

  --add FILE        fayldakı nömrələri əlavə edir, hər sətirdə bir nömrə; - standart girişi oxuyur
  --remove FILE     fayldakı nömrələri silir
${everywhere}`,
    check: `check: Clopos ilə bağlantını, saatı, proksini, Client secret-i, bu kompüterdəki məlumatları və diski yoxlayır. Hər biri
üçün bir sətir yazır. Çıxış kodu ilk problemin kodudur; 0 problem olmadığını bildirir.

${oneOfSeveral}${everywhere}`,
    diagnostics: `diagnostics: versiyaları, parametrləri, jurnalı, sinxronlaşdırmaları, statistikanı və check nəticəsini dəstəyə göndərə
biləcəyiniz zip faylına yazır. Müştərilər, adlar, axtarışlar və gizli məlumatlar olmadan.

  --out FILE        yazılacaq fayl
${oneOfSeveral}${everywhere}`,
    views: `views: saxlanmış və hazır görünüşləri göstərir, hər sətirdə bir JSON obyekti. export əmrinin --view seçimi bunlardan birinin
"name" və ya "view" (ID) dəyərini qəbul edir. Hazır görünüşlər istənilən dildəki adı ilə tapılır.

${everywhere}`,
    schedule: `schedule list: proqramdakı qrafik üzrə ixracları göstərir, hər sətirdə bir JSON obyekti, son nəticəsi ilə.

schedule run NAME: adı və ya ID-si ilə birini indi yerinə yetirir və nəticəni bir JSON sətrində göstərir. İxracda belə
seçilibsə, əvvəlcə mühitin və ya proqramın giriş məlumatları ilə sinxronlaşdırır, faylı yazır və ən köhnə fayllarını silir.
Proqramda söndürülübsə və ya proqram açıqdırsa, yenə işləyir.

run çıxış kodları: 0 fayl yazılıb; 2 belə qrafik üzrə ixrac yoxdur; 6 qovluğa və ya fayla yazmaq olmayıb; başqa kodlar
sinxronlaşdırmadan gəlir. Sinxronlaşdırma alınmasa da fayl yazılıbsa, orada son sinxronlaşdırmanın müştəriləri var:
"outcome" onda "done" olur, "syncError" isə səbəbi göstərir.

${everywhere}`,
    connections: `connections: bağlantıları göstərir, hər sətirdə bir JSON obyekti. --connection bunlardan birinin "name" və ya
"connection" (ID) dəyərini qəbul edir. Adlar yalnız böyük-kiçik hərflə fərqlənmirsə, hərflərin böyük və ya kiçik olmasının fərqi yoxdur.

${oneOfSeveral}${everywhere}`,
  },
}
