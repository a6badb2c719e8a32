import { defineConfig } from '@playwright/test'
import type { ShellOptions } from './test/e2e/app'

const report = process.env['E2E_REPORT']
const asWindowsProcess = process.env['E2E_NODE'] !== undefined
// How screens look does not depend on the Node that runs the backend.
const looks = asWindowsProcess ? ['**/{cut-off,*screens}.spec.ts'] : []

export default defineConfig<ShellOptions>({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  timeout: asWindowsProcess ? 120_000 : 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ...(report === undefined ? [] : [['json', { outputFile: report }] as const])],
  use: { screenshot: 'only-on-failure' },
  projects: [
    { name: 'chromium', use: { shell: 'browser' }, testIgnore: ['**/{desktop,update}.spec.ts', ...looks] },
    // Both shells show the same page, so one is enough to find texts that do not fit.
    { name: 'electron', use: { shell: 'desktop' }, testIgnore: ['**/browser.spec.ts', '**/cut-off.spec.ts'] },
  ],
})
