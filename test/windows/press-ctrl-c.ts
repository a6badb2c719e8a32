/** `node press-ctrl-c.ts PID`: presses Ctrl+C in the console of a process. A program of its own, as it joins that console. */
import koffi from 'koffi'

const kernel = koffi.load('kernel32.dll')
const freeConsole = kernel.func('int FreeConsole()')
const attachConsole = kernel.func('int AttachConsole(uint32_t pid)')
const ignoreCtrlC = kernel.func('int SetConsoleCtrlHandler(void *handler, int add)')
const sendEvent = kernel.func('int GenerateConsoleCtrlEvent(uint32_t event, uint32_t group)')

const pid = Number(process.argv[2])
freeConsole()
const steps = { attach: attachConsole(pid), ignore: ignoreCtrlC(null, 1), send: sendEvent(0, 0) }
if (Object.values(steps).includes(0)) throw new Error(`Ctrl+C was not pressed: ${JSON.stringify(steps)}`)
