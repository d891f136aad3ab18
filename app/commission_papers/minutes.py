"""A session of the commission and the matters on its agenda come in; its minutes go out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from app.commission_papers.considered import Considered, by_case_number
from app.commission_papers.paper import (
    ORDER_DOES_NOT_COUNT,
    SIGNATURE,
    CommissionPaper,
)
from app.commission_papers.proposals import proposed, reason, voted
from app.matters.office import OfficeSettings
from app.matters.paper_heading import heading
from app.matters.session import Session, SessionState
from app.wording.answers import DOTS, SHORT_DOTS, paragraphs, written
from app.wording.dates import long_date
from app.wording.money import money
from app.wording.numbers import figure
from rules.programme import Programme
from rules.recruitment.standing import Money, Places, Support

NAME = "Protokół z posiedzenia komisji rekrutacyjnej"
DRAFT = "Projekt: posiedzenie nie jest jeszcze zamknięte."


@dataclass(frozen=True)
class Standing:
    """How the recruitment stands after the session (rules R4 and R5), as the rules count it."""

    places: Places
    money: Money
    support: Support


def minutes(  # noqa: PLR0913 - the minutes speak of all of them
    session: Session,
    considered: Iterable[Considered],
    programme: Programme,
    settings: OfficeSettings,
    standing: Standing,
    *,
    number: str = "",
) -> CommissionPaper:
    """The minutes of one session; of ``considered`` only what stands on its agenda.

    ``number`` is the session's own, as the office counts them; without it there is room to write it.
    """
    title = f"{NAME} {session.held_on:%d.%m.%Y}"
    context = minutes_context(session, considered, programme, settings, standing, number=number)
    return CommissionPaper("minutes", "minutes", title, context)


def minutes_context(  # noqa: PLR0913 - as above
    session: Session,
    considered: Iterable[Considered],
    programme: Programme,
    settings: OfficeSettings,
    standing: Standing,
    *,
    number: str,
) -> dict[str, Any]:
    """The names ``minutes.docx`` asks for, no more and no fewer."""
    agenda = set(session.agenda)
    seen = by_case_number(each for each in considered if each.matter.id in agenda)
    return {
        **heading(programme, settings, NAME, NAME),
        "draft": "" if session.state is SessionState.CLOSED else DRAFT,
        "number": written(number, SHORT_DOTS),
        "held_on": long_date(session.held_on),
        "place": written(session.place),
        "chair": written(session.chair),
        "members": list(_members(session)) or [DOTS],
        "count": len(seen),
        "matters": [_matter(each, session) for each in seen],
        "standing": [{"name": name, "text": text} for name, text in _told(standing)],
        "order_does_not_count": ORDER_DOES_NOT_COUNT,
        "notes": paragraphs(session.notes, rows=0),
        "signatures": [
            {"name": name, "signature": SIGNATURE}
            for name in (written(session.chair, SIGNATURE), *_members(session))
        ],
    }


def _members(session: Session) -> Iterator[str]:
    """Who was present beside the chair."""
    return (name for name in session.present if name != session.chair)


def _matter(each: Considered, session: Session) -> dict[str, str]:
    proposal = session.proposal(each.matter.id)
    return {
        "number": each.matter.case_number,
        "person": written(each.case.participant.full_name, SHORT_DOTS),
        "proposal": proposed(proposal),
        "vote": voted(proposal),
        "reason": reason(proposal, each.matter),
    }


def _told(standing: Standing) -> Iterator[tuple[str, str]]:
    """Places, money and the share of high support, each with the ceiling it stands under."""
    places, money_, support = standing.places, standing.money, standing.support
    of_all = "" if places.total is None else f" z {places.total}"
    yield "Zajęte miejsca", f"{places.taken}{of_all}"
    total = "" if money_.total is None else f" z {money(money_.total)}"
    committed = money_.committed
    yield (
        "Koszt przyznanych godzin",
        "nie ustalono kosztu godziny" if committed is None else f"{money(committed)}{total}",
    )
    least = "" if support.least is None else f" (co najmniej {figure(support.least)}%)"
    share = f" ({100 * support.high // support.of}%)" if support.of else ""
    unknown = f"; bez danych: {support.unknown}" if support.unknown else ""
    yield (
        f"Osoby wymagające wysokiego poziomu wsparcia{least}",
        f"{support.high} z {support.of}{share}{unknown}",
    )
