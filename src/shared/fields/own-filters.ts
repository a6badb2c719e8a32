/** A part of the menu that adds a filter. */
export type FilterSection = 'customer' | 'money' | 'dates' | 'copy' | 'contact'

/** Filters that belong to no field. `no` is a side of `has`. */
export const ownFilters = {
  has: { kind: 'presence', section: 'customer' },
  no: { kind: 'presence', section: null },
  new: { kind: 'change', section: 'copy' },
  changed: { kind: 'change', section: 'copy' },
  removed: { kind: 'removed', section: 'copy' },
  duplicate: { kind: 'flag', section: 'copy' },
  problem: { kind: 'problem', section: 'copy' },
} as const satisfies Readonly<
  Record<string, { readonly kind: string; readonly section: FilterSection | null }>
>

export type OwnFilter = keyof typeof ownFilters
export type OwnFilterOf<Kind extends string> = {
  [Name in OwnFilter]: (typeof ownFilters)[Name]['kind'] extends Kind ? Name : never
}[OwnFilter]
