/** A list of numbers that grows, without a box around each. */
export class GrowingNumbers {
  #values = new Float64Array(1024)
  #count = 0

  push(value: number): void {
    if (this.#count === this.#values.length) {
      const larger = new Float64Array(this.#count * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#count] = value
    this.#count += 1
  }

  /** Those that were pushed so far. Pushing more may leave them behind. */
  all(): Float64Array {
    return this.#values.subarray(0, this.#count)
  }
}
