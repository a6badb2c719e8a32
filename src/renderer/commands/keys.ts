type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** A key with the keys that are held down. `ctrl` is Command on a Mac. */
export interface Keys {
  /** As in `KeyboardEvent.key`, letters in lower case. */
  readonly key: string
  readonly ctrl?: boolean
  readonly shift?: boolean
  readonly alt?: boolean
}

/** The physical keys of some signs, for keyboards that type other letters with them. */
const positions: Readonly<Record<string, string>> = { ',': 'Comma' }

const isLatin = (key: string): boolean => /^[\x20-\x7e]$/.test(key)

/** Whether a key press is these keys. On a keyboard with other letters, such as a Russian one, the position counts. */
export function isPressed(press: KeyPress, { key, ctrl = false, shift = false, alt = false }: Keys): boolean {
  if ((press.ctrlKey || press.metaKey) !== ctrl || press.altKey !== alt) return false
  const isLetter = /^[a-z]$/.test(key)
  // Which signs need Shift depends on the keyboard.
  if ((isLetter || key.length > 1) && press.shiftKey !== shift) return false
  if (press.key.toLowerCase() === key.toLowerCase()) return true
  if (!ctrl || isLatin(press.key) || press.key.length > 1) return false
  return press.code === (isLetter ? `Key${key.toUpperCase()}` : positions[key])
}

const signs: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
}

const onMac = /^Mac/.test(globalThis.navigator?.platform ?? '')

/** Keys as people read them, such as `Ctrl+K`. `space` is the name of the space bar. */
export function writtenKeys({ key, ctrl, shift, alt }: Keys, space: string, mac = onMac): string {
  const name = key === ' ' ? space : (signs[key] ?? (key.length === 1 ? key.toUpperCase() : key))
  const held = mac
    ? [ctrl === true && '⌘', alt === true && '⌥', shift === true && '⇧']
    : [ctrl === true && 'Ctrl', alt === true && 'Alt', shift === true && 'Shift']
  return [...held.filter((part) => part !== false), name].join(mac ? '' : '+')
}
