"""A month's sheet comes in; what the blank of the service card asks for goes out, ready to print."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.attachments.month_head import from_to_days, month_head
from app.attachments.month_signatures import is_signed_by_guardian, signing_case
from app.attachments.monthly import MonthSheet
from app.attachments.places import signer_caption
from app.attachments.service_card.layout import room
from app.attachments.service_card.pages import empty_pages, pages
from app.attachments.service_card.rows import OWN_FUNDS, CardLine, card_lines, card_of
from app.wording.answers import SHORT_DOTS
from app.wording.dates import NBSP
from app.wording.hours import in_hours_with_words
from rules.month.settled import Card
from rules.vocabulary import MonthlyDocument

SIGNERS: Mapping[bool | None, str] = {
    True: "Rodzic lub opiekun prawny",
    False: "Uczestnik",
    None: "Uczestnik albo rodzic lub opiekun prawny",
}
NOTE = (
    f"Każdą usługę w{NBSP}każdym dniu zapisuje się w{NBSP}osobnym wierszu. Przy usłudze opłacanej przez "
    f"realizatora należy dopisać „{OWN_FUNDS}”."
)
"""What a blank form says to whoever fills it in."""
SETTLEMENT = f"Rozliczenie miesięczne wykonania usług asystencji osobistej w{NBSP}okresie"
TOGETHER = f"Łączna liczba godzin zrealizowanych w{NBSP}okresie rozliczeniowym"


def context(sheet: MonthSheet) -> dict[str, Any]:
    """The names ``service_card.docx`` asks for, no more and no fewer."""
    card = card_of(sheet)
    lines = card_lines(sheet, card)
    said = {
        **month_head(sheet, MonthlyDocument.SERVICE_CARD),
        "period": f"{SETTLEMENT} {from_to_days(sheet)}",
        "note": NOTE if sheet.is_blank else "",
        "sums": list(_open_sums() if sheet.is_blank else _sums(card, lines)),
        "signer": SIGNERS[is_signed_by_guardian(sheet)],
        "signer_caption": signer_caption(signing_case(sheet), sheet.programme),
    }
    left, name = room(said), sheet.case.participant.full_name
    head = ", ".join(part for part in (said["number"], name) if part)
    return {
        **said,
        "pages": empty_pages(left, head) if sheet.is_blank else pages(lines, left, head),
    }


def _sums(card: Card, lines: Sequence[CardLine]) -> Iterator[str]:
    """What the card comes to, in figures and in words; what the organiser pays itself, apart (L3)."""
    yield f"{TOGETHER}: {in_hours_with_words(card.settled)}."
    if card.own_funds:
        yield f"W{NBSP}tym {OWN_FUNDS}: {in_hours_with_words(card.own_funds)}."
        yield f"W{NBSP}tym ze środków Programu: {in_hours_with_words(card.fund)}."
    apart = any(line.number for line in lines)
    yield f"Liczba usług: {card.services}." + (f" {_APART}" if apart else "")


_APART = (
    "Droga tam i\N{NO-BREAK SPACE}droga z\N{NO-BREAK SPACE}powrotem, między którymi czekanie "
    "trwało dłużej niż limit, to dwie usługi."
)


def _open_sums() -> Iterator[str]:
    gap = SHORT_DOTS
    yield f"{TOGETHER}: {gap} (słownie: {gap * 4})"
    yield f"W{NBSP}tym {OWN_FUNDS}: {gap} (słownie: {gap * 4})"
    yield f"Liczba usług: {gap}"
