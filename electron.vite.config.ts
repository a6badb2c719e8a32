import { svelte } from '@sveltejs/vite-plugin-svelte'
import { appData } from './scripts/app-data.ts'
import { licences } from './scripts/licences.ts'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'

/** No warnings on how long each plugin took on a slow machine. */
const checks = { bundlerTimings: false }

const packages = licences(import.meta.dirname)

export default defineConfig({
  main: {
    plugins: [packages.collect()],
    build: {
      // Only `dependencies` stay outside the bundle: better-sqlite3, which brings a native file.
      externalizeDeps: true,
      sourcemap: true,
      rolldownOptions: {
        checks,
        input: {
          index: 'src/main/index.ts',
          serve: 'src/main/serve.ts',
          cli: 'src/main/cli.ts',
          'sample-server': 'src/main/sample-server.ts',
          backend: 'src/main/backend/worker.ts',
          job: 'src/main/backend/jobs/job-thread.ts',
          inspect: 'src/main/backend/health/inspect-thread.ts',
          'sample-thread': 'src/main/backend/sample/sample-thread.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [packages.collect()],
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        checks,
        input: { preload: 'src/preload/preload.ts' },
        // A sandboxed preload is CommonJS (Electron manual, "ES Modules", preload scripts).
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [svelte(), appData(), packages.show()],
    build: {
      minify: true,
      // The page comes from this computer, so one file is as good as several.
      chunkSizeWarningLimit: 1000,
      rolldownOptions: { checks, input: { index: resolve('src/renderer/index.html') } },
    },
  },
})
