/** How a file is written. `excel` opens right by double click; `raw` is what Clopos sent, untouched. */
export const exportPresets = ['excel', 'csv', 'tsv', 'raw'] as const

export type ExportPreset = (typeof exportPresets)[number]

/** The ending of a file written with this preset. */
export function fileEnding(preset: ExportPreset): 'csv' | 'tsv' {
  return preset === 'tsv' ? 'tsv' : 'csv'
}
