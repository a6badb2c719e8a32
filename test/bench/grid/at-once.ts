/** How many customers the page of the grid fetches with one request. */
export const customersAtOnce = 50_000
