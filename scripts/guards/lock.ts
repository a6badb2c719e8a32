/** The guards of the lock. */
import type { Guard } from './guard.ts'

const lock = 'src/main/backend/lock/lock.ts'
const secret = 'src/main/backend/lock/secret.ts'
const file = 'src/main/backend/lock/lock-file.ts'
const tests = ['test/backend/lock/lock.test.ts']

export const lockGuards: readonly Guard[] = [
  {
    id: 'lock: refuses what is not listed',
    file: lock,
    text: 'isLocked && !allowed.has(method)',
    without: 'false',
    tests,
  },
  {
    id: 'lock: the gateway asks it',
    file: 'src/main/backend/gateway.ts',
    text: 'return lock.guard((method, input) =>',
    without: 'return ((dispatch: Dispatch) => dispatch)((method, input) =>',
    tests,
  },
  {
    id: 'lock: closed at the start',
    file: lock,
    text: 'let isLocked = stored !== null',
    without: 'let isLocked = false',
    tests,
  },
  {
    id: 'lock: closes without use',
    file: lock,
    text: 'if (idle >= stored.minutes * 60_000) lock()',
    without: '',
    tests,
  },
  {
    id: 'lock: the PIN fits',
    file: lock,
    text: 'if (await isSecret(secret, before.hash)) {',
    without: 'if (true) {',
    tests,
  },
  {
    id: 'lock: only the present PIN turns it off',
    file: lock,
    text: '          await check(secret)\n          store(null)',
    without: '          store(null)',
    tests,
  },
  {
    id: 'lock: waits after wrong tries',
    file: lock,
    text: "if (waitLeft() > 0) throw new AppError({ code: 'lock.wait', seconds: waitLeft() })",
    without: '',
    tests,
  },
  {
    id: 'lock: counts a try before it is judged',
    file: lock,
    text: 'store({ ...before, wrong: before.wrong + 1 })',
    without: '',
    tests,
  },
  {
    id: 'lock: one try at a time',
    file: lock,
    text: 'const result = last.then(work)',
    without: 'const result = work()',
    tests,
  },
  {
    id: 'lock: a file that cannot be understood locks',
    file,
    text: "return { minutes: 15, kind: 'password', hash: unknownHash(), wrong: 0 }",
    without: 'return null',
    tests,
  },
  {
    id: 'lock: its file is for this account alone',
    file,
    text: 'mode: 0o600, ',
    without: '',
    tests,
  },
  {
    id: 'lock: each hash has its salt',
    file: secret,
    text: 'const salt = randomBytes(16)\n  const key = await',
    without: 'const salt = Buffer.alloc(16)\n  const key = await',
    tests: ['test/backend/lock/secret.test.ts'],
  },
  {
    id: 'lock: no download',
    file: 'src/main/browser/answer.ts',
    text: 'shop.isLocked() ||',
    without: '',
    tests: ['test/browser/locked.test.ts'],
  },
]
