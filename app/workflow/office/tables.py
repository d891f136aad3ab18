"""Matters of a programme come in; tables for a spreadsheet go out: the register, and the three lists."""

from collections.abc import Iterable, Iterator, Sequence

from app.documents.tables import Cell, Column, Kind, Table
from app.matters.case_view import assistant_of, in_force, name_of, town_of
from app.matters.matter import Matter, Resolution, ResolutionState, in_order_of_paper
from app.matters.numbering import in_order
from app.matters.states import STATE_NAMES
from app.wording.labels import label
from app.workflow.office.lists import Line
from app.workflow.office.register import listed_as
from rules.vocabulary import Outcome

REGISTER = "Rejestr spraw"
LIST_TITLES = {
    Outcome.QUALIFIED: "Zakwalifikowani",
    Outcome.NOT_QUALIFIED: "Niezakwalifikowani",
    Outcome.RESERVE: "Lista rezerwowa",
}
_DATE, _NUMBER = Kind.DATE, Kind.NUMBER
REGISTER_COLUMNS = (
    Column("Znak sprawy"),
    Column("Imię i nazwisko", width=32),
    Column("Miejscowość"),
    Column("Stan"),
    Column("Wpłynęło", _DATE),
    Column("Grupa pierwszeństwa"),
    Column("Termin uzupełnienia", _DATE),
    Column("Rozstrzygnięcie"),
    Column("Dzień rozstrzygnięcia", _DATE),
    Column("Zatwierdzone"),
    Column("Godziny w roku", _NUMBER),
    Column("Godziny ze środków własnych", _NUMBER),
    Column("Usługi od", _DATE),
    Column("Usługi do", _DATE),
    Column("Asystent", width=32),
    Column("Pismo wysłano", _DATE),
    Column("Rezygnacja od", _DATE),
)
FULL_COLUMNS = (
    Column("Znak sprawy"),
    Column("Imię i nazwisko", width=32),
    Column("Miejscowość"),
    Column("Dzień rozstrzygnięcia", _DATE),
    Column("Godziny w roku", _NUMBER),
    Column("Usługi od", _DATE),
    Column("Usługi do", _DATE),
    Column("Uzasadnienie", width=60),
)
NUMBER_COLUMNS = (Column("Znak sprawy"),)


def register_table(matters: Iterable[Matter]) -> Table:
    """The register as it stands, in the order of case numbers (rule C9)."""
    listed = sorted(matters, key=lambda each: in_order(each.case_number))
    return Table(REGISTER, REGISTER_COLUMNS, map(_register_row, listed))


def full_table(outcome: Outcome, lines: Iterable[Line]) -> Table:
    """One of the three lists with its people, for the office alone."""
    return Table(LIST_TITLES[outcome], FULL_COLUMNS, map(_full_row, lines))


def numbers_table(outcome: Outcome, numbers: Iterable[str]) -> Table:
    """The same as case numbers only, which may be published."""
    title = f"{LIST_TITLES[outcome]} – znaki spraw"
    return Table(title, NUMBER_COLUMNS, ((number,) for number in numbers))


def _register_row(matter: Matter) -> Sequence[Cell]:
    call, resigned = matter.open_call, matter.resignation
    return (
        matter.case_number,
        name_of(matter),
        town_of(matter),
        STATE_NAMES[matter.state],
        matter.received.on,
        _group(matter),
        None if call is None else call.due_on,
        *_resolved(matter, in_force(matter)),
        None if resigned is None else resigned.ends_on,
    )


def _group(matter: Matter) -> str:
    if matter.priority is None:
        return ""
    return "brak" if matter.priority.group is None else str(matter.priority.group)


def _resolved(matter: Matter, resolution: Resolution | None) -> Iterator[Cell]:
    """What was decided; the list somebody has left by resigning is named no more."""
    if resolution is None:
        yield from (None,) * 9
        return
    listed = listed_as(matter)
    confirmed = resolution.state is ResolutionState.CONFIRMED
    yield label(resolution.outcome) if listed or not confirmed else None
    yield resolution.decided_on
    yield "tak" if confirmed else "nie"
    yield resolution.hours
    yield resolution.own_funds_hours
    yield resolution.since
    yield resolution.until
    yield assistant_of(matter, resolution.decided_on)
    yield resolution.sent_on


def _full_row(line: Line) -> Sequence[Cell]:
    reasons = [line.formal_reasons, *(words for _, words in in_order_of_paper(line.reasons))]
    return (
        line.case_number,
        line.name,
        line.town,
        line.decided_on,
        line.hours,
        line.since,
        line.until,
        "\n".join(filter(None, reasons)),
    )
