import { createFormats } from './formats'
import type { Language } from './languages'

const latin = ['KB', 'MB', 'GB'] as const
const units: Readonly<Record<Language, readonly [kilo: string, mega: string, giga: string]>> = {
  en: latin,
  az: latin,
  ru: ['КБ', 'МБ', 'ГБ'],
  tr: latin,
}

const kilobyte = 1000

/** A number of bytes as people read it. */
export function formatSize(bytes: number, language: Language): string {
  const { count, number } = createFormats(language)
  const [kilo, mega, giga] = units[language]
  const written = (unit: number): string => {
    const amount = bytes / unit
    return amount < 10 ? number(Math.round(amount * 10) / 10) : count(Math.round(amount))
  }
  if (bytes < kilobyte ** 2) return `${count(Math.ceil(bytes / kilobyte))} ${kilo}`
  return bytes < kilobyte ** 3 ? `${written(kilobyte ** 2)} ${mega}` : `${written(kilobyte ** 3)} ${giga}`
}
