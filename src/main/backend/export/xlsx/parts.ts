import { stylesXml } from './styles'
import { escapeXml, xmlDeclaration } from './xml'

export interface Sheet {
  readonly name: string
  /** Its cells, headings included, for example `A1:C20`. */
  readonly range: string
}

const schemas = 'http://schemas.openxmlformats.org'
const relationships = `${schemas}/officeDocument/2006/relationships`
const packages = `${schemas}/package/2006`
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const joined = (sheets: readonly Sheet[], write: (sheet: Sheet, index: number) => string): string =>
  sheets.map(write).join('')

const contentTypesXml = (sheets: readonly Sheet[]): string =>
  `${xmlDeclaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>${joined(
    sheets,
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${String(index + 1)}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`,
  )}<Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

const rootRelationsXml = `${xmlDeclaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

const workbookRelationsXml = (sheets: readonly Sheet[]): string =>
  `${xmlDeclaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="styles" Type="${relationships}/styles" Target="styles.xml"/>${joined(
    sheets,
    (_, index) => {
      const number = String(index + 1)
      return `<Relationship Id="sheet${number}" Type="${relationships}/worksheet" Target="worksheets/sheet${number}.xml"/>`
    },
  )}</Relationships>`

/** `A1:C20` with the marks of a range that does not move. */
const fixed = (range: string): string => range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')

/** Excel keeps under names what it filters, hidden, and the headings that it prints on each page. */
function namesXml({ name, range }: Sheet, index: number): string {
  const sheet = `'${escapeXml(name.replaceAll("'", "''"))}'`
  const place = `localSheetId="${String(index)}"`
  return `<definedName name="_xlnm._FilterDatabase" ${place} hidden="1">${sheet}!${fixed(range)}</definedName><definedName name="_xlnm.Print_Titles" ${place}>${sheet}!$1:$1</definedName>`
}

const workbookXml = (sheets: readonly Sheet[]): string =>
  `${xmlDeclaration}<workbook xmlns="${schemas}/spreadsheetml/2006/main" xmlns:r="${relationships}"><bookViews><workbookView/></bookViews><sheets>${joined(
    sheets,
    ({ name }, index) => {
      const number = String(index + 1)
      return `<sheet name="${escapeXml(name)}" sheetId="${number}" r:id="sheet${number}"/>`
    },
  )}</sheets><definedNames>${joined(sheets, namesXml)}</definedNames></workbook>`

/** What Excel shows as the properties of the file. */
const coreXml = (title: string, createdAt: number): string =>
  `${xmlDeclaration}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>Customer Desk</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${new Date(createdAt).toISOString().slice(0, 19)}Z</dcterms:created></cp:coreProperties>`

/** The parts of a workbook besides its sheets, by their names. */
export const otherParts = (
  sheets: readonly Sheet[],
  title: string,
  createdAt: number,
): Readonly<Record<string, string>> => ({
  'xl/styles.xml': stylesXml,
  'xl/workbook.xml': workbookXml(sheets),
  'xl/_rels/workbook.xml.rels': workbookRelationsXml(sheets),
  'docProps/core.xml': coreXml(title, createdAt),
  '_rels/.rels': rootRelationsXml,
  '[Content_Types].xml': contentTypesXml(sheets),
})
