/** Given names, and what surnames are made of. Common names; the people that are made of them are invented. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Names of one language, by gender. Surnames of both genders stand at the same place. */
export interface Names {
  readonly male: readonly string[]
  readonly female: readonly string[]
  readonly maleSurnames: readonly string[]
  readonly femaleSurnames: readonly string[]
  /** What a father's name becomes between the given name and the surname; empty where that is not a custom. */
  readonly fathers: readonly { readonly son: string; readonly daughter: string }[]
}

const azerbaijaniMale = words(`
  Əli Vüqar Elçin Rəşad Tural Orxan Elvin Nicat Kənan Samir Ramin Cavid Fərid Anar Emin Vüsal Elnur Rövşən Natiq Şahin
  Araz Aqşin Ceyhun İlqar İlham Namiq Mübariz Yusif İbrahim Məhəmməd Hüseyn Həsən Murad Tofiq Zaur Xəyal Ülvi Ömər Ağa
  Qurban Səbuhi Teymur Ruslan Taleh Cəlal Polad Bəhruz Eldar Fuad Rəsul Sənan`)
const azerbaijaniFemale = words(`
  Leyla Aygün Günel Nigar Sevda Aysel Fidan Ləman Nərmin Gülnar Könül Aynur Səbinə Şəbnəm Ülviyyə Günay Lalə Zəhra Fatimə
  Xədicə Məryəm Turan Çinarə Afaq Rəna Sevinc Təranə Vəfa İlahə Arzu Pərvanə Solmaz Şəfəq Yeganə Zümrüd Nuray Əsmər
  Jalə Gülşən Dilarə Mehriban Həcər Elnarə Kəmalə Ofelya Aytən Xuraman Nazlı Cəmilə Sona`)
const azerbaijaniRoots = words(`
  Əli Həsən Hüseyn Məmməd Quli Rza İsmayıl İbrahim Vəli Qasım Abbas Kərim Rəhim Səfər Ağa Nəsir Tağı Cəfər Mustafa Musa
  Əhməd Babayar Heydər İsgəndər Orduxan Kazım Süleyman Nəbi Şirin Əsgər Zeynal Bayram Novruz Qurban Xəlil Yusif
  Murad Sultan Əkbər Mirzə`)

const russianMale = words(`
  Александр Дмитрий Сергей Андрей Алексей Михаил Иван Николай Владимир Павел Евгений Виктор Юрий Олег Игорь Артём
  Роман Максим Денис Кирилл Тимур Рустам Эльдар Фёдор Григорий`)
const russianFemale = words(`
  Елена Ольга Наталья Анна Мария Екатерина Ирина Татьяна Светлана Юлия Людмила Галина Анастасия Дарья Ксения Полина
  Вера Надежда Любовь Алёна Диана Камила Эльмира Зоя Софья`)
const russianFathers = words(`
  Александр Дмитрий+ев Сергей+ев Андрей+ев Алексей+ев Иван Николай+ев Владимир Виктор Юрий+ев Олег Роман Максим Рустам
  Тимур`)
const russianSurnames = words(`
  Иванов Петров Сидоров Смирнов Кузнецов Попов Соколов Морозов Волков Орлов Новиков Фёдоров Алексеев Мамедов Гусейнов
  Никитин Калинин Кудрин Ильин Фомин Островский Белинский Заречный Луговой Подольский Ким Бондаренко Шевчук Щербаков
  Жуков`)

const turkishMale = words(`
  Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim Osman Murat Ömer Emre Burak Kerem Çağlar Oğuz Barış Serkan Tolga Uğur
  Yiğit Efe Kaan Onur Cem Volkan`)
const turkishFemale = words(`
  Fatma Ayşe Emine Zeynep Elif Merve Büşra Esra Şeyma Gül Özlem Çiğdem Derya Ebru Gamze Hatice İrem Kübra Melek Nur
  Pınar Selin Tuğba Yasemin Ceren`)
const turkishSurnames = words(`
  Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan
  Şimşek Polat Korkmaz Güneş Işık Tekin Bulut`)

const englishMale = words(`
  James Oliver Harry George Noah Jack Leo Arthur Oscar Thomas William Henry Daniel Samuel Adam Ryan Luke Owen Patrick Neil`)
const englishFemale = words(`
  Olivia Amelia Isla Ava Emily Sophie Grace Lily Chloe Hannah Charlotte Ella Alice Ruby Megan Zoë Claire Renée Kate Fiona`)
