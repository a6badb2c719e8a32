import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnByApiName, columns, defaultSort } from '#shared/columns'
import { AppError, type ErrorData } from '#shared/errors'
import type { ExportOptions } from '#shared/exports/options'
import { readyPreset, readyPresetNames } from '#shared/exports/presets'
import { catalogues, sentence } from '#shared/messages/index'
import { readCommand, type Command, type Verb } from '../../src/main/command-line/command'
import { fileChoice } from '../../src/main/command-line/export-options'

const messages = catalogues.en

const read = (...args: string[]): Command => readCommand(args, messages)

function errorOf(...args: string[]): ErrorData {
  try {
    read(...args)
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.data
    throw thrown
  }
  throw new Error('It was accepted.')
}

const place = { data: undefined, connection: undefined }

describe('readCommand', () => {
  it('reads every verb with its defaults', () => {
    expect(read('sync')).toEqual({ verb: 'sync', ...place, full: false })
    expect(read('list')).toEqual({
      verb: 'list',
      ...place,
      query: '',
      sort: defaultSort,
      limit: Infinity,
      offset: 0,
    })
    expect(read('count')).toEqual({ verb: 'count', ...place, query: '', by: null })
    expect(read('count', '--by', 'month')).toMatchObject({ by: 'created' })
    expect(read('export', '--out', 'x.csv')).toEqual({
      verb: 'export',
      ...place,
      out: 'x.csv',
      query: '',
      view: null,
      sort: null,
      columns: null,
      style: { preset: 'csv', changes: {} },
    })
    expect(read('export', '--out', 'x.csv', '--view', 'Top', '--sort', 'name')).toMatchObject({
      view: 'Top',
      sort: [{ column: 'name', descending: false }],
    })
    expect(read('views')).toEqual({ verb: 'views', ...place })
    const schedule = { verb: 'schedule', data: undefined, run: null, language: null }
    expect(read('schedule', 'list')).toEqual(schedule)
    expect(read('schedule', 'run', 'Daily list')).toEqual({ ...schedule, run: 'Daily list' })
    expect(read('schedule', 'list', '--language', 'az')).toEqual({ ...schedule, language: 'az' })
    expect(read('status')).toEqual({ verb: 'status', ...place })
    expect(read('history')).toEqual({ verb: 'history', ...place, limit: -1 })
    expect(read('forget', '--all')).toEqual({ verb: 'forget', data: undefined })
    expect(errorOf('forget')).toMatchObject({ code: 'invalid-input' })
  })

  it('reads options before and after the verb, with a blank or an equals sign', () => {
    expect(read('--data', '/tmp/x', 'sync', '--full')).toMatchObject({ data: '/tmp/x', full: true })
    expect(read('list', '--limit=5', '--offset', '10', '--connection=main')).toMatchObject({
      limit: 5,
      offset: 10,
      connection: 'main',
    })
    expect(read('count', '--query=has:phone')).toMatchObject({
      query: 'has:phone',
    })
  })

  it('reads API names to sort by, also where the first one has a dash', () => {
    const spent = { column: 'spent', descending: true }
    const name = { column: 'name', descending: false }
    expect(read('list', '--sort', 'name,-spent')).toMatchObject({ sort: [name, spent] })
    expect(read('list', '--sort', '-spent')).toMatchObject({ sort: [spent] })
    expect(read('list', '--sort=-spent, name')).toMatchObject({ sort: [spent, name] })
    for (const { api, key } of columns) {
      expect(read('list', '--sort', `-${api}`)).toMatchObject({ sort: [{ column: key, descending: true }] })
      expect(columnByApiName(api)?.key).toBe(key)
    }
  })

  it('reads help for the whole and for each verb, whatever else is there', () => {
    expect(read('--help')).toEqual({ verb: 'help', of: null })
    expect(read('-h')).toEqual({ verb: 'help', of: null })
    expect(read('export', '--help')).toEqual({ verb: 'help', of: 'export' })
  })

  it.each([
    [[], 'Choose a command'],
    [['fetch'], '“fetch”'],
    [['toString'], '“toString”'],
    [['sync', 'now'], '“now”'],
    [['sync', '--fast'], '--fast'],
    [['sync', '-x'], '-x'],
    [['sync', '--full=yes'], 'The option --full takes no value'],
    [['count', '--limit', '5'], 'count has no option --limit'],
    [['count', '--by', 'age'], '“age”'],
    [['count', '--by', 'constructor'], '“constructor”'],
    [['list', '--by', 'group'], 'list has no option --by'],
    [['list', '--limit'], '--limit needs a value'],
    [['list', '--query', '--limit', '5'], '--query needs a value'],
    [['list', '--limit', '-5'], '“-5”'],
    [['list', '--limit', '1.5'], '“1.5”'],
    [['list', '--offset', 'many'], '“many”'],
    [['list', '--sort', 'age'], '“age”'],
    [['list', '--sort', ''], '“”'],
    [['list', '--sort', Array(9).fill('name').join(',')], 'at most 8'],
    [['export'], 'The option --out is required'],
    [['export', '--out', ''], 'The option --out is required'],
    [['export', '--out', 'x', '--format', 'doc'], '“doc”'],
    [['export', '--out', 'x', '--format', 'csv', '--preset', 'raw'], 'not both'],
    [['export', '--out', 'x', '--bom', '--no-bom'], 'not both'],
    [['export', '--out', '-', '--about'], '--about needs a file'],
    [['export', '--out', 'x', '--separator', ':'], '“:”'],
    [['export', '--out', 'x', '--separator', 'constructor'], '“constructor”'],
    [['export', '--out', 'x', '--decimal', 'x'], '“x”'],
    [['export', '--out', 'x', '--headings', 'de'], '“de”'],
    [['export', '--out', 'x', '--dates', 'us'], '“us”'],
    [['list', '--bom'], 'list has no option --bom'],
    [['list', '--__proto__', 'x'], '--__proto__'],
    [['list', '--language', 'de'], 'no language “de”'],
  ])('refuses %j and says why', (args, part) => {
    const error = errorOf(...args)
    expect(error.code).toBe('invalid-input')
    expect(sentence(messages, error)).toContain(part)
    expect(sentence(messages, error)).toContain('--help')
  })

  type Line = [verb: Verb, others: string[]]

  it.each<Line>([
    ...(['sync', 'list', 'count', 'status', 'history', 'check', 'connections'] as const).map((verb): Line => [
      verb,
      [],
    ]),
    ...(['export', 'diagnostics'] as const).map((verb): Line => [verb, ['--out', 'x']]),
  ])('lets %s %j choose a connection, and its help says so', (verb, others) => {
    expect(read(verb, ...others, '--connection', 'x')).toMatchObject({ connection: 'x' })
    for (const { commandLine } of Object.values(catalogues))
      expect(commandLine.verbHelp[verb]).toContain('  --connection ')
  })

  it.each<Line>([
    ['views', []],
    ['schedule', ['list']],
    ['schedule', ['run', 'Daily list']],
    ['opt-outs', []],
    ['forget', ['--all']],
  ])('refuses a connection for %s %j, and its help has none', (verb, others) => {
    const error = errorOf(verb, ...others, '--connection', 'x')
    expect(sentence(messages, error)).toContain(`${verb} has no option --connection`)
    for (const { commandLine } of Object.values(catalogues))
      expect(commandLine.verbHelp[verb]).not.toContain('--connection')
  })

  it.each([
    ['group:', 'missing after'],
    ['age:5', 'no filter called'],
    ['active:maybe', 'yes or no'],
    ['"open', 'closing quote'],
    ['ali removed:sometimes', 'removed:'],
    ['ali removed:', 'Something is missing'],
    ['spent>1,000', '1000 or 1.'],
    ['spent>1.125', '1125 or 1.1250.'],
    ['(ali', 'closing parenthesis'],
  ])('refuses the query %j with the catalogue’s sentence', (query, part) => {
    const error = errorOf('count', '--query', query)
    expect(error.code).toBe('query.mistake')
    expect(sentence(messages, error)).toContain(part)
  })

  it('takes any arguments or refuses them with a code, never otherwise', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'sync',
        'list',
        'count',
        'export',
        'status',
        'history',
        'forget',
        '--all',
        '--query',
        '--sort',
        '--limit',
        '--out',
        '--data',
      ),
      fc.string(),
      fc.string().map((text) => `--${text}`),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (args) => {
        try {
          read(...args)
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(AppError)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the options of a file', () => {
  const reader = { language: 'az', locale: 'az-AZ' } as const
  const optionsOf = (...args: string[]): ExportOptions => {
    const command = read('export', '--out', 'x', ...args)
    if (command.verb !== 'export') throw new Error('another verb')
    return fileChoice(command.style, reader, [], messages).options
  }

  it('are those of a preset, and what is different', () => {
    expect(optionsOf()).toEqual(readyPreset('csv', reader))
    expect(optionsOf('--preset', 'excel')).toMatchObject({
      format: 'csv',
      separator: ';',
      decimal: ',',
      bom: true,
    })
    expect(optionsOf('--format', 'jsonl')).toEqual(readyPreset('jsonl', reader))
    expect(
      optionsOf(
        ...['--preset', 'excel', '--separator', 'tab', '--decimal', '.', '--no-bom', '--headings', 'ru'],
        ...['--dates', 'iso', '--no-formula-guard'],
      ),
    ).toEqual({
      ...{ format: 'csv', language: 'ru', headings: 'language', separator: '\t', decimal: '.', bom: false },
      ...{ dates: 'iso', guard: false, sender: 'whatsapp', notContactedDays: 0, about: false },
    })
    expect(optionsOf('--headings', 'api')).toMatchObject({ headings: 'api', language: 'az' })
  })

  it.each([
    [['--preset', 'mine'], '“mine”'],
    [['--preset', 'constructor'], '“constructor”'],
    [['--format', 'xlsx', '--separator', ';'], '--separator changes nothing in the format xlsx'],
    [['--format', 'jsonl', '--bom'], '--bom changes nothing in the format jsonl'],
    [['--format', 'tsv', '--separator', ','], 'Its options are: --decimal'],
  ])('%j are refused', (args, part) => {
    const refusal = (): string => {
      try {
        optionsOf(...args)
      } catch (thrown) {
        if (thrown instanceof AppError) return sentence(messages, thrown.data)
      }
      return ''
    }
    expect(refusal()).toContain(part)
  })
})

describe('the help of export', () => {
  it('names every format', () => {
    const help = messages.commandLine.verbHelp.export
    for (const preset of readyPresetNames) expect(help).toMatch(new RegExp(`^ +${preset} +\\S`, 'm'))
  })
})
