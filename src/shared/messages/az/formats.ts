import type { Messages } from '../messages'

export const presets: Messages['presets'] = {
  xlsx: {
    name: 'Excel faylı',
    hint: 'Excel proqramında rəqəmlər, tarixlər və telefon nömrələri düzgün açılır. Mətn heç vaxt düstur kimi icra olunmur.',
    help: 'Excel faylı: rəqəmlər, tarixlər və telefon nömrələri düzgün açılır',
  },
  excel: {
    name: 'Excel üçün CSV',
    hint: 'Excel proqramında Azərbaycan və kiril hərfləri ilə birlikdə düzgün açılır.',
    help: 'bu kompüterdəki Excel proqramında düzgün açılır',
  },
  csv: {
    name: 'CSV',
    hint: 'Başqa proqramlar üçün: vergüllə ayrılmış, UTF-8.',
    help: 'başqa proqramlar üçün (RFC 4180)',
  },
  tsv: {
    name: 'TSV',
    hint: 'Başqa proqramlar və yapışdırmaq üçün: tabulyasiya ilə ayrılmış, UTF-8.',
    help: 'tabulyasiya ilə ayrılmış',
  },
  raw: {
    name: 'API sahələri',
    hint: 'Sahə adları və dəyərlər Clopos göndərdiyi kimi. Başqa proqramlar üçündür: Excel dəyəri düstur kimi icra edə bilər.',
    help: 'sahələr Clopos göndərdiyi kimi, düsturlardan qorunmadan',
  },
  jsonl: {
    name: 'JSON Lines',
    hint: 'Proqramlar üçün: hər müştəriyə bir JSON obyekti, dəyərlər Clopos göndərdiyi kimi.',
    help: 'sahələr Clopos göndərdiyi kimi, hər sətirdə bir JSON obyekti',
  },
}

export const formats: Messages['formats'] = {
  xlsx: 'Excel',
  csv: 'CSV',
  tsv: 'TSV',
  raw: 'API sahələri',
  jsonl: 'JSON Lines',
}

export const fileTypes: Messages['fileTypes'] = {
  xlsx: 'Excel faylı',
  csv: 'CSV faylı',
  tsv: 'TSV faylı',
  jsonl: 'JSON Lines faylı',
}

export const workbook: Messages['workbook'] = {
  sheet: 'Müştərilər',
  cut: '[Mətn kəsilib: Excel xanasına sığmır]',
}
