import { formatCount } from '../../locale/formats'

/** Texts of the sample server's command line. */
export const sampleServer = {
  serving: (customers: number, address: string) =>
    `${formatCount(customers, 'en')} sample customers at ${address}`,
  howToStop: 'Press Ctrl+C to stop.',
  unknownOption: (problem: string) => `${problem}. Run with --help to see all options.`,
  badNumber: (option: string, most: number, text: string) =>
    `--${option} must be a whole number from 0 to ${String(most)}, not “${text}”.`,
  emptyValue: (option: string) => `--${option} must not be empty.`,
  help: `A sample Clopos server with invented customers. They change as in an open shop: a few come and spend every minute, and some
register, move, change their number, are deleted or restored.

  --customers N         number of customers, up to 2000000 (default: 20000)
  --port N              port on 127.0.0.1, 0 for any free port (default: 8787)
  --seed N              number that decides which customers are invented (default: 1)
  --latency MS          time for each page, in milliseconds (default: 0)
  --rate-limit N        data requests per minute (default: 300, like Clopos)
  --still               customers do not change, and are the same at each start
  --client-id TEXT      client ID to accept (default: sample-client)
  --client-secret TEXT  client secret to accept (default: sample-secret)
  --brand TEXT          brand to accept (default: sample)
  --integrator-id TEXT  integrator ID to accept (default: sample-integrator)
  --help                show this help

To see a sign-in fail, use the client ID sample-client-disabled, the integrator ID sample-integrator-off or
sample-integrator-test, or the brand sample-test.
`,
}
