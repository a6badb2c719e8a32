/**
 * A small, fast, seeded generator of random numbers: sfc32 of PractRand (Chris Doty-Humphrey), 128 bits of state, so that
 * each of millions of customers has a sequence of its own. Not for secrets.
 */
export class Random {
  private a = 0
  private b = 0
  private c = 0
  private counter = 1

  /** Starts the sequence that belongs to these three numbers (each taken as 32 bits). Returns itself. */
  restart(seed: number, index: number, stream: number): this {
    this.a = seed | 0
    this.b = index | 0
    this.c = stream | 0
    this.counter = 1
    // The state is spread over all its bits by the first rounds; PractRand drops 12 for a 96-bit seed.
    for (let round = 0; round < 12; round += 1) this.bits()
    return this
  }

  /** 32 random bits as a signed integer. */
  bits(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum
    this.c |= 0
    return sum
  }

  /** A number from 0 up to, not including, 1. */
  fraction(): number {
    return (this.bits() >>> 0) / 4294967296
  }

  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number {
    return Math.floor(this.fraction() * count)
  }

  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number {
    return min + this.below(max - min + 1)
  }

  /** True in `share` (0 to 1) of all cases. */
  chance(share: number): boolean {
    return this.fraction() < share
  }

  /** One of `values`, which must not be empty. */
  pick<Value>(values: readonly Value[]): Value {
    const value = values[this.below(values.length)]
    if (value === undefined) throw new RangeError('There is nothing to pick from.')
    return value
  }
}

/** 32 well-mixed bits (unsigned) of two numbers: the finalizer of MurmurHash3 over both. */
export function mixed(first: number, second: number): number {
  let bits = Math.imul(first ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(second + 0x7f4a7c15, 0xc2b2ae35)
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
