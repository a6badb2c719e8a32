import type { Messages } from '../messages'

export const formats: Messages['formats'] = {
  excel: {
    name: 'CSV для Excel',
    hint: 'Правильно открывается в Excel, включая азербайджанские буквы и кириллицу.',
    help: 'правильно открывается в Excel',
  },
  csv: {
    name: 'CSV',
    hint: 'Для других программ: через запятую, UTF-8.',
    help: 'простой CSV',
  },
  tsv: {
    name: 'TSV',
    hint: 'Для других программ и для вставки: через табуляцию, UTF-8.',
    help: 'через табуляцию',
  },
  raw: {
    name: 'Поля API',
    hint: 'Названия полей и значения точно как в Clopos. Для других программ: Excel может выполнить значение как формулу.',
    help: 'поля как в Clopos, без защиты от формул',
  },
}

export const fileTypes: Messages['fileTypes'] = {
  csv: 'Файл CSV',
  tsv: 'Файл TSV',
}
