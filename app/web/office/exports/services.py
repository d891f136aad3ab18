"""The parcel of services comes in; those that hand dossiers out go out."""

from app.store.prepared import EXPORT
from app.web.services import services
from app.workflow.dossier.exporting import Exporting
from app.workflow.dossier.exports import Exports
from app.workflow.dossier.opened import open_exporting


def exporting() -> Exporting:
    parcel = services()
    return open_exporting(parcel.store, parcel.desk, parcel.figures)


def exports() -> Exports:
    """Exports that are prepared; what is asked for joins the one queue of durable work."""
    store, durable = services().store, services().batching.durable
    return Exports(
        exporting(),
        store.wishes,
        store.prepared,
        store.ledger,
        lambda wish_id: durable.ask(EXPORT, wish_id),
    )
