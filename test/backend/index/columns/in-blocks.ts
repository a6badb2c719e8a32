import { packNumbers, type Numbers, type Scale } from '#backend/index/columns/numbers'

const size = 64

/** A column of some numbers, in small blocks. */
export function inBlocks(list: Float64Array, scale: Scale): Numbers {
  const blocks = Array.from({ length: Math.ceil(list.length / size) }, (_, block) => ({
    start: block * size,
    values: packNumbers(list.subarray(block * size, (block + 1) * size), scale),
  }))
  return { count: list.length, scale, blocks }
}
