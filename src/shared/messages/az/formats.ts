import type { Messages } from '../messages'

export const presets: Messages['presets'] = {
  xlsx: {
    name: 'Excel faylı',
    hint: 'Rəqəmlər, tarixlər və telefonlar düzgün açılır.',
    help: 'Excel faylı: rəqəmlər, tarixlər və telefon nömrələri düzgün açılır',
  },
  excel: {
    name: 'Excel üçün CSV',
    hint: 'Bu kompüterdəki Excel düzgün açır.',
    help: 'bu kompüterdəki Excel proqramında düzgün açılır',
  },
  csv: {
    name: 'CSV',
    hint: 'Başqa proqramlar üçün: vergül, UTF-8.',
    help: 'başqa proqramlar üçün (RFC 4180)',
  },
  tsv: {
    name: 'TSV',
    hint: 'Başqa proqramlar və yapışdırmaq üçün: tab, UTF-8.',
    help: 'tabulyasiya ilə ayrılmış',
  },
  raw: {
    name: 'API sahələri',
    hint: 'Clopos göndərdiyi kimi. Excel dəyəri düstur kimi icra edə bilər.',
    help: 'sahələr Clopos göndərdiyi kimi, düsturlardan qorunmadan',
  },
  jsonl: {
    name: 'JSON Lines',
    hint: 'Proqramlar üçün: hər müştəriyə bir JSON obyekti.',
    help: 'sahələr Clopos göndərdiyi kimi, hər sətirdə bir JSON obyekti',
  },
  vcf: {
    name: 'Kontaktlar (vCard)',
    hint: 'Telefonların və e-poçt proqramlarının ünvan kitabçaları üçün.',
    help: 'ünvan kitabçaları üçün kontaktlar (vCard 4.0)',
  },
  messages: {
    name: 'Mesaj siyahısı',
    hint: 'WhatsApp və SMS xidmətləri üçün: mobil nömrələr, hər biri bir dəfə, mesaj istəməyənlər olmadan.',
    help: 'WhatsApp və SMS xidmətləri üçün mobil nömrələr',
  },
}

export const formats: Messages['formats'] = {
  xlsx: 'Excel',
  csv: 'CSV',
  tsv: 'TSV',
  raw: 'API sahələri',
  jsonl: 'JSON Lines',
  vcf: 'vCard',
  messages: 'Mesaj siyahısı',
}

export const fileTypes: Messages['fileTypes'] = {
  xlsx: 'Excel faylı',
  csv: 'CSV faylı',
  tsv: 'TSV faylı',
  jsonl: 'JSON Lines faylı',
  vcf: 'vCard faylı',
}

export const workbook: Messages['workbook'] = {
  sheet: 'Müştərilər',
  cut: '[Mətn kəsilib: Excel xanasına sığmır]',
}
