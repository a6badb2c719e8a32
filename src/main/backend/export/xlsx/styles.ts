import { xmlDeclaration } from './xml'

interface Style {
  /** A format that every Excel knows by its number (ECMA-376, part 1, 18.8.30). */
  readonly format: number
  readonly bold?: true
  readonly alignment?: string
}

/** How cells look and are edited. */
const styles = {
  general: { format: 0 },
  heading: { format: 0, bold: true },
  /** Above numbers, which stand on the right. The button of the filter needs some space there. */
  numberHeading: { format: 0, bold: true, alignment: 'horizontal="right" indent="2"' },
  dateHeading: { format: 0, bold: true, alignment: 'horizontal="left" indent="1"' },
  /** Stays text when somebody edits it: zeros in front stay, and it never becomes a formula. */
  text: { format: 49 },
  whole: { format: 1 },
  money: { format: 4 },
  /** As the computer that opens it writes dates. They keep away from the numbers before them and the texts after them. */
  date: { format: 14, alignment: 'horizontal="left" indent="1"' },
  instant: { format: 22, alignment: 'horizontal="left" indent="1"' },
} as const satisfies Readonly<Record<string, Style>>

export type StyleName = keyof typeof styles

const names = Object.keys(styles)

/** The number by which a cell names its style. */
export const styleNumber = (name: StyleName): string => String(names.indexOf(name))

function xf({ format, bold, alignment }: Style): string {
  const attributes = `numFmtId="${String(format)}" fontId="${bold === true ? '1' : '0'}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"`
  return alignment === undefined
    ? `<xf ${attributes}/>`
    : `<xf ${attributes} applyAlignment="1"><alignment ${alignment}/></xf>`
}

const font = (bold: string): string =>
  `<font>${bold}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`

export const stylesXml = `${xmlDeclaration}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${String(names.length)}">${Object.values(styles).map(xf).join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
