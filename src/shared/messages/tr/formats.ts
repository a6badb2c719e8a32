import type { Messages } from '../messages'

export const presets: Messages['presets'] = {
  xlsx: {
    name: 'Excel dosyası',
    hint: 'Sayılar, tarihler ve telefonlar doğru açılır.',
    help: 'sayıları, tarihleri ve telefon numaralarını doğru gösteren Excel dosyası',
  },
  excel: {
    name: 'Excel için CSV',
    hint: 'Bu bilgisayardaki Excel’de doğru açılır.',
    help: 'bu bilgisayardaki Excel’de doğru açılır',
  },
  csv: {
    name: 'CSV',
    hint: 'Diğer programlar için: virgül, UTF-8.',
    help: 'diğer programlar için (RFC 4180)',
  },
  tsv: {
    name: 'TSV',
    hint: 'Diğer programlar ve yapıştırmak için: sekme, UTF-8.',
    help: 'sekmeyle ayrılmış',
  },
  raw: {
    name: 'API alanları',
    hint: 'Clopos’un gönderdiği gibi. Excel bir değeri formül olarak çalıştırabilir.',
    help: 'alanlar Clopos’un gönderdiği gibi, formüllere karşı koruma olmadan',
  },
  jsonl: {
    name: 'JSON Lines',
    hint: 'Programlar için: her müşteriye bir JSON nesnesi.',
    help: 'alanlar Clopos’un gönderdiği gibi, her satırda bir JSON nesnesi',
  },
  vcf: {
    name: 'Kişiler (vCard)',
    hint: 'Telefonların ve e-posta programlarının adres defterleri için.',
    help: 'adres defterleri için kişiler (vCard 4.0)',
  },
  messages: {
    name: 'Mesaj listesi',
    hint: 'WhatsApp ve SMS hizmetleri için: cep numaraları, her biri bir kez, mesaj istemeyenler olmadan.',
    help: 'WhatsApp ve SMS hizmetleri için cep numaraları',
  },
}

export const formats: Messages['formats'] = {
  xlsx: 'Excel',
  csv: 'CSV',
  tsv: 'TSV',
  raw: 'API alanları',
  jsonl: 'JSON Lines',
  vcf: 'vCard',
  messages: 'Mesaj listesi',
}

export const fileTypes: Messages['fileTypes'] = {
  xlsx: 'Excel dosyası',
  csv: 'CSV dosyası',
  tsv: 'TSV dosyası',
  jsonl: 'JSON Lines dosyası',
  vcf: 'vCard dosyası',
}

export const workbook: Messages['workbook'] = {
  sheet: 'Müşteriler',
  cut: '[Metin kesildi: Excel hücresine sığmıyor]',
}
