/** `npm test`: everything that must hold, in one run. The last line counts it: `N passed, N failed`. */
import { clearResults, conclude, countOf, endToEndTests, unitTests } from './counts.ts'
import { buildStep, runAll, staticChecks } from './steps.ts'

clearResults()
conclude([
  ...(await runAll([...staticChecks, buildStep])).map(countOf),
  await unitTests('Unit and integration tests', []),
  await endToEndTests('End-to-end tests', []),
])
