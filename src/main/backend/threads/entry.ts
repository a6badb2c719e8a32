/** The address of a built entry, from any built file: entries lie in `out/main`, shared chunks one folder below. */
export function entryBeside(moduleUrl: string, entry: string): string {
  return new URL(/\/chunks\/[^/]*$/.test(moduleUrl) ? `../${entry}` : `./${entry}`, moduleUrl).href
}
