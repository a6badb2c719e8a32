/** The language of the command line: its messages, headings and numbers. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSampleServer } from '#backend/sample/server'
import { commandLine } from './run-command-line'

let folder = ''
let env: Record<string, string> = {}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'command-line-language-'))
  const server = await startSampleServer({ customers: 2000 })
  const { clientId, clientSecret, brand, integratorId } = server.credentials
  env = {
    CLOPOS_BASE_URL: server.baseUrl,
    CLOPOS_CLIENT_ID: clientId,
    CLOPOS_CLIENT_SECRET: clientSecret,
    CLOPOS_BRAND: brand,
    CLOPOS_INTEGRATOR_ID: integratorId,
    CUSTOMER_DESK_DATA: join(folder, 'data'),
  }
  await commandLine(['sync'], env)
  await server.close()
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const out = (): string => join(folder, 'language.csv')
const exporting = ['export', '--preset', 'excel', '--columns', 'name,spent', '--query', 'spent:0.5..99999']

it('the language is that of the terminal, for messages, headings and the decimal mark', async () => {
  const never = new AbortController().signal
  const outcome = await commandLine([...exporting, '--out', out()], env, never, 'az-AZ')
  expect(outcome.stderr).toMatch(/^[\d.]+ müştəri ixrac edildi: .*language\.csv$/m)
  const text = readFileSync(out(), 'utf8')
  expect(text).toMatch(/^\ufeffAd;Xərc\r\n/)
  expect(text).toMatch(/;"\d+,\d+"\r\n/)
  expect((await commandLine(['list', '--limit', 'x'], env, never, 'az-AZ')).stderr).toContain(
    '--limit tam ədəd olmalıdır',
  )
})

it('the language is chosen with --language, while spreadsheets follow the computer', async () => {
  const outcome = await commandLine([...exporting, '--out', out(), '--language', 'ru'], env)
  expect(outcome.stderr).toMatch(/^Экспортировано? [\d\u00a0]+ клиент\S* в .*language\.csv\.$/m)
  expect(readFileSync(out(), 'utf8')).toMatch(/^\ufeffИмя,Потрачено\r\n/)
  expect((await commandLine(['--language=tr', 'prnt'], env)).stderr).toContain('“prnt” adında bir komut yok.')
  expect((await commandLine(['count', '--help', '--language', 'az'], env)).stdout).toMatch(
    /^count: müştərilərin/,
  )
})
