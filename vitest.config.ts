import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { appData } from './scripts/app-data.ts'
import { licences } from './scripts/licences.ts'
import { defineConfig } from 'vitest/config'

/**
 * Hundreds of syncs with faults, killed processes, packing, and random tests that take more than ten seconds.
 * `npm run check` leaves them to `npm test`.
 */
const slowTests = [
  'test/faults/**',
  'test/packaging/pack.test.ts',
  'test/backend/index/build.test.ts',
  'test/backend/query/queries.test.ts',
  'test/backend/sync/{catch-up,interrupted,moving-server}.test.ts',
]
const slow = process.env['CUSTOMER_DESK_QUICK'] === undefined ? [] : slowTests

/** What only Windows has: `npm run test:windows` runs it. */
const onlyWindows = process.platform === 'win32' ? [] : ['test/windows/**']

/** Milliseconds for a test. Where Wine stands in for Windows, it takes up to twice as long. */
const patience = process.platform === 'win32' ? 120_000 : 60_000

export default defineConfig({
  test: {
    // Vitest would leave one core free.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/renderer/**', 'test/e2e/**', ...onlyWindows, ...slow],
          testTimeout: patience,
          // Some build the command line first.
          hookTimeout: patience,
        },
      },
      {
        plugins: [svelte(), svelteTesting(), appData(), licences(import.meta.dirname).show()],
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['test/renderer/**/*.test.ts'],
          setupFiles: ['test/renderer/patience.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
})
