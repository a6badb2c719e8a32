import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { findUnusedTexts } from '../../scripts/find-unused-texts.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A project with texts that are used in every way, and with texts that are not. */
const files: Readonly<Record<string, string>> = {
  'src/shared/messages/en/index.ts': `
    import { dialog } from './dialog'
    export const en = {
      dialog,
      values: { yes: 'Yes', no: 'No', maybe: 'Maybe' },
      fields: { name: 'Name' } as Readonly<Record<'name', string>>,
      unusedGroup: { inside: 'Inside' },
    }`,
  'src/shared/messages/en/dialog.ts': `
    export const dialog = {
      title: 'Title',
      unused: 'Nobody reads this',
      unusedHere: (name: string) => \`Nobody says \${name}\`,
      kinds: { small: 'Small', large: 'Large', other: 'Other' },
      renamed: 'Taken apart',
      left: { undo: 'Undo', redo: 'Redo' },
    }`,
  'src/shared/messages/messages.ts': `
    import type { en } from './en'
    export type Messages = typeof en`,
  'src/shared/use.ts': `
    import type { Messages } from './messages/messages'
    interface Words { readonly yes: string; readonly no: string }
    const say = (words: Words): string => words.yes + words.no
    export const used = (messages: Messages, kind: 'small' | 'large'): string[] => {
      const { renamed: other } = messages.dialog
      const unusedHere = 'the name alone is no use of a text'
      return [other, unusedHere, messages.dialog.kinds[kind], say(messages.values), messages.fields.name]
    }`,
  'src/renderer/Dialog.svelte': `
    <script lang="ts">
      import type { Messages } from '../shared/messages/messages'
      const { messages }: { messages: Messages } = $props()
      const t = $derived(messages.dialog)
    </script>
    <h1 title={t.left.undo}>{t.title}</h1>`,
}

test('texts that nothing uses are found, in modules and in components', () => {
  // Below the project, so that the packages are found from there.
  mkdirSync(join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, '.cache', 'unused-texts-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  copyFileSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'))
  expect(findUnusedTexts(folder)).toEqual([
    'dialog.kinds.other',
    'dialog.left.redo',
    'dialog.unused',
    'dialog.unusedHere',
    'unusedGroup.inside',
    'values.maybe',
  ])
})
