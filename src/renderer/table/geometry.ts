/** Sizes in CSS pixels; the stylesheets of the table say the same. */
export const rowHeight = 36
export const headerHeight = 38
/** Width of the column with the boxes that select rows. */
export const boxWidth = 40

/** Rows drawn above and below what is seen, so that scrolling never shows an empty edge. */
export const spare = 4
