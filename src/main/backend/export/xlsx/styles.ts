import { xmlDeclaration } from './xml'

/** How a cell looks and is edited: its number in `cellXfs` below. */
export const cellStyles = {
  general: 0,
  heading: 1,
  /** Stays text when somebody edits it: zeros in front stay, and it never becomes a formula. */
  text: 2,
  whole: 3,
  money: 4,
  /** As the computer that opens it writes dates. */
  date: 5,
  instant: 6,
} as const satisfies Readonly<Record<string, number>>

/** The formats that every Excel knows by number (ECMA-376, part 1, 18.8.30), in the order of `cellStyles`. */
const formats = [0, 0, 49, 1, 4, 14, 22]

const xfs = formats
  .map((format, style) => {
    const bold = style === cellStyles.heading
    return `<xf numFmtId="${String(format)}" fontId="${bold ? '1' : '0'}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`
  })
  .join('')

const font = (bold: string): string =>
  `<font>${bold}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`

export const stylesXml = `${xmlDeclaration}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${String(formats.length)}">${xfs}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
