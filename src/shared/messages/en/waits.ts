/** Why a sync stands still, and until when: times of day. */
export const waits = {
  busy: (until: string) => `Clopos asks us to wait until ${until} (too many requests)`,
  failing: (status: number | null, until: string) =>
    status === null
      ? `No usable answer from Clopos. Trying again at ${until}`
      : `Clopos has a problem (error ${String(status)}). Trying again at ${until}`,
  retrying: (status: number | null) =>
    status === null
      ? 'No usable answer from Clopos. Trying again…'
      : `Clopos has a problem (error ${String(status)}). Trying again…`,
}
