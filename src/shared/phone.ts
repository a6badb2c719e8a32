/** The digits of a text. */
export function digitsOf(text: string): string {
  let digits = ''
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit >= 0x30 && unit <= 0x39) continue
    // Digits come in groups. Reading a group at once is faster than reading each digit.
    if (at > start) digits += text.slice(start, at)
    start = at + 1
  }
  return start === 0 ? text : digits + text.slice(start)
}

/**
 * The forms in which a number is searched: its digits, and for numbers of Azerbaijan (country code 994, ITU-T E.164)
 * both the international and the national form, so that every way of typing finds every way of writing.
 */
export function phoneForms(phone: string): readonly string[] {
  const all = digitsOf(phone)
  const digits = all.startsWith('00') ? all.slice(2) : all
  if (digits === '') return []
  if (digits.length === 12 && digits.startsWith('994')) return [digits, `0${digits.slice(3)}`]
  if (digits.length === 10 && digits.startsWith('0')) return [`994${digits.slice(1)}`, digits]
  if (digits.length === 9 && !digits.startsWith('0')) return [`994${digits}`, `0${digits}`]
  return [digits]
}

/** The digits to search for if a word can be a part of a phone number, or null. */
export function phoneSearch(word: string): string | null {
  if (!/^\+?[\d\s().-]+$/.test(word)) return null
  const digits = digitsOf(word).replace(/^00(?=994)/, '')
  return digits.length >= 3 ? digits : null
}
