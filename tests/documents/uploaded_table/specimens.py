"""Spreadsheets written by hand, part by part: what their programs write, and what an attacker would."""

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(f'xmlns:{name}="{OFFICE}{name}:1.0"' for name in ("office", "table", "text"))


def packed(**parts: str | bytes) -> bytes:
    """A package; two underscores in a name stand for a slash, one before the ending for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            folder, _, ending = name.replace("__", "/").rpartition("_")
            package.writestr(f"{folder}.{ending}", part)
    return out.getvalue()


def xlsx(rows: str, *, after: str = "", **parts: str | bytes) -> bytes:
    """A book of one sheet, ``parts`` beside or instead of its own; styles: 1 a date, 2 an hour, 3 text."""
    told: dict[str, str | bytes] = {
        "xl__workbook_xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
            '<sheet name="Hidden" state="hidden" r:id="rId9"/><sheet name="A" r:id="rId1"/>'
            "</sheets></workbook>"
        ),
        "xl___rels__workbook.xml_rels": (
            '<Relationships xmlns="x"><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/s1.xml"/>'
            '<Relationship Id="rId9" Type="x/worksheet" Target="/xl/worksheets/gone.xml"/></Relationships>'
        ),
        "xl__styles_xml": (
            f'<styleSheet xmlns="{MAIN}">'
            '<numFmts><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy"/></numFmts>'
            '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="20"/><xf numFmtId="49"/></cellXfs>'
            "</styleSheet>"
        ),
        "xl__sharedStrings_xml": (
            f'<sst xmlns="{MAIN}"><si><t>jeden</t></si><si><r><t>dw</t></r><r><t>a</t></r>'
            "<rPh><t>czytane</t></rPh></si></sst>"
        ),
        "xl__worksheets__s1_xml": (
            f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
        ),
    }
    return packed(**(told | parts))


def ods(rows: str, **parts: str | bytes) -> bytes:
    """A document of one table."""
    content = (
        f"<office:document-content {SPACES}><office:body><office:spreadsheet>"
        f'<table:table table:name="A">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(**({"content_xml": content} | parts))


def ods_cell(text: str = "", more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def ods_row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"
