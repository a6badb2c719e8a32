import type { Messages } from '../messages'

export const formats: Messages['formats'] = {
  excel: {
    name: 'Excel için CSV',
    hint: 'Azerbaycan ve Kiril harfleri dahil, Excel’de doğru açılır.',
    help: 'Excel’de doğru açılır',
  },
  csv: {
    name: 'CSV',
    hint: 'Diğer programlar için: virgülle ayrılmış, UTF-8.',
    help: 'düz CSV',
  },
  tsv: {
    name: 'TSV',
    hint: 'Diğer programlar ve yapıştırmak için: sekmeyle ayrılmış, UTF-8.',
    help: 'sekmeyle ayrılmış',
  },
  raw: {
    name: 'API alanları',
    hint: 'Alan adları ve değerler, tam olarak Clopos’un gönderdiği gibi. Diğer programlar için: Excel bir değeri formül olarak çalıştırabilir.',
    help: 'alanlar Clopos’un gönderdiği gibi, formüllere karşı koruma olmadan',
  },
}

export const fileTypes: Messages['fileTypes'] = {
  csv: 'CSV dosyası',
  tsv: 'TSV dosyası',
}
