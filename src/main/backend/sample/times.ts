import { mixed } from './random'

const day = 86_400_000
/** The venues are open from 10:00 to midnight in Baku (UTC+4), which is 06:00 to 20:00 UTC. */
const opens = 6 * 3_600_000
const open = 14 * 3_600_000

/** When the sample brand's first customer came: 2 March 2019. */
const firstDay = Date.UTC(2019, 2, 2)

/** The sample customers' last day unless another is given: fixed, so that the same customers come again another year. */
export const defaultNewest = Date.UTC(2026, 10, 20)

export interface CustomerTimes {
  /** Milliseconds since 1970, whole seconds. */
  readonly createdAt: number
  readonly updatedAt: number
}

const unit = (bits: number): number => bits / 4294967296

/**
 * When the customer at `index` of `count` was created and last changed. Creation rises with the index, ever faster as
 * the brand grows, within opening hours; the last change is later or the same, and for many not long before `newest`.
 */
export function timesOf(seed: number, index: number, count: number, newest: number): CustomerTimes {
  const share = (index + unit(mixed(seed, index))) / Math.max(count, index + 1)
  const days = Math.pow(share, 0.7) * ((newest - firstDay) / day)
  const wholeDays = Math.floor(days)
  const created = firstDay + wholeDays * day + opens + (days - wholeDays) * open
  const createdAt = Math.floor(Math.min(created, newest) / 1000) * 1000
  const visit = unit(mixed(seed ^ 0x51ed270b, index))
  // One in six never came again; of the others, most came lately.
  const stayed = visit < 1 / 6 ? 0 : 1 - Math.pow(unit(mixed(seed ^ 0x2f1b9a3d, index)), 2)
  const updatedAt = Math.floor((createdAt + (newest - createdAt) * stayed) / 1000) * 1000
  return { createdAt, updatedAt: Math.max(updatedAt, createdAt) }
}