const englishSurnames = words(`
  Smith Jones Taylor Brown Wilson Evans Walker Wright Robinson Thompson White Hughes Edwards Green Hall Wood Harris
  Clarke O'Brien MacDonald Smith-Hayes Brontë`)

const vowels = 'aeəıioöuü'

/** The last vowel of a word decides the vowel of its ending (Azerbaijani vowel harmony). */
function harmonic(word: string, endings: Readonly<Record<'a' | 'e' | 'o' | 'ö', string>>): string {
  const last = [...word.toLowerCase()].findLast((letter) => vowels.includes(letter)) ?? 'a'
  if ('aı'.includes(last)) return word + endings.a
  if ('eəi'.includes(last)) return word + endings.e
  return word + ('ou'.includes(last) ? endings.o : endings.ö)
}

/** Azerbaijani surnames of a root: -ov/-ova (-yev/-yeva after a vowel), and those without gender: -zadə and -lı. */
function azerbaijaniSurnames(): { male: string[]; female: string[] } {
  const male: string[] = []
  const female: string[] = []
  for (const [place, root] of azerbaijaniRoots.entries()) {
    const stem = vowels.includes(root.slice(-1)) ? `${root}yev` : `${root}ov`
    // Most families bear the first form.
    male.push(stem, stem)
    female.push(`${stem}a`, `${stem}a`)
    const plain = place % 2 === 0 ? `${root}zadə` : harmonic(root, { a: 'lı', e: 'li', o: 'lu', ö: 'lü' })
    male.push(plain)
    female.push(plain)
  }
  return { male, female }
}

/** The woman's form of a Russian surname; names that are not adjectives or possessives do not change. */
function russianWoman(surname: string): string {
  if (/(?:ов|ев|ёв|ин)$/.test(surname)) return `${surname}а`
  return surname.replace(/(?:ый|ий|ой)$/, 'ая')
}

const azerbaijani = azerbaijaniSurnames()

export const azerbaijaniNames: Names = {
  male: azerbaijaniMale,
  female: azerbaijaniFemale,
  maleSurnames: azerbaijani.male,
  femaleSurnames: azerbaijani.female,
  fathers: azerbaijaniMale.map((father) => ({ son: `${father} oğlu`, daughter: `${father} qızı` })),
}

export const russianNames: Names = {
  male: russianMale,
  female: russianFemale,
  maleSurnames: russianSurnames,
  femaleSurnames: russianSurnames.map(russianWoman),
  fathers: russianFathers.map((father) => {
    const stem = father.includes('+') ? father.replace(/й\+ев$/, 'ев') : `${father}ов`
    return { son: `${stem}ич`, daughter: `${stem}на` }
  }),
}

export const turkishNames: Names = {
  male: turkishMale,
  female: turkishFemale,
  maleSurnames: turkishSurnames,
  femaleSurnames: turkishSurnames,
  fathers: [],
}

export const englishNames: Names = {
  male: englishMale,
  female: englishFemale,
  maleSurnames: englishSurnames,
  femaleSurnames: englishSurnames,
  fathers: [],
}

const plainLetters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ ə: 'e', ı: 'i', ö: 'o', ü: 'u', ş: 's', ç: 'c', ğ: 'g', ë: 'e', é: 'e', "'": '', '-': '' },
    ...{
      а: 'a',
      б: 'b',
      в: 'v',
      г: 'g',
      д: 'd',
      е: 'e',
      ё: 'yo',
      ж: 'zh',
      з: 'z',
      и: 'i',
      й: 'y',
      к: 'k',
      л: 'l',
    },
    ...{
      м: 'm',
      н: 'n',
      о: 'o',
      п: 'p',
      р: 'r',
      с: 's',
      т: 't',
      у: 'u',
      ф: 'f',
      х: 'kh',
      ц: 'ts',
      ч: 'ch',
      ш: 'sh',
    },
    ...{ щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
  }),
)

const plainForms = new Map<string, string>()

/** A name of these lists in plain small Latin letters, as people write it in an email address. */
export function plainForm(name: string): string {
  let plain = plainForms.get(name)
  if (plain === undefined) {
    plain = [...name.toLowerCase().normalize('NFC')]
      .map((letter) => plainLetters.get(letter) ?? letter)
      .join('')
      .replace(/[^a-z]/g, '')
    // The lists are short, so this stays small.
    plainForms.set(name, plain)
  }
  return plain
}
