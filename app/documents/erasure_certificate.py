"""What a certificate of an erasure says comes in; it goes out filled in, to print and to keep."""

from collections.abc import Mapping
from typing import Any

from app.documents.fill import fill
from app.documents.pipeline import BLANKS, Office, Produced

BLANK = BLANKS / "dossier" / "erasure_certificate.docx"
NAME = "Zaświadczenie o usunięciu teczki"
SLUG = "erasure_certificate"


def certificate_docx(context: Mapping[str, Any]) -> bytes:
    """The DOCX alone, which takes no LibreOffice; raises ``BlankBroken``."""
    return fill(BLANK, context, title=NAME)


def certificate_paper(context: Mapping[str, Any], *, office: Office) -> Produced:
    """The DOCX and the tagged PDF.

    Raises ``ConversionFailed`` or ``BlankBroken``.
    """
    docx = certificate_docx(context)
    return Produced(SLUG, NAME, docx, office.convert(docx))
