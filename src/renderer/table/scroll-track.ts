/**
 * Chromium limits the height of an element to 33,554,428 px, far less than a million rows need. So the scrolled
 * element stays below `tallest`, and its scroll position (physical) stands for a position in the whole list (virtual).
 * Wheel, keys and touch move both by the same pixels. Only dragging the scroll bar is scaled.
 */
export const tallest = 16_000_000

/** Near both ends, physical and virtual pixels are equal, so that the ends are reached exactly. */
const edge = 500_000

/** How far the whole list and its element can be scrolled, in CSS pixels. */
export interface Travel {
  readonly virtual: number
  readonly physical: number
}

/** The scroll ranges of a list of `height` px in a viewport of `viewport` px. */
export function travelOf(height: number, viewport: number): Travel {
  return {
    virtual: Math.max(0, height - viewport),
    physical: Math.max(0, Math.min(height, tallest) - viewport),
  }
}

/** The virtual position of a scroll position. */
export function toVirtual(travel: Travel, physical: number): number {
  if (travel.virtual === travel.physical || physical <= edge) return Math.min(physical, travel.virtual)
  if (physical >= travel.physical - edge) return travel.virtual - Math.max(0, travel.physical - physical)
  const stretch = (travel.virtual - 2 * edge) / (travel.physical - 2 * edge)
  return Math.round(edge + (physical - edge) * stretch)
}

/** The scroll position of a virtual position: the inverse of `toVirtual`. */
export function toPhysical(travel: Travel, virtual: number): number {
  if (travel.virtual === travel.physical || virtual <= edge) return Math.min(virtual, travel.physical)
  if (virtual >= travel.virtual - edge) return travel.physical - Math.max(0, travel.virtual - virtual)
  const stretch = (travel.virtual - 2 * edge) / (travel.physical - 2 * edge)
  return Math.round(edge + (virtual - edge) / stretch)
}

/** Follows a scrolled element. A row's virtual position minus `offset` is its position in the element. */
export class ScrollTrack {
  #travel: Travel = { virtual: 0, physical: 0 }
  #viewport = 0
  #physical = 0
  #offset = 0

  get virtual(): number {
    return this.#physical + this.#offset
  }

  get offset(): number {
    return this.#offset
  }

  /** The list or the viewport changed. Returns the scroll position that keeps the place, if it still exists. */
  resize(height: number, viewport: number): number {
    this.#travel = travelOf(height, viewport)
    this.#viewport = viewport
    return this.jump(this.virtual)
  }

  /** The element was scrolled to `physical`. A jump over many screens is a drag of the scroll bar. */
  moved(physical: number): void {
    const distance = Math.abs(physical - this.#physical)
    const scaled = this.#travel.virtual !== this.#travel.physical
    this.#physical = physical
    if (!scaled) this.#offset = 0
    else if (distance > 4 * this.#viewport) this.#offset = toVirtual(this.#travel, physical) - physical
    const overshoot = this.virtual - Math.min(Math.max(this.virtual, 0), this.#travel.virtual)
    this.#offset -= overshoot
  }

  /** Returns the scroll position for a virtual position. The caller scrolls the element. */
  jump(virtual: number): number {
    const place = Math.min(Math.max(virtual, 0), this.#travel.virtual)
    this.#physical = toPhysical(this.#travel, place)
    this.#offset = place - this.#physical
    return this.#physical
  }

  /** Scrolling stopped. Returns the position to set if the two have drifted apart, or null. */
  settle(): number | null {
    const before = this.#physical
    const after = this.jump(this.virtual)
    return Math.abs(after - before) > 1 ? after : null
  }
}
