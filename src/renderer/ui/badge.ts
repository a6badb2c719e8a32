/** How many quiet colours there are (styles/base.css). */
const hues = 12

/** The class of a badge, for places with too many badges for a component each. `hue`: any whole number; null: grey. */
export const badgeClass = (hue: number | null): string =>
  hue === null ? 'badge' : `badge hue-${String(Math.abs(hue) % hues)}`
