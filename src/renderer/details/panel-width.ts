import { defaultSettings } from '#shared/settings'

/** The space for the panel: plenty, enough if the person wants it, or none, so that it covers the table. */
export type Room = 'plenty' | 'enough' | 'none'

/** The width of the panel beside the table, in CSS pixels. */
export const panelWidths = { min: 300, standard: defaultSettings.detailsWidth, max: 900 }

/** The space for the panel in a window of this width, in CSS pixels. */
export function roomIn(windowWidth: number): Room {
  if (windowWidth >= 1200) return 'plenty'
  return windowWidth > 900 ? 'enough' : 'none'
}
