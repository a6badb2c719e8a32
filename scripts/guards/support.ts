/** The guards of what a person may send to support: the log and the diagnostics. */
import type { Guard } from './guard.ts'

const log = 'src/main/backend/log/log.ts'
const logTests = [
  'test/backend/dispatcher.test.ts',
  'test/command-line/log.test.ts',
  'test/backend/log/log-file.test.ts',
]
const diagnostics = 'src/main/backend/health/diagnostics.ts'
const diagnosticsTests = ['test/backend/health/planted.test.ts']

export const supportGuards: readonly Guard[] = [
  {
    id: 'log: no messages of errors',
    file: log,
    text: ".join(' ')\n  return [title",
    without: ".concat(message).join(' ')\n  return [title",
    tests: logTests,
  },
  {
    id: 'log: no name of an error that is a sentence',
    file: log,
    text: String.raw`.filter((word) => /^[\w.-]{1,60}$/.test(word))`,
    without: '',
    tests: logTests,
  },
  {
    id: 'log: its lines are short',
    file: 'src/main/backend/log/log-file.ts',
    text: 'text.length > longest',
    without: 'text.length < 0',
    tests: logTests,
  },
  {
    id: 'diagnostics: no details of errors',
    file: diagnostics,
    text: 'code: finding.error.code }',
    without: '...finding.error }',
    tests: diagnosticsTests,
  },
  {
    id: 'diagnostics: no names of connections',
    file: diagnostics,
    text: 'kind: connection.kind,',
    without: '...connection,',
    tests: diagnosticsTests,
  },
  {
    id: 'diagnostics: no results but numbers',
    file: diagnostics,
    text: 'resultOf(outcome.result)',
    without: 'outcome.result',
    tests: diagnosticsTests,
  },
  {
    id: 'diagnostics: no address of updates',
    file: diagnostics,
    text: "(readUpdateAddress(updateAddress)?.kind ?? 'other')",
    without: 'updateAddress',
    tests: diagnosticsTests,
  },
  {
    id: 'diagnostics: no tables of others',
    file: 'src/main/backend/health/inspect.ts',
    text: "own.has(name) ? name : 'another'",
    without: 'name',
    tests: diagnosticsTests,
  },
  {
    id: 'diagnostics: no file beside the log',
    file: diagnostics,
    text: String.raw`/^customer-desk\.log(\.\d+)?$/.test(name)`,
    without: 'name !== null',
    tests: diagnosticsTests,
  },
  {
    id: 'log: no folders',
    file: log,
    text: String.raw`path.split(/[\\/]/).at(-1) ?? ''`,
    without: 'path',
    tests: logTests,
  },
  {
    id: 'log: no values of slow calls',
    file: 'src/main/backend/log/slow-call.ts',
    text: "counts.includes(name) && typeof value === 'number'",
    without: 'true',
    tests: logTests,
  },
]
