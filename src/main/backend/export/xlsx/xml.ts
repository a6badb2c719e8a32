/** Text in the XML of a workbook (ECMA-376, part 1). */

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** What may need more than being written down; single spaces between words do not. */
// eslint-disable-next-line no-control-regex -- XML forbids most of them
const special = /[&<>"_\u0000-\u001f\ufffe\uffff]|^\s|\s$|\s\s/

// eslint-disable-next-line no-control-regex -- those that XML 1.0 has no spelling for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** What reads like the spelling of a character, as in `_x0041_`. The spelling of a forbidden one begins with an underscore, too. */
// eslint-disable-next-line no-control-regex -- those that XML 1.0 has no spelling for
const likeSpelling = /_(?=x[0-9A-Fa-f]{4}[_\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff])/g

const spelled = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** `text` between tags or in an attribute. */
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/**
 * The element with a text of a cell. Characters that XML forbids are spelled as Excel spells them (`ST_Xstring`), and an
 * underscore that would read as such a spelling is spelled itself. Every line break is a line feed, as in a cell of
 * Excel. Half of a surrogate pair becomes U+FFFD when the text is written as UTF-8.
 */
export function textElement(text: string): string {
  if (!special.test(text)) return `<t>${text}</t>`
  const escaped = escapeXml(text.replace(/\r\n?/g, '\n').replace(likeSpelling, '_x005F_'))
  return `<t xml:space="preserve">${escaped.replace(forbidden, spelled)}</t>`
}
