import { keepCommon, type Bits } from '../kept/bits'

/** The search lists are made for so many slots at a time. */
export const blockSize = 65_536

const bitmapBytes = blockSize / 8

/** A bitmap of twice as many bytes is taken rather than gaps: it is put into a set many times as quickly. */
const mostGapBytes = bitmapBytes / 2

/**
 * Packs ascending slots of a block, counted from its start: as the gaps between them, 7 bits a byte, the last byte of each
 * below 128; as a bitmap where that would be long.
 */
export function packSlots(slots: Uint16Array): Buffer {
  const gaps = Buffer.allocUnsafe(slots.length * 3)
  let length = 0
  let before = -1
  for (const slot of slots) {
    let gap = slot - before - 1
    before = slot
    while (gap >= 128) {
      gaps[length] = (gap & 127) | 128
      length += 1
      gap >>>= 7
    }
    gaps[length] = gap
    length += 1
  }
  if (length <= mostGapBytes) return gaps.subarray(0, length)
  const bitmap = Buffer.alloc(bitmapBytes)
  for (const slot of slots) bitmap[slot >>> 3] = (bitmap[slot >>> 3] ?? 0) | (1 << (slot & 7))
  return bitmap
}

/** A bitmap as words, copied where it does not begin at an address that four divides. */
function wordsOf(bitmap: Buffer): Bits {
  const { buffer, byteOffset, byteLength } = bitmap.byteOffset % 4 === 0 ? bitmap : Uint8Array.from(bitmap)
  return new Uint32Array(buffer, byteOffset, byteLength / 4)
}

/** Puts packed slots into `bits`: those of the block whose first slot stands at `first`, none of which is set yet. */
export function addPacked(packed: Buffer, bits: Bits, first: number): void {
  if (packed.length === bitmapBytes) {
    // The last block of a set ends with its slots.
    const words = wordsOf(packed)
    bits.set(words.subarray(0, bits.length - first / 32), first / 32)
    return
  }
  let slot = first - 1
  // Neither an iterator nor a call for each slot: they would take twice as long.
  for (let at = 0; at < packed.length;) {
    let byte = packed[at] ?? 0
    let gap = byte & 127
    at += 1
    for (let shift = 7; byte >= 128; shift += 7) {
      byte = packed[at] ?? 0
      gap |= (byte & 127) << shift
      at += 1
    }
    slot += gap + 1
    bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31))
  }
}

/** Keeps in the bits of a block what its packed slots have too; `room` is as many bits, to be written over. */
export function keepPacked(packed: Buffer, bits: Bits, room: Bits): void {
  if (packed.length === bitmapBytes) {
    keepCommon(bits, wordsOf(packed))
    return
  }
  room.fill(0)
  addPacked(packed, room, 0)
  keepCommon(bits, room)
}
