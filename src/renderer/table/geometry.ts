/** Heights in CSS pixels; the stylesheets of the table say the same. */
export const rowHeight = 36
export const headerHeight = 38

/** Rows drawn above and below what is seen, so that scrolling never shows an empty edge. */
export const spare = 8
