/** Texts of the sample server's command line. */
export const sampleServer = {
  serving: (customers: number, address: string) =>
    `${customers.toLocaleString('en')} sample customers are served at ${address}`,
  howToStop: 'Press Ctrl+C to stop.',
  unknownOption: (problem: string) => `${problem}. Start with --help to see what there is.`,
  badNumber: (option: string, most: number, text: string) =>
    `--${option} must be a whole number from 0 to ${String(most)}, not “${text}”.`,
  emptyValue: (option: string) => `--${option} must not be empty.`,
  help: `A sample Clopos server on this computer, with invented customers.

  --customers N         how many customers, up to 2000000 (default 20000)
  --port N              the port on 127.0.0.1; 0 for any free one (default 8787)
  --seed N              other numbers give other customers (default 1)
  --latency MS          how long each page takes, in milliseconds (default 0)
  --rate-limit N        data requests a minute (default 300, as Clopos has it)
  --client-id TEXT      what to sign in with (default sample-client)
  --client-secret TEXT  (default sample-secret)
  --brand TEXT          (default sample)
  --integrator-id TEXT  (default sample-integrator)
  --help                print this text

To meet a failed sign-in: client id sample-client-disabled, integrator id sample-integrator-off or
sample-integrator-test, brand sample-test.
`,
}
