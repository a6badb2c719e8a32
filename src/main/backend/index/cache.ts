/** Keeps the few things that were used last. */
export interface Cache<Key, Value> {
  /** What is kept for a key; made where it is not. */
  readonly get: (key: Key, make: () => Value) => Value
  /** The same where it is kept. */
  readonly peek: (key: Key) => Value | undefined
  readonly clear: () => void
}

/** A cache of at most so many; `dropped` is told of what leaves it. */
export function createCache<Key, Value>(
  most: number,
  dropped: (value: Value) => void = () => undefined,
): Cache<Key, Value> {
  const values = new Map<Key, Value>()
  const drop = (key: Key): void => {
    const value = values.get(key)
    values.delete(key)
    if (value !== undefined) dropped(value)
  }
  return {
    get: (key, make) => {
      let value = values.get(key)
      if (value === undefined) {
        // Room is made first, so that what leaves can serve again.
        const oldest = values.keys().next()
        if (values.size >= most && oldest.done === false) drop(oldest.value)
        value = make()
      }
      // Put back at the end: the first key of a Map is then the one that was not used for longest.
      values.delete(key)
      values.set(key, value)
      return value
    },
    peek: (key) => values.get(key),
    clear: () => {
      for (const key of [...values.keys()]) drop(key)
    },
  }
}
