import { errorData, type ErrorData } from '#shared/errors'

/**
 * Requests only the newest: one request runs at a time, of those made in the meantime only the last is sent, and an
 * answer to an outdated request is dropped.
 */
export function latestOnly<Input, Output>(
  load: (input: Input) => Promise<Output>,
  done: (output: Output, input: Input) => void,
  failed: (error: ErrorData, input: Input) => void,
): (input: Input) => void {
  let busy = false
  let next: { readonly input: Input } | null = null
  const run = async (input: Input): Promise<void> => {
    busy = true
    try {
      const output = await load(input)
      if (next === null) done(output, input)
    } catch (thrown) {
      if (next === null) failed(errorData(thrown), input)
    }
    busy = false
    pump()
  }
  const pump = (): void => {
    if (busy || next === null) return
    const { input } = next
    next = null
    void run(input)
  }
  return (input) => {
    next = { input }
    pump()
  }
}
