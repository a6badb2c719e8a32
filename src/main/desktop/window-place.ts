import * as v from 'valibot'

/** In device-independent pixels, as in Electron. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const pixels = v.pipe(v.number(), v.safeInteger(), v.minValue(-100_000), v.maxValue(100_000))

/** The remembered place of the window. */
export const windowPlaceSchema = v.object({
  x: pixels,
  y: pixels,
  width: v.pipe(pixels, v.minValue(1)),
  height: v.pipe(pixels, v.minValue(1)),
  maximized: v.boolean(),
})

export type WindowPlace = Readonly<v.InferOutput<typeof windowPlaceSchema>>

export const smallest = { width: 800, height: 560 }
const usual = { width: 1280, height: 800 }

/** How much of the title bar must be on a screen, so that a person can drag the window. */
const grip = { width: 120, height: 32 }

const overlap = (start: number, size: number, otherStart: number, otherSize: number): number =>
  Math.min(start + size, otherStart + otherSize) - Math.max(start, otherStart)

function canBeGrabbed(place: Area, screen: Area): boolean {
  return (
    overlap(place.x, place.width, screen.x, screen.width) >= grip.width &&
    place.y >= screen.y &&
    overlap(place.y, grip.height, screen.y, screen.height) >= grip.height
  )
}

const within = (size: number, least: number, most: number): number =>
  Math.max(Math.min(size, most), Math.min(least, most))

/**
 * Where to open the window: at its last place if its title bar is on one of the current `screens` (work areas), else at the
 * default size in the middle of the main screen (no x and y). Never larger than the screen.
 */
export function placeWindow(
  remembered: WindowPlace | null,
  screens: readonly Area[],
): { readonly bounds: Partial<Area>; readonly maximized: boolean } {
  const home = remembered === null ? undefined : screens.find((screen) => canBeGrabbed(remembered, screen))
  const screen = home ?? screens[0] ?? { x: 0, y: 0, ...usual }
  const wanted = home === undefined || remembered === null ? usual : remembered
  const size = {
    width: within(wanted.width, smallest.width, screen.width),
    height: within(wanted.height, smallest.height, screen.height),
  }
  const bounds =
    home === undefined || remembered === null ? size : { x: remembered.x, y: remembered.y, ...size }
  return { bounds, maximized: remembered?.maximized ?? false }
}
