import { countBits, eachBit, keepCommon, noBits, setBit, wordsOf, type Bits } from '../bits'
import { bytesOf } from '../blocks'

/** The search lists are made for so many slots at a time. */
export const blockSize = 65_536

const bitmapBytes = blockSize / 8

/**
 * A bitmap of up to so many times as many bytes is taken rather than gaps: it is put into a set many times as quickly.
 * That matters more where all that somebody finds is in one set.
 */
const bitmapTimes = { block: 2, whole: 4 } as const

/** The gaps between ascending slots, 7 bits a byte, the last byte of each below 128; null where that is too long. */
function packGaps(slots: Uint16Array | readonly number[], most: number): Buffer | null {
  if (slots.length > most) return null
  const gaps = Buffer.allocUnsafe(slots.length * 5)
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
  return length > most ? null : gaps.subarray(0, length)
}

/** Packs ascending slots of a block, counted from its start, as the gaps between them; as a bitmap where that is long. */
export function packSlots(slots: Uint16Array): Buffer {
  const gaps = packGaps(slots, bitmapBytes / bitmapTimes.block)
  if (gaps !== null) return gaps
  const bits = noBits(blockSize)
  for (const slot of slots) setBit(bits, slot)
  return bytesOf(bits)
}

/** Packs a set in the same way. */
export function packBits(bits: Bits): Buffer {
  const most = bits.byteLength / bitmapTimes.whole
  if (countBits(bits) > most) return bytesOf(bits)
  const slots: number[] = []
  eachBit(bits, (slot) => slots.push(slot))
  return packGaps(slots, most) ?? bytesOf(bits)
}

/** The set of `count` slots that was packed when there were `slots` of them. */
export function unpackBits(packed: Buffer, slots: number, count: number): Bits {
  const isBitmap = packed.length === 4 * wordsOf(slots)
  if (isBitmap && slots === count) return asBits(packed)
  const bits = noBits(count)
  if (isBitmap) bits.set(asBits(packed))
  else addGaps(packed, bits, 0)
  return bits
}

/** A bitmap as a set, copied where it does not begin at an address that four divides. */
function asBits(bitmap: Buffer): Bits {
  const { buffer, byteOffset, byteLength } = bitmap.byteOffset % 4 === 0 ? bitmap : Uint8Array.from(bitmap)
  return new Uint32Array(buffer, byteOffset, byteLength / 4)
}

/** Puts packed slots into `bits`: those of the block whose first slot stands at `first`, none of which is set yet. */
export function addPacked(packed: Buffer, bits: Bits, first: number): void {
  if (packed.length === bitmapBytes) {
    // The last block of a set ends with its slots.
    const words = asBits(packed)
    bits.set(words.subarray(0, bits.length - first / 32), first / 32)
    return
  }
  addGaps(packed, bits, first)
}

function addGaps(packed: Buffer, bits: Bits, first: number): void {
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
    keepCommon(bits, asBits(packed))
    return
  }
  room.fill(0)
  addPacked(packed, room, 0)
  keepCommon(bits, room)
}
