import { expect, test } from 'vitest'
import { AppError } from '#shared/errors'
import { catalogues } from '#shared/messages/index'
import { localeName, terminalLocale } from '#backend/shell/locale'
import { browserCommand, hasDisplay } from '../../src/main/browser/open-browser'
import { readOptions } from '../../src/main/browser/options'

const texts = catalogues.en.shell
const read = (args: readonly string[], display = true) => readOptions(args, display, texts)
const usual = { verb: 'serve', data: undefined, port: 0, open: true }

test('without options: any free port, and the browser where there is a display', () => {
  expect(read([])).toEqual(usual)
  expect(read([], false)).toEqual({ ...usual, open: false })
})

test.each([
  [['--data', '/d', '--port', '8080'], { ...usual, data: '/d', port: 8080 }],
  [['--data=/d e', '--port=0'], { ...usual, data: '/d e' }],
  [['--no-open'], { ...usual, open: false }],
  [['--open', '--no-open'], { ...usual, open: false }],
  [['--help', '--port', '1'], { verb: 'help' }],
])('%j are understood', (args, options) => {
  expect(read(args)).toEqual(options)
})

test('--open opens without a display too', () => {
  expect(read(['--open'], false)).toEqual(usual)
})

test.each([
  [['--prot', '1'], "Unknown option '--prot'"],
  [['extra'], "Unexpected argument 'extra'"],
  [['--data'], "Option '--data <value>' argument missing"],
])('%j are refused in a sentence', (args, start) => {
  expect(() => read(args)).toThrow(AppError)
  try {
    read(args)
  } catch (thrown) {
    const problem =
      thrown instanceof AppError && thrown.data.code === 'invalid-input' ? thrown.data.problem : ''
    expect(problem).toMatch(/^[^\n]+\. Run with --help to see all options\.$/)
    expect(problem.startsWith(start)).toBe(true)
  }
})

test.each(['65536', '-1', '1.5', 'x', '', '0x10', '999999'])('port %j is refused', (port) => {
  const problem = texts.badPort(port)
  expect(() => read([`--port=${port}`])).toThrow(new AppError({ code: 'invalid-input', problem }))
})

test('a display is what Linux names in its environment', () => {
  expect(hasDisplay('linux', {})).toBe(false)
  expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false)
  expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true)
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
  expect(hasDisplay('win32', {})).toBe(true)
})

test('the browser is opened by a program, never by a shell', () => {
  const address = 'http://127.0.0.1:1/?token=a&b'
  expect(browserCommand('linux', address)).toEqual(['xdg-open', address])
  expect(browserCommand('darwin', address)).toEqual(['open', address])
  expect(browserCommand('win32', address)).toEqual(['rundll32.exe', 'url.dll,FileProtocolHandler', address])
})

test.each([
  ['az_AZ.UTF-8', 'az-AZ'],
  ['en-US@posix', 'en-US'],
  ['ru', 'ru'],
  ['tr-tr', 'tr-TR'],
  ['C', 'en-US'],
  ['', 'en-US'],
  ['not a locale', 'en-US'],
])('the system’s locale %j is %s', (system, name) => {
  expect(localeName(system)).toBe(name)
})

test.each([
  [{ LANG: 'az_AZ.UTF-8' }, 'az-AZ'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'ru_RU.UTF-8' }, 'ru-RU'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'ru_RU.UTF-8', LC_ALL: 'tr_TR.UTF-8' }, 'tr-TR'],
  [{ LANG: 'tr_TR.UTF-8', LC_ALL: '' }, 'tr-TR'],
  [{ LANG: 'C' }, 'en-US'],
  [{}, Intl.DateTimeFormat().resolvedOptions().locale],
])('a terminal with %j is in %s', (env, locale) => {
  expect(terminalLocale(env)).toBe(locale)
})
