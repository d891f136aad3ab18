"""The bytes of an uploaded certificate copy come in; safe, upright A4 pages go out as a PDF."""

from app.documents.copies.accepted import AcceptedCopy, Kind
from app.documents.copies.intake import accept, join
from app.documents.copies.kind import recognise
from app.documents.copies.label import display_name
from app.documents.copies.limits import require_pages

__all__ = ["AcceptedCopy", "Kind", "accept", "display_name", "join", "recognise", "require_pages"]
