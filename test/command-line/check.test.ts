import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startSampleServer } from '#backend/sample/server'
import { testFolder } from '../backend/api-rows'
import { commandLine } from './run-command-line'

async function installation(
  now?: () => number,
): Promise<{ readonly env: Readonly<Record<string, string>>; readonly data: string }> {
  const server = await startSampleServer({
    customers: 20,
    rateLimit: 100_000,
    ...(now === undefined ? {} : { now }),
  })
  onTestFinished(() => server.close())
  const { baseUrl, credentials } = server
  const data = testFolder()
  const env = {
    CLOPOS_BASE_URL: baseUrl,
    CLOPOS_CLIENT_ID: credentials.clientId,
    CLOPOS_CLIENT_SECRET: credentials.clientSecret,
    CLOPOS_BRAND: credentials.brand,
    CLOPOS_INTEGRATOR_ID: credentials.integratorId,
    CUSTOMER_DESK_DATA: data,
  }
  return { env, data }
}

const copyIn = (data: string): string => {
  const [id = ''] = readdirSync(join(data, 'connections'))
  return join(data, 'connections', id, 'customers.sqlite')
}

describe('check', () => {
  it('says of each thing that it is fine', async () => {
    const { env } = await installation()
    expect((await commandLine(['sync'], env)).code).toBe(0)
    const { code, stdout, stderr } = await commandLine(['check'], env)
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(stdout.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^Fine: Connection to Clopos: \S+\. Clopos accepts the sign-in and has 20 customers\.$/,
      ),
      'Fine: Clock. The clock of this computer agrees with that of Clopos.',
      'Fine: Proxy. The app reaches Clopos without a proxy.',
      expect.stringMatching(/^Fine: Client secret: \S+\. It is in a file that only your account can read\.$/),
      expect.stringMatching(/^Fine: Copy of the customers: \S+\. No damage found \(\d+ KB\)\.$/),
      expect.stringMatching(/^Fine: Settings and views\. No damage found \(\d+ KB\)\.$/),
      expect.stringMatching(/^Fine: Disk space\. \S+ GB free\.$/),
      'Everything is all right.',
    ])
  })

  it('needs no connection', async () => {
    const { code, stdout } = await commandLine(['check', '--language', 'az'], {
      CUSTOMER_DESK_DATA: testFolder(),
    })
    expect(code).toBe(0)
    expect(stdout).toContain('Yoxlanılmayıb: Clopos ilə bağlantı. Clopos ilə hələ bağlantı yoxdur.')
    expect(stdout).toContain('Hər şey qaydasındadır.')
  })

  it('ends with the code of the first problem, and says what to do', async () => {
    const { env, data } = await installation()
    await commandLine(['sync'], env)
    const refused = await commandLine(['check'], { ...env, CLOPOS_CLIENT_SECRET: 'wrong' })
    expect(refused.code).toBe(3)
    expect(refused.stdout).toContain('Problem: Connection to Clopos')
    expect(refused.stdout).toContain('1 problem found. The lines below say what to do.')
    const offline = await commandLine(['check'], {
      ...env,
      CLOPOS_BASE_URL: 'http://127.0.0.1:9/open-api/v2',
    })
    expect(offline.code).toBe(4)
    writeFileSync(copyIn(data), 'x'.repeat(9000))
    const damaged = await commandLine(['check'], env)
    expect(damaged.code).toBe(6)
    expect(damaged.stdout).toMatch(
      /^Problem: Copy of the customers: \S+\. The copy of the customers is damaged/m,
    )
  })

  it('notices a wrong clock', async () => {
    const { env } = await installation(() => Date.now() - 3 * 60 * 60 * 1000)
    await commandLine(['sync'], env)
    const { code, stdout } = await commandLine(['check'], env)
    expect(stdout).toContain('Problem: Clock. The clock of this computer is 3 hours fast.')
    expect(code).toBe(5)
  })

  it('looks at the named connection alone, and refuses an unknown one', async () => {
    const { env } = await installation()
    await commandLine(['sync'], env)
    expect((await commandLine(['check', '--connection', 'none'], env)).code).toBe(2)
  })
})

describe('diagnostics', () => {
  it('writes a zip and says what is in it', async () => {
    const { env } = await installation()
    await commandLine(['sync'], env)
    const out = join(testFolder(), 'support.zip')
    const { code, stdout, stderr } = await commandLine(['diagnostics', '--out', out], env)
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    const files = Object.keys(unzipSync(readFileSync(out)))
    expect(files).toEqual(expect.arrayContaining(['about.json', 'checks.json', 'log/customer-desk.log']))
    for (const name of files) expect(stderr).toContain(`  ${name} (`)
    expect(stderr).toContain(`Saved as ${out}`)
    expect(existsSync(`${out}.tmp`)).toBe(false)
  })

  it('needs a file, and says where it cannot write one', async () => {
    const env = { CUSTOMER_DESK_DATA: testFolder() }
    const missing = await commandLine(['diagnostics'], env)
    expect(missing.code).toBe(2)
    expect(missing.stderr).toContain('--out')
    const nowhere = await commandLine(['diagnostics', '--out', join(testFolder(), 'none', 'x.zip')], env)
    expect(nowhere.code).toBe(6)
    expect(nowhere.stderr).toContain('Could not write x.zip')
  })
})
