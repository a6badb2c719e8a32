/** Takes lines in any order, and gives them in the order of their places. They are UTF-8 in one buffer. */
export interface LineStore {
  /** Removes all lines. `places`: how many can follow. */
  readonly clear: (places: number) => void
  /** Puts a line, which is not empty, into its place. */
  readonly put: (place: number, line: string) => void
  /** The lines in order, in pieces of about `size` bytes. The bytes of a piece are valid until the next one is asked for. */
  readonly pieces: (size: number) => Generator<{ readonly content: Uint8Array; readonly rows: number }>
}

/** More bytes than most lines have: growing leaves the smaller buffers behind until the memory is cleaned up. */
const usualLine = 256

export function createLineStore(): LineStore {
  let bytes = Buffer.alloc(0)
  let size = 0
  let starts = new Uint32Array(0)
  let ends = new Uint32Array(0)
  let out = Buffer.alloc(0)

  const reserve = (buffer: Buffer<ArrayBuffer>, used: number, needed: number): Buffer<ArrayBuffer> => {
    if (buffer.length >= needed) return buffer
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, buffer.length * 2))
    buffer.copy(larger, 0, 0, used)
    return larger
  }

  return {
    clear: (places) => {
      size = 0
      bytes = reserve(bytes, 0, places * usualLine)
      if (starts.length !== places) [starts, ends] = [new Uint32Array(places), new Uint32Array(places)]
      ends.fill(0)
      starts.fill(0)
    },
    put: (place, line) => {
      // UTF-8 takes at most three bytes for a UTF-16 unit.
      bytes = reserve(bytes, size, size + line.length * 3)
      starts[place] = size
      size += bytes.write(line, size)
      ends[place] = size
    },
    pieces: function* (pieceSize) {
      let filled = 0
      let rows = 0
      for (const [place, start] of starts.entries()) {
        const end = ends[place] ?? 0
        if (end === start) continue
        out = reserve(out, filled, filled + end - start)
        filled += bytes.copy(out, filled, start, end)
        rows += 1
        if (filled < pieceSize) continue
        yield { content: out.subarray(0, filled), rows }
        filled = 0
      }
      yield { content: out.subarray(0, filled), rows }
    },
  }
}
