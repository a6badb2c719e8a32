import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openPresets } from '#backend/export-presets'
import { openUserDatabase } from '#backend/user-database'
import type { Contract, Handlers } from '#shared/contract'
import type { PresetContent } from '#shared/exports/own-presets'
import { readyPreset } from '#shared/exports/presets'
import { readCells } from '../../src/renderer/export/read-cells'
import { sheetText } from '../../src/renderer/export/sheet-text'
import { testFolder } from '../backend/api-rows'
import { completePage } from './in-memory-app'
import { last, openApp, openDialog, type OpenApp } from './open-app'
import { deskHandlers } from './sample-desk'

completePage()

/** The presets of the real backend, in a file of this test alone. */
function presetHandlers(): Partial<Handlers<Contract>> {
  const file = openUserDatabase(testFolder())
  onTestFinished(() => {
    file.close()
  })
  let lastId = 0
  const presets = openPresets(file, () => `preset-${String((lastId += 1))}`)
  return {
    'presets.list': () => presets.list(),
    'presets.add': (addition) => presets.add(addition),
    'presets.change': (change) => presets.change(change),
    'presets.remove': ({ id }) => presets.remove(id),
  }
}

async function open(
  given: {
    readonly settings?: Parameters<typeof deskHandlers>[1]
    readonly handlers?: Partial<Handlers<Contract>>
  } = {},
): Promise<OpenApp & { readonly dialog: ReturnType<typeof within> }> {
  const app = await openApp({ ...deskHandlers(30, given.settings), ...presetHandlers(), ...given.handlers })
  await screen.findByText('Guest 1')
  await fireEvent.click(screen.getByRole('button', { name: 'Export' }))
  return { ...app, dialog: within(openDialog('Export')) }
}

type Dialog = ReturnType<typeof within>

const choose = (dialog: Dialog, name: string | RegExp): Promise<boolean> =>
  fireEvent.click(dialog.getByRole('radio', { name }))

const asked = (app: OpenApp): unknown => last(app, 'export.preview')

