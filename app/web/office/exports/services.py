"""The parcel of services comes in; those that hand dossiers out go out."""

from app.store.prepared import EXPORT
from app.web.services import services
from app.workflow.dossier.exporting import Exporting
from app.workflow.dossier.exports import Exports
from app.workflow.dossier.opened import open_exporting
from app.workflow.dossier.pdf_export import PdfExport


def exporting() -> Exporting:
    parcel = services()
    return open_exporting(parcel.store, parcel.desk, parcel.figures)


def pdf_export() -> PdfExport:
    return PdfExport(exporting(), services().office)


def exports() -> Exports:
    """Exports of a whole programme; what is asked for joins the one queue of durable work."""
    store, durable = services().store, services().batching.durable
    return Exports(
        exporting(),
        store.wishes,
        store.prepared,
        store.ledger,
        lambda wish_id: durable.ask(EXPORT, wish_id),
    )
