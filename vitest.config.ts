import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'

/** Hundreds of syncs with faults, and processes that are killed. `npm run check` leaves them to `npm test`. */
const slow = process.env['CUSTOMER_DESK_QUICK'] === undefined ? [] : ['test/faults/**']

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
          exclude: ['test/renderer/**', 'test/e2e/**', ...slow],
          testTimeout: 60_000,
        },
      },
      {
        plugins: [svelte(), svelteTesting()],
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
