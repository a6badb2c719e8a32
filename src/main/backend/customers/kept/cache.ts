/** Keeps the few things that were used last. */
export interface Cache<Key, Value> {
  /** What is kept for a key; made where it is not. */
  readonly get: (key: Key, make: () => Value) => Value
  readonly clear: () => void
}

/** A cache of at most so many. */
export function createCache<Key, Value>(most: number): Cache<Key, Value> {
  const values = new Map<Key, Value>()
  return {
    get: (key, make) => {
      const value = values.get(key) ?? make()
      // Put back at the end: the first key of a Map is then the one that was not used for longest.
      values.delete(key)
      values.set(key, value)
      const oldest = values.keys().next()
      if (values.size > most && oldest.done === false) values.delete(oldest.value)
      return value
    },
    clear: () => {
      values.clear()
    },
  }
}
