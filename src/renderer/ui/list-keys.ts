import { fold } from '#shared/fold'

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/**
 * The position that a key moves the focus to in a list, from `at` (-1: not in the list yet). Arrows wrap around, Home
 * and End go to the ends, and a letter goes to the next of `labels` that starts with it, ignoring accents (WAI-ARIA
 * Authoring Practices, "Menu and Menubar Pattern"). null: not a key of lists.
 */
export function placeByKey(
  { key, ctrlKey, metaKey, altKey }: KeyPress,
  labels: readonly string[],
  at: number,
): number | null {
  const { length } = labels
  if (length === 0 || ctrlKey || metaKey || altKey) return null
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % length
    case 'ArrowUp':
      return at < 0 ? length - 1 : (at - 1 + length) % length
    case 'Home':
      return 0
    case 'End':
      return length - 1
  }
  const letter = Array.from(key).length === 1 ? fold(key).trim() : ''
  if (letter === '') return null
  const found = labels
    .map((_, step) => (at + 1 + step) % length)
    .find((place) => fold(labels[place] ?? '').startsWith(letter))
  return found ?? null
}
