/** What commands need of the screen of a connection. */
export interface DeskScreenParts {
  readonly focusSearch: () => void
  readonly focusTable: () => void
  /** Opens or closes the details panel. */
  readonly toggleDetails: () => void
  /** Shows any customer in the details. */
  readonly openCustomer: (id: number) => void
}
