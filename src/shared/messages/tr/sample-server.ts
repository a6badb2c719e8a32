import { formatCount } from '../../locale/formats'
import type { Messages } from '../messages'

export const sampleServer: Messages['sampleServer'] = {
  serving: (customers, address) => `${formatCount(customers, 'tr')} örnek müşteri, adres: ${address}`,
  howToStop: 'Durdurmak için Ctrl+C tuşlarına basın.',
  unknownOption: (problem) => `${problem}. Tüm seçenekleri görmek için --help yazın.`,
  badNumber: (option, most, text) =>
    `--${option} 0 ile ${String(most)} arasında bir tam sayı olmalı, “${text}” değil.`,
  emptyValue: (option) => `--${option} boş olamaz.`,
  help: `Hayali müşterileri olan örnek bir Clopos sunucusu. Müşteriler açık bir restorandaki gibi değişir: her dakika birkaçı
gelip harcama yapar, bazıları kaydolur, taşınır, numarasını değiştirir, silinir veya geri yüklenir.

  --customers N         müşteri sayısı, en çok 2000000 (varsayılan: 20000)
  --port N              127.0.0.1 üzerindeki bağlantı noktası, 0: boş olan herhangi biri (varsayılan: 8787)
  --seed N              hangi müşterilerin uydurulacağını belirleyen sayı (varsayılan: 1)
  --still               müşteriler değişmez ve her başlatmada aynıdır
  --latency MS          her sayfanın süresi, milisaniye olarak (varsayılan: 0)
  --rate-limit N        dakikadaki veri isteği sayısı (varsayılan: 300, Clopos gibi)
  --client-id TEXT      kabul edilen client ID (varsayılan: sample-client)
  --client-secret TEXT  kabul edilen client secret (varsayılan: sample-secret)
  --brand TEXT          kabul edilen marka (varsayılan: sample)
  --integrator-id TEXT  kabul edilen integrator ID (varsayılan: sample-integrator)
  --help                bu yardımı göster

Başarısız bir girişi görmek için şunları kullanın: client ID sample-client-disabled, integrator ID
sample-integrator-off veya sample-integrator-test, marka sample-test.
`,
}
