import type { Messages } from '../messages'

export const presets: Messages['presets'] = {
  xlsx: {
    name: 'Excel dosyası',
    hint: 'Sayılar, tarihler ve telefon numaraları Excel’de doğru görünür. Metinler asla formül olarak çalışmaz.',
    help: 'sayıları, tarihleri ve telefon numaralarını doğru gösteren Excel dosyası',
  },
  excel: {
    name: 'Excel için CSV',
    hint: 'Azerbaycan ve Kiril harfleri dahil, Excel’de doğru açılır.',
    help: 'bu bilgisayardaki Excel’de doğru açılır',
  },
  csv: {
    name: 'CSV',
    hint: 'Diğer programlar için: virgülle ayrılmış, UTF-8.',
    help: 'diğer programlar için (RFC 4180)',
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
  jsonl: {
    name: 'JSON Lines',
    hint: 'Programlar için: her müşteri için bir JSON nesnesi, değerler Clopos’un gönderdiği gibi.',
    help: 'alanlar Clopos’un gönderdiği gibi, her satırda bir JSON nesnesi',
  },
}

export const formats: Messages['formats'] = {
  xlsx: 'Excel',
  csv: 'CSV',
  tsv: 'TSV',
  raw: 'API alanları',
  jsonl: 'JSON Lines',
}

export const fileTypes: Messages['fileTypes'] = {
  xlsx: 'Excel dosyası',
  csv: 'CSV dosyası',
  tsv: 'TSV dosyası',
  jsonl: 'JSON Lines dosyası',
}

export const workbook: Messages['workbook'] = {
  sheet: 'Müşteriler',
  cut: '[Metin kesildi: Excel hücresine sığmıyor]',
}
