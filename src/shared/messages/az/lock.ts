import type { Messages } from '../messages'

/** The lock screen, and the lock's settings. */
export const lock: Messages['lock'] = {
  title: 'Customer Desk kilidlidir',
  enter: { pin: 'PIN kod', password: 'Parol' },
  wrong: {
    pin: 'PIN kod yanlışdır. Yenidən cəhd edin.',
    password: 'Parol yanlışdır. Yenidən cəhd edin.',
  },
  wait: {
    pin: (time) => `PIN kod yanlışdır. Növbəti cəhdə qalan vaxt: ${time}.`,
    password: (time) => `Parol yanlışdır. Növbəti cəhdə qalan vaxt: ${time}.`,
  },
  unlock: 'Kilidi aç',
  unlocking: 'Açılır…',
  syncsGoOn: 'Bu müddətdə sinxronlaşdırma davam edir.',
  forgot: { pin: 'PIN kodu unutmusunuz?', password: 'Parolu unutmusunuz?' },
  forgetTitle: 'Bu kompüterdəki müştərilər silinsin?',
  forgetExplain:
    'Unudulmuş PIN kodu və ya parolu öyrənmək və ya bərpa etmək mümkün deyil. Onsuz yenidən başlaya bilərsiniz:',
  forgetPoints: [
    'Müştərilərin bütün nüsxələri və bütün giriş məlumatları bu kompüterdən silinir. Clopos sistemində heç nə dəyişmir.',
    'Clopos idarəetmə panelindəki məlumatlarla yenidən daxil olun. Növbəti sinxronlaşdırma müştəriləri geri gətirir.',
    'Dəyişikliklərin tarixçəsi və fayldan açdığınız nüsxələr geri gəlmir. Faylların özü, ixrac edilmiş fayllar, görünüşlər və parametrlər qalır.',
  ],
  forget: 'Sil və yenidən başla',
  forgetting: 'Silinir…',
  keep: 'Geri',

  turnOn: 'Aktiv et…',
  turnOff: 'Söndür…',
  change: 'Dəyiş…',
  turnOnNow: 'Kilidi aktiv et',
  turnOffNow: 'Kilidi söndür',
  changeNow: 'Dəyiş',
  lockNow: 'İndi kilidlə',
  present: 'Hazırkı PIN kod və ya parol',
  next: 'Yeni PIN kod və ya parol',
  again: 'Bir daha',
  rule: '4–12 rəqəm və ya ən azı 8 simvolluq parol.',
  different: 'Daxil etdikləriniz bir-birindən fərqlidir.',
  remember: 'Unudulmuş PIN kodu heç kim deyə bilməz. Onsuz müştəriləri yenidən yükləmək lazım gəlir.',
  after: ({ text }) => `${text} dəqiqədən sonra`,
}
