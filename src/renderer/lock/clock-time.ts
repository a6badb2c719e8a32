/** Seconds as a clock shows them, such as 4:16. */
export function clockTime(seconds: number): string {
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`
}
