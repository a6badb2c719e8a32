/** Sizes in CSS pixels, equal to those in the table's styles. */
export const rowHeight = 36
export const headerHeight = 32
/** Width of the column with the boxes that select rows. */
export const boxWidth = 40

/** Rows drawn above and below the visible ones, so that scrolling shows no empty edge. */
export const spare = 4
