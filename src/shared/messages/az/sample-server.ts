import { formatCount } from '../../locale/formats'
import type { Messages } from '../messages'

export const sampleServer: Messages['sampleServer'] = {
  serving: (customers, address) => `${formatCount(customers, 'az')} nümunə müştəri, ünvan: ${address}`,
  howToStop: 'Dayandırmaq üçün Ctrl+C düymələrini basın.',
  unknownOption: (problem) => `${problem}. Bütün parametrləri görmək üçün --help yazın.`,
  badNumber: (option, most, text) =>
    `--${option} 0 ilə ${String(most)} arasında tam ədəd olmalıdır, “${text}” yox.`,
  emptyValue: (option) => `--${option} boş ola bilməz.`,
  help: `Uydurma müştəriləri olan nümunə Clopos serveri. Müştərilər açıq restorandakı kimi dəyişir: hər dəqiqə bir neçəsi
gəlib pul xərcləyir, bəziləri qeydiyyatdan keçir, ünvanını və ya nömrəsini dəyişir, silinir və ya bərpa olunur.

  --customers N         müştərilərin sayı, ən çoxu 2000000 (standart: 20000)
  --port N              127.0.0.1 ünvanındakı port, 0: istənilən boş port (standart: 8787)
  --seed N              hansı müştərilərin uydurulacağını müəyyən edən ədəd (standart: 1)
  --still               müştərilər dəyişmir və hər başlanğıcda eynidir
  --latency MS          hər səhifənin vaxtı, millisaniyə ilə (standart: 0)
  --rate-limit N        dəqiqədə məlumat sorğularının sayı (standart: 300, Clopos kimi)
  --client-id TEXT      qəbul edilən client ID (standart: sample-client)
  --client-secret TEXT  qəbul edilən client secret (standart: sample-secret)
  --brand TEXT          qəbul edilən brend (standart: sample)
  --integrator-id TEXT  qəbul edilən integrator ID (standart: sample-integrator)
  --help                bu yardımı göstər

Girişin alınmadığını görmək üçün bunlardan istifadə edin: client ID sample-client-disabled, integrator ID
sample-integrator-off və ya sample-integrator-test, brend sample-test.
`,
}
