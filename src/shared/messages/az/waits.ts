import type { Messages } from '../messages'

/** Why a sync stands still, and until when: times of day. */
export const waits: Messages['waits'] = {
  busy: (until) => `Clopos gözləməyi xahiş edir (həddən çox sorğu). Davam vaxtı: ${until}`,
  failing: (status, until) =>
    status === null
      ? `Clopos sistemindən düzgün cavab gəlmir. Növbəti cəhd: ${until}`
      : `Clopos sistemində problem var (xəta ${String(status)}). Növbəti cəhd: ${until}`,
  retrying: (status) =>
    status === null
      ? 'Clopos sistemindən düzgün cavab gəlmir. Yenidən cəhd edilir…'
      : `Clopos sistemində problem var (xəta ${String(status)}). Yenidən cəhd edilir…`,
}
