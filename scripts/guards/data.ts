/** The guards of the data: on the way from Clopos, in files, in exports and in the log. */
import type { Guard } from './guard.ts'

const http = 'src/main/backend/clopos/http.ts'
const faultTests = ['test/backend/clopos/faults.test.ts']
const dataTests = ['test/backend/clopos/data-calls.test.ts']
const signInTests = ['test/backend/clopos/sign-in.test.ts']
const messages = 'src/main/backend/clopos/server-message.ts'
const open = 'src/main/backend/sqlite/open.ts'
const openTests = ['test/backend/sqlite/open.test.ts']
const log = 'src/main/backend/log/log.ts'
const logTests = [
  'test/backend/dispatcher.test.ts',
  'test/command-line/log.test.ts',
  'test/backend/log/log-file.test.ts',
]
const formula = 'src/main/backend/export/formula.ts'
const formulaTests = ['test/backend/export/formula.test.ts']

const mask = (id: string, file: string): Guard => ({
  id: `umask: ${id}`,
  file,
  text: 'process.umask(0o077)',
  without: '',
  tests: ['test/entries.test.ts'],
})

export const dataGuards: readonly Guard[] = [
  mask('desktop', 'src/main/index.ts'),
  mask('browser mode', 'src/main/serve.ts'),
  mask('command line', 'src/main/cli.ts'),
  {
    id: 'modes: the data folder',
    file: 'src/main/backend/shell/data-folder.ts',
    text: 'mkdirSync(folder, { mode: 0o700 })',
    without: 'mkdirSync(folder)',
    tests: ['test/backend/shell/data-folder.test.ts'],
  },
  {
    id: 'modes: the client secret',
    file: 'src/main/backend/connections/secrets.ts',
    text: 'mode: 0o600, ',
    without: '',
    tests: ['test/backend/connections/connections.test.ts'],
  },
  {
    id: 'modes: exports',
    file: 'src/main/backend/export/file.ts',
    text: "openSync(written, 'wx', privateFile)",
    without: "openSync(written, 'wx')",
    tests: ['test/backend/export/export.test.ts'],
  },
  {
    id: 'modes: the log',
    file: 'src/main/backend/log/log-file.ts',
    text: ', { mode: 0o600 }',
    without: '',
    tests: logTests,
  },
  {
    id: 'secrets: asked before a weak place',
    file: 'src/main/backend/connections/secrets.ts',
    text: "if (protection === 'weak' && !acceptWeak) throw new AppError({ code: 'secret.weak' })",
    without: '',
    tests: ['test/backend/connections/connections.test.ts'],
  },
  {
    id: 'connections: ids are no paths',
    file: 'src/main/backend/connections/connections.ts',
    text: '!/^[a-z0-9][a-z0-9-]*$/.test(id) || ',
    without: '',
    tests: ['test/backend/connections/connections.test.ts'],
  },
  {
    id: 'Clopos: https',
    file: 'src/main/backend/clopos/base-url.ts',
    text: "if (url.protocol === 'http:' && !isLoopback(url.hostname))",
    without: 'if (false)',
    tests: ['test/browser/serve.test.ts'],
  },
  {
    id: 'Clopos: web addresses',
    file: 'src/main/backend/clopos/base-url.ts',
    text: " || (url.protocol !== 'https:' && url.protocol !== 'http:')",
    without: '',
    tests: ['test/backend/clopos/base-url.test.ts'],
  },
  {
    id: 'Clopos: the certificate',
    file: 'src/main/backend/network/connector.ts',
    text: 'new Agent({ ...pool, ',
    without: 'new Agent({ ...pool, rejectUnauthorized: false, ',
    tests: faultTests,
  },
  {
    id: 'Clopos: the name in the certificate',
    file: 'src/main/backend/network/connector.ts',
    text: 'new Agent({ ...pool, ',
    without: 'new Agent({ ...pool, checkServerIdentity: () => undefined, ',
    tests: ['test/backend/network/proxy.test.ts'],
  },
  {
    id: 'Clopos: the certificate, behind a proxy',
    file: 'src/main/backend/network/dial.ts',
    text: "ALPNProtocols: ['http/1.1'],",
    without: 'rejectUnauthorized: false,',
    tests: ['test/backend/network/proxy.test.ts'],
  },
  {
    id: 'Clopos: the name in the certificate, behind a proxy',
    file: 'src/main/backend/network/dial.ts',
    text: "ALPNProtocols: ['http/1.1'],",
    without: 'checkServerIdentity: () => undefined,',
    tests: ['test/backend/network/proxy.test.ts'],
  },
  {
    id: 'Clopos: no redirects',
    file: http,
    text: 'followRedirect: false',
    without: 'followRedirect: true',
    tests: dataTests,
  },
  {
    id: 'Clopos: errors without the request',
    file: http,
    text: 'throw failureOf(thrown, host)',
    without: "throw new AppError({ code: 'network.timeout', host }, thrown)",
    tests: faultTests,
  },
  {
    id: 'Clopos: long answers',
    file: http,
    text: 'tooLarge ||= transferred > limits.bodyBytes',
    without: '',
    tests: faultTests,
  },
  {
    id: 'Clopos: long tokens',
    file: 'src/main/backend/clopos/sign-in.ts',
    text: "if (token.length > longestToken) throw nonsense('too-large')",
    without: '',
    tests: signInTests,
  },
  {
    id: 'Clopos: letters of tokens',
    file: 'src/main/backend/clopos/sign-in.ts',
    text: String.raw` || !/^[\x21-\x7e]+$/.test(token)`,
    without: '',
    tests: signInTests,
  },
  {
    id: 'Clopos: secrets in messages',
    file: messages,
    text: "for (const secret of secrets) if (secret !== '') message = message.replaceAll(secret, '…')",
    without: '',
    tests: [...faultTests, ...signInTests],
  },
  {
    id: 'Clopos: messages on one line',
    file: messages,
    text: String.raw`.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')`,
    without: '',
    tests: [...signInTests, ...dataTests],
  },
  {
    id: 'Clopos: messages that turn around',
    file: messages,
    text: String.raw`.replace(/\p{Bidi_Control}/gu, '')`,
    without: '',
    tests: [...signInTests, ...dataTests],
  },
  {
    id: 'Clopos: long messages',
    file: messages,
    text: 'message: message.slice(0, longest)',
    without: 'message',
    tests: [...signInTests, ...dataTests],
  },
  {
    id: 'SQLite: schemas run nothing',
    file: open,
    text: "database.pragma('trusted_schema = OFF')",
    without: '',
    tests: openTests,
  },
  {
    id: 'SQLite: damaged pages',
    file: open,
    text: "database.pragma('cell_size_check = ON')",
    without: '',
    tests: openTests,
  },
  {
    id: 'SQLite: only tables',
    file: open,
    text: 'SELECT 1 FROM sqlite_schema WHERE NOT (',
    without: 'SELECT 1 FROM sqlite_schema WHERE 0 AND (',
    tests: openTests,
  },
  {
    id: 'SQLite: no computed columns',
    file: open,
    text: 'WHERE part.hidden <> 0',
    without: 'WHERE part.hidden < 0',
    tests: openTests,
  },
  {
    id: 'SQLite: a file that somebody chose',
    file: open,
    text: '      checkObjects(database, file)\n      return database',
    without: '      return database',
    tests: openTests,
  },
  {
    id: 'SQLite: our own file',
    file: open,
    text: 'if (versionOf(database) <= migrations.length) checkObjects(database, file)',
    without: '',
    tests: openTests,
  },
  {
    id: 'SQLite: our kind of file',
    file: open,
    text: "if (applicationId !== applicationIds[kind]) throw new AppError({ code: 'storage.foreign', file })",
    without: '',
    tests: openTests,
  },
  {
    id: 'SQLite: queries write nothing',
    file: open,
    text: "database.pragma('query_only = ON')",
    without: '',
    tests: openTests,
  },
  {
    id: 'formulas: signs',
    file: formula,
    text: '[=+\\-@＝＋－＠]',
    without: '[=+\\-＝＋－＠]',
    tests: formulaTests,
  },
  {
    id: 'formulas: after spaces and invisible letters',
    file: formula,
    text: String.raw`[\s\p{Cc}\p{Cf}]*`,
    without: '',
    tests: formulaTests,
  },
  {
    id: 'formulas: the apostrophe',
    file: formula,
    text: "? text : `'${text}`",
    without: '? text : text',
    tests: [...formulaTests, 'test/backend/export/cells.test.ts'],
  },
  {
    id: 'formulas: phones',
    file: formula,
    text: 'return isPhone(text) ? withBlanks(text) : guardText(text)',
    without: 'return text',
    tests: formulaTests,
  },
  {
    id: 'formulas: several phones',
    file: formula,
    text: "guardText(filled.join(', '))",
    without: "filled.join(', ')",
    tests: formulaTests,
  },
  {
    id: 'log: no messages of errors',
    file: log,
    text: ': name\n  return [title',
    without: ': `${name} ${message}`\n  return [title',
    tests: logTests,
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
