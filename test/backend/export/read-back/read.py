"""Reads exported files with nothing but Python's own modules, and prints what their cells hold.

stdin: a JSON list of {"kind", "path", "delimiter"?}. stdout: a JSON list, for each file its rows.
A cell is a text, a number, null (empty), {"date": days since 1900} in a workbook, or {"type", "value", "text", "formula"} in a spreadsheet that
LibreOffice wrote.
"""

import csv
import json
import re
import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def read_delimited(path, delimiter):
    csv.field_size_limit(10**9)
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter, strict=True))


def read_json_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file.read().split("\n") if line != ""]


def unspell(text):
    """`_x0041_` is how Office Open XML spells a character (ST_Xstring)."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def column_of(place):
    column = 0
    for letter in re.match("[A-Z]+", place)[0]:
        column = column * 26 + ord(letter) - 64
    return column - 1


def read_workbook(path):
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            raise ValueError("The checksum of a part is wrong.")
        styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
        formats = [int(xf.get("numFmtId")) for xf in styles.find(MAIN + "cellXfs")]
        names = sorted(name for name in archive.namelist() if name.startswith("xl/worksheets/"))
        rows = []
        for name in names:
            for row in ElementTree.fromstring(archive.read(name)).iter(MAIN + "row"):
                cells = []
                for cell in row:
                    column = column_of(cell.get("r"))
                    cells.extend([None] * (column - len(cells)))
                    if cell.find(MAIN + "f") is not None:
                        raise ValueError("A cell is a formula.")
                    if cell.get("t") == "inlineStr":
                        cells.append(unspell(cell.find(MAIN + "is").find(MAIN + "t").text or ""))
                    else:
                        value = float(cell.find(MAIN + "v").text)
                        is_date = formats[int(cell.get("s"))] in (14, 22)
                        cells.append({"date": value} if is_date else value)
                rows.append(cells)
        return rows


def text_of(paragraph):
    """The text of a paragraph; ODF writes repeated spaces, tabs and line breaks as elements."""
    text = paragraph.text or ""
    for child in paragraph:
        if child.tag == TEXT + "s":
            text += " " * int(child.get(TEXT + "c", "1"))
        elif child.tag == TEXT + "tab":
            text += "\t"
        elif child.tag == TEXT + "line-break":
            text += "\n"
        else:
            text += text_of(child)
        text += child.tail or ""
    return text


def read_spreadsheet(path):
    rows = []
    for row in ElementTree.parse(path).getroot().iter(TABLE + "table-row"):
        cells = []
        for cell in row:
            if not cell.tag.startswith(TABLE):
                continue
            kind = cell.get(OFFICE + "value-type")
            formula = cell.get(TABLE + "formula")
            value = None
            if kind is not None or formula is not None:
                value = {
                    "type": kind,
                    "value": cell.get(OFFICE + "value") or cell.get(OFFICE + "date-value"),
                    "text": "\n".join(text_of(paragraph) for paragraph in cell.findall(TEXT + "p")),
                    "formula": formula,
                }
            repeated = int(cell.get(TABLE + "number-columns-repeated", "1"))
            # The empty rest of a row is repeated to its end.
            cells.extend([value] * (repeated if repeated < 1000 else 0))
        repeated = int(row.get(TABLE + "number-rows-repeated", "1"))
        rows.extend([cells] * (repeated if repeated < 1000 else 0))
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def read(kind, path, delimiter=","):
    if kind == "delimited":
        return read_delimited(path, delimiter)
    if kind == "jsonl":
        return read_json_lines(path)
    if kind == "xlsx":
        return read_workbook(path)
    return read_spreadsheet(path)


# ASCII, so that the encoding of the terminal does not matter.
print(json.dumps([read(**file) for file in json.load(sys.stdin)]))
