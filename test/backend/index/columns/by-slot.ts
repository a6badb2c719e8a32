import { packNumbers, unpackNumbers, type NumbersBySlot, type Scale } from '#backend/index/columns/numbers'

const size = 64

/** Numbers as a column has them: packed in parts, of which those without any number are left out. */
export function bySlot(list: Float64Array, scale: Scale): NumbersBySlot {
  const chunks = Array.from({ length: Math.ceil(list.length / size) }, (_, at) => {
    const part = list.subarray(at * size, (at + 1) * size)
    // A blob of the database may begin anywhere.
    return part.every(Number.isNaN)
      ? null
      : Buffer.concat([Buffer.of(1, 2, 3), packNumbers(part, scale)]).subarray(3)
  })
  const room = new Int32Array(size)
  return {
    count: list.length,
    scale,
    *parts() {
      for (const [at, chunk] of chunks.entries()) {
        if (chunk !== null) yield { start: at * size, numbers: unpackNumbers(chunk, scale, room) }
      }
    },
  }
}
