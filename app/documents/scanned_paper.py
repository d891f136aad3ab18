"""Pages of scans come in, each with the PDF it lies in; one PDF of them in this order goes out."""

import io
from collections.abc import Sequence

import pikepdf


def bound(pages: Sequence[tuple[bytes, int]], title: str) -> bytes:
    """Each page is told by its PDF and its place there, from 0; the same pages give the same bytes."""
    written = io.BytesIO()
    with pikepdf.new() as pdf:
        sources = {id(data): pikepdf.open(io.BytesIO(data)) for data, _ in pages}
        for data, place in pages:
            pdf.pages.append(sources[id(data)].pages[place])
        pdf.docinfo["/Title"] = title
        pdf.Root.Lang = "pl-PL"
        pdf.save(written, deterministic_id=True)
        for source in sources.values():
            source.close()
    return written.getvalue()
