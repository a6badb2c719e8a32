import type { Messages } from '../messages'

export const formats: Messages['formats'] = {
  excel: {
    name: 'Excel üçün CSV',
    hint: 'Excel proqramında Azərbaycan və kiril hərfləri ilə birlikdə düzgün açılır.',
    help: 'Excel proqramında düzgün açılır',
  },
  csv: {
    name: 'CSV',
    hint: 'Başqa proqramlar üçün: vergüllə ayrılmış, UTF-8.',
    help: 'sadə CSV',
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
}

export const fileTypes: Messages['fileTypes'] = {
  csv: 'CSV faylı',
  tsv: 'TSV faylı',
}
