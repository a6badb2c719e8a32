import type { Commands } from './command'
import { withCustomers } from './copies'
import { print } from './print'
import type { Surroundings } from './surroundings'

/** Prints how many customers match. */
export async function count(command: Commands['count'], surroundings: Surroundings): Promise<void> {
  const summary = await withCustomers(command, surroundings, (customers) => customers.summary(command.query))
  await print(surroundings.stdout, [String(summary.count)])
}
