import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as v from 'valibot'

/** What Windows says of a file's signature. `status`: 0 is valid (SignatureStatus); `name` is the common name of `subject`. */
const signatureSchema = v.object({
  status: v.number(),
  subject: v.nullable(v.string()),
  name: v.nullable(v.string()),
})

const script = `
[Console]::OutputEncoding = [Text.Encoding]::UTF8
$signature = Get-AuthenticodeSignature -LiteralPath $env:UPDATE_FILE
$signer = $signature.SignerCertificate
@{
  status = [int]$signature.Status
  subject = if ($signer) { $signer.Subject }
  name = if ($signer) { $signer.GetNameInfo('SimpleName', $false) }
} | ConvertTo-Json -Compress
`

/**
 * Why an update is not to be trusted; null: Windows finds the signature valid, and one of the publishers signed it.
 * electron-updater's own check lets a file pass where PowerShell does not run; this one does not.
 */
export async function findSignatureFault(
  publishers: readonly string[],
  file: string,
): Promise<string | null> {
  const windows = process.env['SystemRoot'] ?? 'C:\\Windows'
  try {
    const { stdout } = await promisify(execFile)(
      join(windows, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe'),
      ['-NoProfile', '-NonInteractive', '-Command', script],
      {
        // Modules of a newer PowerShell do not load in this one.
        env: { ...process.env, PSModulePath: undefined, UPDATE_FILE: file },
        timeout: 60_000,
        windowsHide: true,
      },
    )
    const { status, subject, name } = v.parse(signatureSchema, JSON.parse(stdout))
    if (status !== 0) return `signature status ${String(status)}`
    const isKnown = publishers.some((publisher) => publisher === subject || publisher === name)
    return isKnown ? null : `signed by ${subject ?? 'nobody'}`
  } catch (thrown) {
    return `the signature could not be read: ${String(thrown)}`
  }
}
