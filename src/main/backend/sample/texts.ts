import type { SampleLanguage } from './people'
import type { Random } from './random'
import type { ApiAddress } from './rows'

const streets: Readonly<Record<SampleLanguage, readonly string[]>> = {
  azerbaijani: [
    'Bakı, Nizami küç.',
    'Bakı, Səməd Vurğun küç.',
    'Bakı, Şəfayət Mehdiyev küç.',
    'Bakı, Üzeyir Hacıbəyli küç.',
    'Xırdalan, Heydər Əliyev pr.',
    'Sumqayıt, Çərkəz küç.',
    'Gəncə, Cavadxan küç.',
  ],
  russian: ['Баку, ул. Низами', 'Баку, ул. Самеда Вургуна', 'Баку, пр. Нефтяников', 'Сумгаит, ул. Мира'],
  turkish: ['Bakü, Atatürk Cad.', 'İstanbul, Bağdat Cad.', 'Bakü, Çınar Sok.'],
  english: ['Baku, Nizami St', 'Baku, Neftchilar Ave', 'Baku, Izmir St'],
}
const flat: Readonly<Record<SampleLanguage, string>> = {
  azerbaijani: ', mən. ',
  russian: ', кв. ',
  turkish: ' D:',
  english: ', apt ',
}

const notes: Readonly<Record<SampleLanguage, readonly string[]>> = {
  azerbaijani: [
    'Pəncərə yanı masa sevir',
    'Fındığa allergiyası var',
    'Qapı kodu 24',
    'Şəkərsiz çay',
    'Ad günündə tort "Medovik", şamla',
    'Zəng etməyin, yalnız mesaj',
  ],
  russian: [
    'Аллергия на орехи',
    'Любит столик у окна',
    'Звонить после 18:00',
    'Постоянный гость; без сахара',
  ],
  turkish: ['Fıstık alerjisi var', 'Cam kenarı masa ister', 'Şekersiz çay, limonlu'],
  english: ['Prefers oat milk', 'Window table, please', 'Gate code 24, ring twice', 'Invoice to the company'],
}

/** One address of a person, as one line. */
export function nextAddress(random: Random, language: SampleLanguage): string {
  const house = `${random.pick(streets[language])} ${String(random.between(1, 180))}`
  return random.chance(0.6) ? `${house}${flat[language]}${String(random.between(1, 140))}` : house
}

/** The structured form of a customer's addresses: the given one first, sometimes a second. */
export function nextAddressData(random: Random, language: SampleLanguage, address: string): ApiAddress[] {
  const source = random.chance(0.5) ? 'GOOGLE' : 'MANUAL'
  const entries = [{ type: 'HOME', source, formatted_address: address }]
  if (random.chance(0.15)) {
    entries.push({ type: 'WORK', source, formatted_address: nextAddress(random, language) })
  }
  return entries
}

/** What staff wrote about a customer. */
export function nextNote(random: Random, language: SampleLanguage): string {
  return random.pick(notes[language])
}
