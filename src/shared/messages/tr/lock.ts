import type { Messages } from '../messages'

/** The lock screen, and the lock's settings. */
export const lock: Messages['lock'] = {
  title: 'Customer Desk kilitli',
  enter: { pin: 'PIN', password: 'Parola' },
  wrong: { pin: 'PIN yanlış. Yeniden deneyin.', password: 'Parola yanlış. Yeniden deneyin.' },
  wait: {
    pin: (time) => `PIN yanlış. Yeniden denemek için kalan süre: ${time}.`,
    password: (time) => `Parola yanlış. Yeniden denemek için kalan süre: ${time}.`,
  },
  unlock: 'Kilidi aç',
  unlocking: 'Açılıyor…',
  syncsGoOn: 'Eşitleme bu sırada sürer.',
  forgot: { pin: 'PIN’i mi unuttunuz?', password: 'Parolayı mı unuttunuz?' },
  forgetTitle: 'Bu bilgisayardaki müşteriler silinsin mi?',
  forgetExplain: 'Unutulan bir PIN veya parola öğrenilemez ve sıfırlanamaz. Onsuz yeniden başlayabilirsiniz:',
  forgetPoints: [
    'Tüm müşteri kopyaları ve tüm giriş bilgileri bu bilgisayardan silinir. Clopos’ta hiçbir şey değişmez.',
    'Clopos yönetim panelindeki bilgilerle yeniden giriş yapın. Sonraki eşitleme müşterileri geri getirir.',
    'Değişiklik geçmişi ve dosyadan açtığınız kopyalar geri gelmez. Dosyaların kendisi, dışa aktarılan dosyalar, görünümler ve ayarlar kalır.',
  ],
  forget: 'Sil ve yeniden başla',
  forgetting: 'Siliniyor…',
  keep: 'Geri',

  turnOn: 'Aç…',
  turnOff: 'Kapat…',
  change: 'Değiştir…',
  turnOnNow: 'Kilidi etkinleştir',
  turnOffNow: 'Kilidi kapat',
  changeNow: 'Değiştir',
  lockNow: 'Şimdi kilitle',
  present: 'Şimdiki PIN veya parola',
  next: 'Yeni PIN veya parola',
  again: 'Bir kez daha',
  rule: '4–12 rakam veya en az 8 karakterlik bir parola.',
  different: 'Girdiğiniz iki değer farklı.',
  remember: 'Unutulan bir PIN’i kimse söyleyemez. Onsuz müşterilerin yeniden indirilmesi gerekir.',
  after: ({ text }) => `${text} dakika sonra`,
}
