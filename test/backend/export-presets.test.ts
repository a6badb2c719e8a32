import { expect, it, onTestFinished } from 'vitest'
import { openPresets, type PresetStore } from '#backend/export-presets'
import type { WritableDatabase } from '#backend/sqlite/database'
import { openUserDatabase } from '#backend/user-database'
import type { ErrorData } from '#shared/errors'
import { presetLimits, type PresetContent } from '#shared/exports/own-presets'
import { readyPreset } from '#shared/exports/presets'
import { testFolder } from './api-rows'

const excel = readyPreset('excel', { language: 'az', locale: 'az-AZ' })
const content: PresetContent = { options: excel, columns: ['name', 'phone'] }
const other: PresetContent = { options: { ...excel, separator: '|' }, columns: 'shown' }

let lastId = 0

function openFile(folder: string): WritableDatabase {
  const file = openUserDatabase(folder)
  onTestFinished(() => {
    file.close()
  })
  return file
}

const testPresets = (file = openFile(testFolder())): PresetStore =>
  openPresets(file, () => `preset-${String((lastId += 1))}`)

const error = (data: ErrorData): object => expect.objectContaining({ data })

it('keeps what is saved, in its order', () => {
  const folder = testFolder()
  const presets = testPresets(openFile(folder))
  expect(presets.list()).toEqual([])
  const { id } = presets.add({ name: '  For  the accountant ', content, at: 0 })
  presets.add({ name: 'First', content: other, at: 0 })
  expect(presets.list()).toEqual([
    { id: expect.any(String), name: 'First', content: other },
    { id, name: 'For the accountant', content },
  ])
  expect(testPresets(openFile(folder)).list()).toEqual(presets.list())
  expect(presets.named('FOR THE ACCOUNTANT')).toEqual({ id, name: 'For the accountant', content })
  expect(presets.named('Nobody’s')).toBeUndefined()
})

it('renames, changes and deletes', () => {
  const presets = testPresets()
  const { id } = presets.add({ name: 'One', content, at: 0 })
  expect(presets.change({ id, name: 'ONE' })).toEqual([{ id, name: 'ONE', content }])
  expect(presets.change({ id, content: other })).toEqual([{ id, name: 'ONE', content: other }])
  expect(presets.remove(id)).toEqual([])
  const gone = error({ code: 'not-found', what: 'preset' })
  expect(() => presets.remove(id)).toThrow(gone)
  expect(() => presets.change({ id, name: 'Two' })).toThrow(gone)
})

it('gives a preset that comes back its id again, unless another one has it', () => {
  const presets = testPresets()
  const { id } = presets.add({ name: 'One', content, at: 0 })
  presets.remove(id)
  expect(presets.add({ id, name: 'One', content, at: 0 }).id).toBe(id)
  expect(presets.add({ id, name: 'Two', content, at: 0 }).id).not.toBe(id)
  expect(presets.list()).toHaveLength(2)
})

it('refuses a name that is empty, taken or that of a ready-made preset, and too many presets', () => {
  const presets = testPresets()
  const add = (name: string) => (): unknown => presets.add({ name, content, at: 0 })
  add('Günəşli')()
  expect(add(' \n ')).toThrow(error({ code: 'preset.no-name' }))
  expect(add('GÜNƏŞLI')).toThrow(error({ code: 'preset.name-taken', name: 'GÜNƏŞLI' }))
  expect(add('Excel')).toThrow(error({ code: 'preset.name-taken', name: 'Excel' }))
  for (let count = 1; count < presetLimits.presets; count += 1) add(`Preset ${String(count)}`)()
  expect(add('One more')).toThrow(error({ code: 'preset.too-many', max: presetLimits.presets }))
  expect(presets.list()).toHaveLength(presetLimits.presets)
})

it('reads what another version saved as far as it knows it', () => {
  const file = openFile(testFolder())
  const presets = testPresets(file)
  const put = (id: string, stored: unknown): void => {
    file
      .prepare('INSERT INTO export_preset (id, position, content) VALUES (?, 0, ?)')
      .run(id, JSON.stringify(stored))
  }
  const older = { format: 'csv', separator: ';' }
  const newer = { ...excel, glitter: true }
  put('a', { name: 'Older', content: { options: older, columns: ['name', 'shoeSize'] } })
  put('b', { name: 'Newer', content: { options: newer, columns: 'all' } })
  put('c', { name: 'Unknown', content: { options: { ...excel, format: 'pdf' }, columns: 'all' } })
  put('d', { name: 'No column', content: { options: excel, columns: ['shoeSize'] } })
  const csv = readyPreset('csv', { language: 'en', locale: 'en' })
  expect(presets.list()).toEqual([
    { id: 'a', name: 'Older', content: { options: { ...csv, separator: ';' }, columns: ['name'] } },
    { id: 'b', name: 'Newer', content: { options: excel, columns: 'all' } },
  ])
  presets.remove('a')
  expect(file.prepare('SELECT count(*) FROM export_preset').pluck().get()).toBe(3)
})
