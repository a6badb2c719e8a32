import { rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { backendMethods, DomainHandlers } from '#shared/contract'
import { AppError } from '#shared/errors'
import { replaceFile } from '../sqlite/replace-file'
import { storageError } from '../sqlite/storage-error'
import type { Checked, Checks } from './checks'
import { collectDiagnostics, type Diagnostics, type DiagnosticsParts } from './diagnostics'
import type { DiskWatch } from './disk'

type Methods = typeof backendMethods

/** “Is everything all right?” */
export function checkHandlers(checks: Checks): DomainHandlers<Methods, 'checks'> {
  return {
    'checks.start': () => {
      void checks.run()
      return null
    },
    'checks.cancel': () => {
      checks.cancel()
      return null
    },
    'checks.report': () => checks.report(),
  }
}

/** The free space of the disk. */
export function diskHandlers(disk: DiskWatch): DomainHandlers<Methods, 'disk'> {
  return { 'disk.problem': () => ({ error: disk.problem() }) }
}

/** Writes the zip. It appears under its name only when it is complete. Throws `storage.full`, `export.target`. */
export function writeDiagnostics(path: string, { zip }: Diagnostics): void {
  const written = `${path}.tmp`
  try {
    writeFileSync(written, zip, { mode: 0o600, flush: true })
    replaceFile(written, path)
  } catch (thrown) {
    rmSync(written, { force: true })
    const error = storageError(thrown, path)
    if (error instanceof AppError && error.code === 'storage.full') throw error
    throw new AppError({ code: 'export.target', file: basename(path) }, thrown)
  }
}

/** The diagnostics that a person saves. `partsOf`: what they are collected from, besides the checks. */
export function diagnosticsHandlers(
  checks: Checks,
  partsOf: (checked: Checked) => DiagnosticsParts,
): DomainHandlers<Methods, 'diagnostics'> & {
  readonly 'diagnostics.write': (input: { readonly path: string }) => null
} {
  let collected: Diagnostics | null = null
  return {
    'diagnostics.collect': async () => {
      collected = collectDiagnostics(partsOf(await checks.latest()))
      return collected.files
    },
    'diagnostics.write': ({ path }) => {
      // What a person did not see is not saved.
      if (collected === null) throw new AppError({ code: 'not-found', what: 'diagnostics' })
      writeDiagnostics(path, collected)
      return null
    },
  }
}
