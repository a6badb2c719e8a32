/** A backup of the person's settings and views. */
export type Backup = {
  /** The name of its file. */
  readonly id: string
  /** When it was made, milliseconds since 1970. */
  readonly at: number
} & (
  | {
      readonly state: 'good'
      /** How many views a person saved. */
      readonly views: number
      /** How many of the settings on the settings screen are not at their default. */
      readonly settings: number
    }
  /** Its file is damaged or was made by a newer version. It cannot be restored. */
  | { readonly state: 'damaged' | 'newer' }
)

export type GoodBackup = Extract<Backup, { state: 'good' }>

/** The newest backup that can be restored; `backups` are newest first. */
export const newestGood = (backups: readonly Backup[]): GoodBackup | null =>
  backups.find((backup) => backup.state === 'good') ?? null
