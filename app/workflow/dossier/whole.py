"""An order and the lines of its dossiers come in; the page that leads to all of them goes out."""

from app.archive.index_page import HandedOut, WholeLine, WholePage
from app.wording.dates import long_date
from app.workflow.dossier.order import Order
from rules.programme import load_programme


def page_of_whole(order: Order, lines: tuple[WholeLine, ...]) -> WholePage:
    return WholePage(load_programme(order.programme).name, lines, handed_out(order))


def handed_out(order: Order) -> HandedOut:
    """By whom, when and why, as pages say it."""
    return HandedOut(long_date(order.at.date()), order.by, order.reason)