describe('the export dialog', () => {
  it('asks whose customers only where there is a choice', async () => {
    const app = await open()
    expect(app.dialog.queryByRole('radio', { name: /Everybody/ })).toBeNull()
    expect(app.dialog.getByText('Everybody').closest('label')?.textContent).toMatch(/Everybody\s*30/)
    await waitFor(() => {
      expect(asked(app)).toMatchObject({ query: '', selection: null })
    })
  })

  it('exports the list, everybody or the selection', async () => {
    const app = await open({ settings: { settings: { search: 'group:VIP' } } })
    const { dialog } = app
    expect(dialog.getByRole('radio', { name: /^In the list/ })).toHaveProperty('checked', true)
    expect(dialog.getByText('Group: VIP')).toBeTruthy()
    await waitFor(() => {
      expect(asked(app)).toMatchObject({ query: 'group:VIP', selection: null })
    })
    await choose(dialog, /^Everybody/)
    await waitFor(() => {
      expect(asked(app)).toMatchObject({ query: '', selection: null })
    })
  })

  it('shows only the options of the format, and says what a missing guard means', async () => {
    const app = await open()
    const { dialog } = app
    const labels = (): string[] =>
      [
        'Separator',
        'Decimal mark',
        'Dates and times',
        'Headings',
        'Mark as UTF-8',
        'Make formulas harmless',
      ].filter((label) => dialog.queryByLabelText(label) !== null)
    expect(labels()).toEqual(['Headings'])
    await choose(dialog, 'CSV')
    expect(labels()).toHaveLength(6)
    await choose(dialog, 'TSV')
    expect(labels()).not.toContain('Separator')
    await choose(dialog, 'JSON Lines')
    expect(labels()).toEqual([])
    await fireEvent.click(dialog.getByRole('checkbox', { name: 'Add a description' }))
    await waitFor(() => {
      expect(asked(app)).toMatchObject({ options: { format: 'jsonl', about: true } })
    })
    await choose(dialog, 'CSV')
    await fireEvent.change(dialog.getByLabelText('Separator'), { target: { value: '|' } })
    await fireEvent.change(dialog.getByLabelText('Headings'), { target: { value: 'ru' } })
    const guard = dialog.getByRole('checkbox', { name: 'Make formulas harmless' })
    expect(dialog.queryByText(/can now run as a formula/)).toBeNull()
    await fireEvent.click(guard)
    expect(dialog.getByText(/can now run as a formula in Excel/)).toBeTruthy()
    const options = {
      ...readyPreset('csv', { language: 'ru', locale: 'en-GB' }),
      separator: '|',
      guard: false,
    }
    await waitFor(() => {
      expect(asked(app)).toMatchObject({ options })
    })
    expect(app.session.settings.value.exportOptions).toEqual({ separator: '|', guard: false, language: 'ru' })
    await fireEvent.click(dialog.getByRole('button', { name: 'Reset options' }))
    expect(app.session.settings.value.exportOptions).toEqual({})
  })

  it('exports columns that people choose and order with the keyboard', async () => {
    const app = await open()
    const { dialog } = app
    await choose(dialog, 'Choose')
    const list = dialog.getByRole('list', { name: 'Columns' })
    const names = (): (string | null)[] =>
      within(list)
        .getAllByRole('checkbox', { checked: true })
        .map((box) => box.closest('label')?.textContent.trim() ?? null)
    const shown = names()
    expect(shown.slice(0, 2)).toEqual(['Name', 'Phone'])
    await fireEvent.click(within(list).getByRole('checkbox', { name: 'Phone' }))
    await fireEvent.click(within(list).getByRole('checkbox', { name: 'Gender' }))
    expect(names()).toContain('Gender')
    expect(names()).not.toContain('Phone')
    const handle = within(list).getByRole('button', { name: 'Move Gender' })
    await fireEvent.keyDown(handle, { key: 'Home' })
    await waitFor(() => {
      expect(document.activeElement).toBe(within(list).getByRole('button', { name: 'Move Gender' }))
    })
    expect(dialog.getByText(/^Gender is now at position 1 of/)).toBeTruthy()
    await waitFor(() => {
      expect(asked(app)).toMatchObject({
        columns: ['gender', 'name', ...app.session.settings.value.exportColumns.slice(2)],
      })
    })
    await fireEvent.input(dialog.getByLabelText('Find a column'), { target: { value: 'birth' } })
    expect(within(list).getAllByRole('checkbox')).toHaveLength(1)
    // The table's columns did not change.
    await choose(dialog, 'As in the table')
    await waitFor(() => {
      expect(asked(app)).toHaveProperty('columns.0', 'name')
    })
    await choose(dialog, 'All')
    await waitFor(() => {
      expect(asked(app)).toMatchObject({ columns: 'all' })
    })
  })

  it('keeps one column', async () => {
    const { dialog } = await open({ settings: { settings: { exportColumns: ['name'] } } })
    expect(dialog.getByRole('checkbox', { name: 'Name' })).toHaveProperty('disabled', true)
  })

  it('saves a preset, applies, changes, renames and deletes it, and brings it back', async () => {
    const app = await open()
    const { dialog } = app
    await choose(dialog, 'CSV')
    await fireEvent.change(dialog.getByLabelText('Separator'), { target: { value: ';' } })
    await choose(dialog, 'All')
    const save = async (name: string): Promise<void> => {
      await fireEvent.input(screen.getByLabelText('Name', { selector: 'input.input' }), {
        target: { value: name },
      })
      await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    }
    await fireEvent.click(dialog.getByRole('button', { name: 'Save as preset…' }))
    await save('CSV for EXCEL')
    expect((await screen.findByRole('alert')).textContent).toMatch(/already a preset called “CSV for EXCEL”/)
    await save('Accountant')
    const mine = await dialog.findByRole('radio', { name: 'Accountant' })
    expect(mine).toHaveProperty('checked', true)
    expect(last(app, 'presets.add')).toMatchObject({
      name: 'Accountant',
      content: { options: { format: 'csv', separator: ';' }, columns: 'all' },
    })
    await choose(dialog, 'TSV')
    await choose(dialog, 'As in the table')
    await choose(dialog, 'Accountant')
    await waitFor(() => {
      expect(asked(app)).toMatchObject({ columns: 'all', options: { format: 'csv', separator: ';' } })
    })
    await fireEvent.change(dialog.getByLabelText('Separator'), { target: { value: '|' } })
    expect(dialog.getByText('CSV, All, changed')).toBeTruthy()
    await fireEvent.click(dialog.getByRole('button', { name: 'Save changes of Accountant' }))
    await dialog.findByText('CSV, All')
    await fireEvent.click(dialog.getByRole('button', { name: 'Rename Accountant' }))
    await fireEvent.input(screen.getByLabelText('Name', { selector: 'input.input' }), {
      target: { value: 'Leyla' },
    })
    await fireEvent.click(screen.getByRole('button', { name: 'Rename' }))
    await dialog.findByRole('radio', { name: 'Leyla' })
    await fireEvent.click(dialog.getByRole('button', { name: 'Delete Leyla' }))
    await dialog.findByText('“Leyla” deleted.')
    expect(dialog.getByRole('radio', { name: 'CSV' })).toHaveProperty('checked', true)
    await fireEvent.click(dialog.getByRole('button', { name: 'Undo' }))
    const back: HTMLElement = await dialog.findByRole('radio', { name: 'Leyla' })
    await waitFor(() => {
      expect(document.activeElement).toBe(back)
    })
    const content: PresetContent = {
      options: { ...readyPreset('csv', { language: 'en', locale: 'en-GB' }), separator: '|' },
      columns: 'all',
    }
    expect(last(app, 'presets.add')).toEqual({ id: 'preset-1', name: 'Leyla', content, at: 0 })
  })

  it('says why a deleted preset cannot come back, and keeps the offer', async () => {
    const { dialog } = await open()
    const save = async (): Promise<void> => {
      await fireEvent.click(dialog.getByRole('button', { name: 'Save as preset…' }))
      await fireEvent.input(screen.getByLabelText('Name', { selector: 'input.input' }), {
        target: { value: 'Leyla' },
      })
      await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
      await dialog.findByRole('radio', { name: 'Leyla' })
    }
    await save()
    await fireEvent.click(dialog.getByRole('button', { name: 'Delete Leyla' }))
    await dialog.findByText('“Leyla” deleted.')
    await save()
    await fireEvent.click(dialog.getByRole('button', { name: 'Undo' }))
    expect((await dialog.findByRole('alert')).textContent).toMatch(/already a preset called “Leyla”/)
    expect(dialog.getByRole('button', { name: 'Undo' })).toBeTruthy()
  })

  it('moves the focus to the preset when its options are reset', async () => {
    const { dialog } = await open({
      settings: { settings: { exportPreset: 'csv', exportOptions: { bom: true } } },
    })
    await fireEvent.click(dialog.getByRole('button', { name: 'Reset options' }))
    await waitFor(() => {
      expect(document.activeElement).toBe(dialog.getByRole('radio', { name: 'CSV' }))
    })
  })

  it('remembers the last choice', async () => {
    const app = await open({
      settings: {
        settings: { exportPreset: 'csv', exportOptions: { bom: true }, exportColumns: ['email', 'name'] },
      },
    })
    await waitFor(() => {
      expect(asked(app)).toMatchObject({ columns: ['email', 'name'], options: { format: 'csv', bom: true } })
    })
  })

  it('shows the start of the file as cells and as text, and which columns are personal', async () => {
    const { dialog } = await open({
      settings: { settings: { exportPreset: 'csv', exportColumns: ['name', 'spent'] } },
      handlers: {
        'export.preview': () => ({
          ...{ total: 12_345, bytes: 1_234_567, isExact: false, ms: 5_400 },
          start: { kind: 'text', text: 'Name,Spent\r\n"Smith, ""J""",1.5\r\n' },
        }),
      },
    })
    const table = await dialog.findByRole('table')
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((cell) => cell.textContent),
    ).toEqual(['NamePersonal data', 'Spent'])
    expect(within(table).getByRole('cell', { name: 'Smith, "J"' })).toBeTruthy()
    expect(dialog.getByText('12,345 customers, 2 columns · about 1.2 MB · about 6 s')).toBeTruthy()
    expect(dialog.getByText('Personal data: Name')).toBeTruthy()
    expect(dialog.getByText('and 12,344 more customers')).toBeTruthy()
    await choose(dialog, 'Text')
    expect(dialog.queryByRole('table')).toBeNull()
    expect(document.querySelector('pre')?.textContent).toBe('Name,Spent\r\n"Smith, ""J""",1.5\r\n')
  })

  it.each([
    ['jsonl', '{"id":7,"name":"Leyla"}\n{"id":8,"phone":"050"}\n'],
    ['raw', 'id,name,phone\r\n7,Leyla,050\r\n'],
  ] as const)('finds the personal data among all fields of %s, shown as text', async (preset, start) => {
    const { dialog } = await open({
      settings: { settings: { exportPreset: preset, exportColumns: 'all' } },
      handlers: {
        'export.preview': () => ({
          ...{ total: 2, bytes: 40, isExact: true, ms: 1 },
          start: { kind: 'text', text: start },
        }),
      },
    })
    if (preset === 'raw') await fireEvent.click(await dialog.findByRole('radio', { name: 'Text' }))
    expect(await dialog.findByText('Personal data: Name, Phone')).toBeTruthy()
  })

  it('says why there is no preview, and still exports', async () => {
    const { dialog } = await open({
      handlers: {
        'export.preview': () => {
          throw new Error('broken')
        },
      },
    })
    expect(await dialog.findByText(/^No preview\./)).toBeTruthy()
    expect(dialog.getByRole('button', { name: 'Export' })).toHaveProperty('disabled', false)
  })

  it('leads to past exports', async () => {
    const { dialog } = await open({ handlers: { 'privacy.exports': () => [] } })
    await fireEvent.click(dialog.getByRole('button', { name: 'Past exports' }))
    await waitFor(() => {
      expect(openDialog('Settings')).toBeTruthy()
    })
  })
})

describe('the start of a file', () => {
  it('is split into cells as RFC 4180 says', () => {
    expect(readCells('a,b\r\n"1,""2""\r\n3",\r\n', ',')).toEqual([
      ['a', 'b'],
      ['1,"2"\r\n3', ''],
    ])
    expect(readCells('a\tb\r\n1\t2', '\t')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    expect(readCells('', ',')).toEqual([])
  })

  it('shows numbers and dates of a workbook as Excel does', () => {
    const shown = sheetText('az-AZ')
    expect([null, 'text', { number: 7.25, as: 'plain' as const }].map(shown)).toEqual(['', 'text', '7,25'])
    expect(shown({ number: 1234.5, as: 'money' })).toBe('1.234,50')
    expect(shown({ number: 32_907, as: 'date' })).toBe('03.02.1990')
    expect(shown({ number: 32_907.5, as: 'instant' })).toBe('03.02.1990 12:00')
  })
})
