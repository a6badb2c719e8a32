import type { Span } from '#shared/messages/en/syncs'
import type { Formats } from '#shared/locale/formats'

/** Minutes in the largest unit that they are whole ones of. */
export function spanOf(minutes: number, formats: Formats): Span {
  if (minutes % 60 !== 0) return { unit: 'minutes', count: formats.counted(minutes) }
  const hours = minutes / 60
  return hours % 24 === 0
    ? { unit: 'days', count: formats.counted(hours / 24) }
    : { unit: 'hours', count: formats.counted(hours) }
}

/** The choices and the current value, which may be another. */
export function withCurrent(choices: readonly number[], current: number): readonly number[] {
  return choices.includes(current) ? choices : [...choices, current].sort((a, b) => a - b)
}

/** Minutes between syncs; 0: never. */
export const syncEvery = [0, 5, 15, 30, 60, 120, 240, 480, 1440] as const
/** Hours between full reads. */
export const completeEvery = [6, 12, 24, 48, 72, 168, 336, 720] as const
/** Days after which customers that were deleted in Clopos are forgotten; 0: never. */
export const forgetRemoved = [0, 30, 90, 180, 365] as const
/** Days for which changes are stored. */
export const keepChanges = [7, 30, 90, 180, 365, 730] as const
