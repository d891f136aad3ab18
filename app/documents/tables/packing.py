"""A spreadsheet's package comes in; the same without the hour it was made goes out, and a sheet's name."""

import io
import re
import zipfile
from collections.abc import Mapping

AUTHOR = "Teczka"
LANGUAGE = "pl-PL"
LONGEST_NAME = 31
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_HOURS = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)
_CORE = "docProps/core.xml"


def sheet_name(title: str) -> str:
    """The title as a sheet may be called: at most 31 characters, none that Excel refuses."""
    return " ".join(_NOT_IN_NAMES.sub(" ", title).split())[:LONGEST_NAME].strip() or "Tabela"


def repacked(package: bytes, replaced: Mapping[str, bytes] | None = None) -> bytes:
    """The package with some parts replaced and every hour of its making left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = (replaced or {}).get(entry.filename) or old.read(entry)
            if entry.filename == _CORE:
                content = _HOURS.sub(b"", content)
            kept = zipfile.ZipInfo(entry.filename, _LONG_AGO)
            kept.compress_type = entry.compress_type
            new.writestr(kept, content)
    return out.getvalue()
