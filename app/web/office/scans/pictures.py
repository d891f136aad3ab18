"""A page of a stack comes in; its picture, or that of a place to sign on it, goes out, and into no cache."""

from flask import Blueprint, Response, abort

from app.documents.scans import CodePlace, signature_picture
from app.dossier.sorting import places_on
from app.matters.rights import Right
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.scans.receiving import deeds
from app.web.services import services

PAGES = Blueprint(
    "office_scan_pictures", __name__, url_prefix="/biuro/<programme>/skany/<scan_id>/strony"
)


@PAGES.get("/<int:number>.jpg")
@needs(Right.FILE)
def picture(programme: str, scan_id: str, number: int) -> Response:
    """The page upright; ``NotOnRecord`` where pictures are gone."""
    stack = deeds().stack(current_actor(), programme, scan_id)
    scans = services().store.scans
    return _answer(scans.picture(stack, scans.page(scan_id, number)))


@PAGES.get("/<int:number>-podpis-<int:place>.jpg")
@needs(Right.FILE)
def signature(programme: str, scan_id: str, number: int, place: int) -> Response:
    """The part of a page where somebody signs; 404 where its code does not tell where that is."""
    stack = deeds().stack(current_actor(), programme, scan_id)
    store = services().store
    page = store.scans.page(scan_id, number)
    paper = store.page_codes.find(programme, page.code, page.edition) if page.code else None
    places = places_on(paper.part_of(page.page) if paper else None, page.page)
    if not page.read_at or page.by_hand or place >= len(places):
        abort(404)
    data = store.scans.picture(stack, page)
    return _answer(signature_picture(data, CodePlace(*page.read_at), places[place]).picture)


def _answer(data: bytes) -> Response:
    response = Response(data, mimetype="image/jpeg")
    response.headers["Content-Length"] = str(len(data))
    return response
