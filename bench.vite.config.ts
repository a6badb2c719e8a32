import { defineConfig } from 'vite'

/** Builds the benchmarks beside the app, not into it: `out/` holds only what ships. `scripts/bench.ts` runs them. */
export default defineConfig({
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node24',
    outDir: '.cache/bench',
    emptyOutDir: true,
    sourcemap: true,
    rolldownOptions: {
      input: {
        bench: 'test/bench/bench.ts',
        desktop: 'test/bench/desktop.ts',
        frames: 'test/bench/frames.ts',
        grid: 'test/bench/grid/grid.ts',
        'grid-server': 'test/bench/grid/server.ts',
        // The sample server runs in a thread, which starts from a file of its own.
        'sample-thread': 'src/main/backend/sample/sample-thread.ts',
      },
      // better-sqlite3 has a native file; Playwright and Vite are too large to bundle.
      external: ['@playwright/test', 'better-sqlite3', 'vite'],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true },
})
