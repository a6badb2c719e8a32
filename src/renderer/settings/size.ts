import type { Formats } from '#shared/locale/formats'
import { text } from '../text.svelte'

const kilobyte = 1000

/** A number of bytes as people read it. */
export function sizeText(bytes: number, formats: Formats): string {
  const { sizes } = text.messages.settings
  const written = (unit: number): string => {
    const amount = bytes / unit
    return amount < 10 ? formats.number(Math.round(amount * 10) / 10) : formats.count(Math.round(amount))
  }
  if (bytes < kilobyte ** 2) return sizes.kilobytes(formats.count(Math.ceil(bytes / kilobyte)))
  return bytes < kilobyte ** 3
    ? sizes.megabytes(written(kilobyte ** 2))
    : sizes.gigabytes(written(kilobyte ** 3))
}
