import type { Settings } from '#shared/settings'

/** The heights of a row in CSS pixels. The table passes the right one to its styles. */
export const rowHeights: Readonly<Record<Settings['density'], number>> = { comfortable: 36, compact: 28 }
/** Width of the column with the boxes that select rows, equal to that in the table's styles. */
export const boxWidth = 40

/** Rows drawn above and below the visible ones, so that scrolling shows no empty edge. */
export const spare = 4
