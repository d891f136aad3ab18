"""The first bytes of a file come in; what kind of scan they begin goes out, before anything opens it.

Nothing of the file is understood here: a confined process opens what passes, and looks again.
"""

HEADS = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
)
PDF_HEAD = 1024
"""Readers of PDF look so far for the beginning: some scanners write something before it."""
_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1"})


def media_type(data: bytes) -> str:
    """Empty for what is certainly no scan."""
    for head, kind in HEADS:
        if data.startswith(head):
            return kind
    if data[4:8] == b"ftyp" and data[8:12] in _BRANDS:
        return "image/heic"
    return "application/pdf" if b"%PDF-" in data[:PDF_HEAD] else ""
