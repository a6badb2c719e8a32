import { defaultSettings } from '#shared/settings'

/** The space for the panel: plenty, enough if the person wants it, or none, so that it covers the table. */
export type Room = 'plenty' | 'enough' | 'none'

/** The width of the panel beside the table, in CSS pixels. */
export const panelWidths = { min: 300, standard: defaultSettings.detailsWidth, max: 900 }

/** The columns up to the first amount with a scroll bar, in CSS pixels. */
const firstColumns = 694

/**
 * The width of the panel in a window of this width. A chosen one stays; the standard one leaves the table its first
 * columns, so that no amount is cut off.
 */
export function widthIn(windowWidth: number, chosen: number): number {
  const { min, standard } = panelWidths
  return chosen === standard ? Math.max(min, Math.min(standard, windowWidth - firstColumns)) : chosen
}

/** The space for the panel in a window of this width, in CSS pixels. */
export function roomIn(windowWidth: number): Room {
  if (windowWidth >= 1200) return 'plenty'
  return windowWidth > 900 ? 'enough' : 'none'
}
