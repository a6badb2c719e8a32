/** A number with its form in the locale's digits: the first chooses between singular and plural, the second is shown. */
export interface Counted {
  readonly count: number
  readonly text: string
}

export const plural = ({ count, text }: Counted, one: string, many: string): string =>
  `${text} ${count === 1 ? one : many}`
