import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'
import type { Log } from '#backend/log/log'
import { windowPlaceSchema } from './window-place'

const memorySchema = v.object({
  window: v.fallback(v.nullable(windowPlaceSchema), null),
  /** Where the last export went. */
  exportFolder: v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(4000))), null),
})

type Remembered = Readonly<v.InferOutput<typeof memorySchema>>

const nothing: Remembered = { window: null, exportFolder: null }

/** What the desktop shell remembers from one start to the next. The app works without it. */
export interface Memory {
  readonly read: () => Remembered
  readonly write: (changes: Partial<Remembered>) => void
}

function readMemory(file: string): Remembered {
  try {
    const read = v.safeParse(memorySchema, JSON.parse(readFileSync(file, 'utf8')))
    return read.success ? read.output : nothing
  } catch {
    return nothing
  }
}

/** Opens the memory in `file` (JSON). What cannot be read is forgotten. */
export function openMemory(file: string, log: Log): Memory {
  let remembered = readMemory(file)
  return {
    read: () => remembered,
    write: (changes) => {
      remembered = { ...remembered, ...changes }
      try {
        writeFileSync(`${file}.new`, JSON.stringify(remembered))
        renameSync(`${file}.new`, file)
      } catch (thrown) {
        log.error('the window’s place could not be written', thrown)
      }
    },
  }
}
