const msPerDay = 86_400_000

function partsOf(birthday: string): readonly [year: number, month: number, day: number] | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthday) ?? []
  return year === undefined ? null : [Number(year), Number(month), Number(day)]
}

/** Full years between a birthday (`YYYY-MM-DD`) and `now`, or null if that makes no sense. */
export function ageOf(birthday: string, now: Date): number | null {
  const parts = partsOf(birthday)
  if (parts === null) return null
  const [year, month, day] = parts
  const hadBirthday = now.getMonth() + 1 > month || (now.getMonth() + 1 === month && now.getDate() >= day)
  const years = now.getFullYear() - year - (hadBirthday ? 0 : 1)
  return years >= 0 && years < 130 ? years : null
}

/** In how many days a birthday (`YYYY-MM-DD`) comes back; 29 February on the 28th in years without it. null: no birthday. */
export function daysToBirthday(birthday: string, now: Date): number | null {
  const parts = partsOf(birthday)
  if (parts === null) return null
  const [, month, day] = parts
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())
  const inYear = (year: number): number => {
    const at = Date.UTC(year, month - 1, day)
    return new Date(at).getUTCMonth() === month - 1 ? at : at - msPerDay
  }
  const thisYear = inYear(now.getFullYear())
  const next = thisYear >= today ? thisYear : inYear(now.getFullYear() + 1)
  return Math.round((next - today) / msPerDay)
}
