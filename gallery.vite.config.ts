import { svelte } from '@sveltejs/vite-plugin-svelte'
import { appData } from './scripts/app-data.ts'
import { licences } from './scripts/licences.ts'
import { defineConfig } from 'vite'

/** Builds the page of the gallery. `scripts/gallery.ts` takes the pictures. */
export default defineConfig({
  root: 'test/renderer/gallery',
  logLevel: 'warn',
  plugins: [svelte(), appData(), licences(import.meta.dirname).show()],
  build: { outDir: '../../../.cache/gallery-page', emptyOutDir: true },
})
