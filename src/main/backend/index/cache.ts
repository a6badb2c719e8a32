/** Remembers the values that were used last. */
export interface Cache<Key, Value> {
  /** The value of a key. `make` makes it if the cache does not have it. */
  readonly get: (key: Key, make: () => Value) => Value
  readonly clear: () => void
}

/** A cache of at most `maxSize` values. */
export function createCache<Key, Value>(maxSize: number): Cache<Key, Value> {
  const values = new Map<Key, Value>()
  return {
    get: (key, make) => {
      let value = values.get(key)
      if (value === undefined) {
        const oldest = values.keys().next()
        if (values.size >= maxSize && oldest.done === false) values.delete(oldest.value)
        value = make()
      }
      // The first key of a Map is the oldest: putting it back makes this one the newest.
      values.delete(key)
      values.set(key, value)
      return value
    },
    clear: () => {
      values.clear()
    },
  }
}
