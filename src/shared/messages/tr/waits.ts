import type { Messages } from '../messages'

/** Why a sync stands still, and until when: times of day. */
export const waits: Messages['waits'] = {
  busy: (until) => `Clopos beklememizi istiyor (çok fazla istek). Devam saati: ${until}`,
  failing: (status, until) =>
    status === null
      ? `Clopos’tan geçerli bir yanıt gelmiyor. Sonraki deneme: ${until}`
      : `Clopos’ta bir sorun var (hata ${String(status)}). Sonraki deneme: ${until}`,
  retrying: (status) =>
    status === null
      ? 'Clopos’tan geçerli bir yanıt gelmiyor. Yeniden deneniyor…'
      : `Clopos’ta bir sorun var (hata ${String(status)}). Yeniden deneniyor…`,
}
