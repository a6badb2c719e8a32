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
  vcf: {
    name: 'Контакты (vCard)',
    hint: 'Для адресных книг телефонов и почтовых программ.',
    help: 'контакты для адресных книг (vCard 4.0)',
  },
  messages: {
    name: 'Список рассылки',
    hint: 'Для сервисов WhatsApp и SMS: мобильные номера без повторов и без тех, кто не хочет получать сообщения.',
    help: 'мобильные номера для сервисов WhatsApp и SMS',
  },
}

export const formats: Messages['formats'] = {
  xlsx: 'Excel',
  csv: 'CSV',
  tsv: 'TSV',
  raw: 'Поля API',
  jsonl: 'JSON Lines',
  vcf: 'vCard',
  messages: 'Список рассылки',
}

export const fileTypes: Messages['fileTypes'] = {
  xlsx: 'Файл Excel',
  csv: 'Файл CSV',
  tsv: 'Файл TSV',
  jsonl: 'Файл JSON Lines',
  vcf: 'Файл vCard',
}

export const workbook: Messages['workbook'] = {
  sheet: 'Клиенты',
  cut: '[Текст обрезан: он длиннее, чем помещается в ячейку Excel]',
}
