import type { Messages } from '../messages'

export const presets: Messages['presets'] = {
  xlsx: {
    name: 'Файл Excel',
    hint: 'Числа, даты и телефоны открываются правильно.',
    help: 'файл Excel с правильными числами, датами и номерами телефонов',
  },
  excel: {
    name: 'CSV для Excel',
    hint: 'Правильно открывается в Excel на этом компьютере.',
    help: 'правильно открывается в Excel на этом компьютере',
  },
  csv: {
    name: 'CSV',
    hint: 'Для других программ: запятые, UTF-8.',
    help: 'для других программ (RFC 4180)',
  },
  tsv: {
    name: 'TSV',
    hint: 'Для других программ и вставки: табуляция, UTF-8.',
    help: 'через табуляцию',
  },
  raw: {
    name: 'Поля API',
    hint: 'Как в Clopos. Excel может выполнить значение как формулу.',
    help: 'поля как в Clopos, без защиты от формул',
  },
  jsonl: {
    name: 'JSON Lines',
    hint: 'Для программ: один объект JSON на клиента.',
    help: 'поля как в Clopos, один объект JSON в строке',
  },
}

export const formats: Messages['formats'] = {
  xlsx: 'Excel',
  csv: 'CSV',
  tsv: 'TSV',
  raw: 'Поля API',
  jsonl: 'JSON Lines',
}

export const fileTypes: Messages['fileTypes'] = {
  xlsx: 'Файл Excel',
  csv: 'Файл CSV',
  tsv: 'Файл TSV',
  jsonl: 'Файл JSON Lines',
}

export const workbook: Messages['workbook'] = {
  sheet: 'Клиенты',
  cut: '[Текст обрезан: он длиннее, чем помещается в ячейку Excel]',
}
