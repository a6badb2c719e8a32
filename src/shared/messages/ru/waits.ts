import type { Messages } from '../messages'

/** Why a sync stands still, and until when: times of day. */
export const waits: Messages['waits'] = {
  busy: (until) => `Clopos просит подождать до ${until} (слишком много запросов)`,
  failing: (status, until) =>
    status === null
      ? `От Clopos нет нормального ответа. Следующая попытка в ${until}`
      : `В Clopos сбой (ошибка ${String(status)}). Следующая попытка в ${until}`,
  retrying: (status) =>
    status === null
      ? 'От Clopos нет нормального ответа. Пробуем ещё раз…'
      : `В Clopos сбой (ошибка ${String(status)}). Пробуем ещё раз…`,
}
