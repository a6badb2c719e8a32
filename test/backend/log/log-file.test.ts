import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createLog } from '#backend/log/log'
import { openLogFile } from '#backend/log/log-file'
import { slowCall } from '#backend/log/slow-call'
import { AppError } from '#shared/errors'
import { itUnless, onWindows, rightsOfFolder } from '../../platform'
import { testFolder } from '../api-rows'

const clock = (): number => Date.UTC(2026, 4, 1)
const nothing = { write: (): void => undefined }

/** All that the log files of a data folder hold. */
const logged = (dataFolder: string): string =>
  readdirSync(join(dataFolder, 'logs'))
    .map((name) => readFileSync(join(dataFolder, 'logs', name), 'utf8'))
    .join('')

describe('the log file', () => {
  it('holds errors and warnings, which are shown too, and information, which is not', () => {
    const dataFolder = testFolder()
    const shown: string[] = []
    const log = createLog({ write: (text) => shown.push(text) }, openLogFile(dataFolder, { clock }))
    log.info('started')
    log.warn('odd')
    log.error('it failed', Object.assign(new RangeError('x'), { code: 'SQLITE_FULL' }))
    expect(shown).toEqual([
      'warning: odd\n',
      expect.stringMatching(/^error: it failed: RangeError SQLITE_FULL\n {2}at .*log-file\.test\.ts:\d+/),
    ])
    const time = '2026-05-01T00:00:00.000Z'
    expect(logged(dataFolder)).toBe([`started\n`, ...shown].map((line) => `${time} ${line}`).join(''))
  })

  itUnless(onWindows(rightsOfFolder))('is for this account alone', () => {
    const dataFolder = testFolder()
    openLogFile(dataFolder).write('x\n')
    expect(statSync(join(dataFolder, 'logs')).mode & 0o777).toBe(0o700)
    expect(statSync(join(dataFolder, 'logs/customer-desk.log')).mode & 0o777).toBe(0o600)
  })

  it('stays small: full files are renamed, and the oldest goes', () => {
    const dataFolder = testFolder()
    const file = openLogFile(dataFolder, { maxBytes: 1000, maxOld: 2, clock })
    for (let line = 0; line < 200; line += 1) file.write(`line ${String(line)}\n`)
    expect(readdirSync(join(dataFolder, 'logs')).sort()).toEqual([
      'customer-desk.log',
      'customer-desk.log.1',
      'customer-desk.log.2',
    ])
    const all = logged(dataFolder)
    expect(all.length).toBeLessThan(3 * 1040)
    expect(all).toContain('line 199\n')
    expect(all).not.toContain('line 1\n')
  })

  it('cuts a text that is too long for it', () => {
    const dataFolder = testFolder()
    const file = openLogFile(dataFolder, { clock })
    file.write(`${'x'.repeat(3_000_000)}\n`)
    file.write('next\n')
    expect(logged(dataFolder)).toMatch(/^\S+ x{8000}…\n\S+ next\n$/)
  })

  it('never stops the app, and makes no data folder', () => {
    const missing = join(testFolder(), 'none')
    openLogFile(missing).write('x\n')
    expect(existsSync(missing)).toBe(false)
    const inTheWay = testFolder()
    writeFileSync(join(inTheWay, 'logs'), 'a file, not a folder')
    openLogFile(inTheWay).write('x\n')
    const readOnly = testFolder()
    mkdirSync(join(readOnly, 'logs/customer-desk.log'), { recursive: true })
    chmodSync(join(readOnly, 'logs'), 0o500)
    openLogFile(readOnly).write('x\n')
  })
})

describe('the log', () => {
  const personal = ['Leyla', 'Əliyeva', '+994505355757', 'leyla@example.com', 's3cret-token', '/home/leyla']

  it('says nothing of what errors quote, wherever they quote it', () => {
    const dataFolder = testFolder()
    const log = createLog(nothing, openLogFile(dataFolder))
    const quoting = new TypeError(
      `no such customer: ${personal.join(' ')}\n    at Leyla Əliyeva (/home/leyla/x.js:1:2)`,
    )
    const later = new Error('short')
    later.message = personal.join(' ')
    const odd = Object.assign(new Error(''), {
      code: personal[2],
      stack:
        'Error\n    at read (C:\\Users\\Leyla Əliyeva\\AppData\\app\\main.js:10:5)\n    at Leyla Əliyeva',
    })
    const named = Object.assign(new Error('x'), { name: 'Leyla Əliyeva' })
    const withData = new AppError({ code: 'storage.unread', file: '/home/leyla/Leyla Əliyeva.csv' }, quoting)
    for (const thrown of [quoting, later, odd, named, withData, personal.join(), { name: 'Leyla' }, null]) {
      log.error('it failed', thrown)
    }
    const text = logged(dataFolder)
    for (const word of personal) expect(text).not.toContain(word)
    expect(text).toContain('error: it failed: TypeError\n  at ')
    expect(text).toContain('  at read (main.js:10:5)')
  })

  it('counts what a slow call answered, and says nothing else of it', () => {
    const answer = {
      rows: [{ name: 'Leyla' }, { name: 'Əliyeva' }],
      total: 31,
      spent: 994505355757,
      query: 'Leyla',
    }
    expect(slowCall('customers.window', 81.4, answer)).toBe('slow: customers.window 81 ms, rows 2, total 31')
    expect(slowCall('customers.places', 60, ['Leyla', null])).toBe('slow: customers.places 60 ms, 2 items')
    expect(slowCall('customers.get', 60, 'Leyla')).toBe('slow: customers.get 60 ms')
  })
})
