"""One part of the assistant's month comes in; what its page says of it goes out, as a mapping."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import url_for

from app.months.closing import unready
from app.months.month_file import MonthFile, MonthState, Part
from app.web.office.closing.lines import remarks, said, totals
from app.web.office.closing.words import PARTS, state_tag
from app.wording.dates import NBSP, long_date
from app.workflow.months.month_standing import MonthStanding, PartStanding
from rules.month.deadline import last_day

SLUGS = {"glowne": Part.MAIN, "uzupelniajace": Part.SUPPLEMENT}
SLUG_OF = {part: slug for slug, part in SLUGS.items()}
"""By part, how an address names it."""


def is_shown(standing: MonthStanding, part: Part) -> bool:
    """A supplement only where there is one, or was."""
    found = standing.parts[part]
    return part is Part.MAIN or not found.is_empty or bool(found.file.editions)


def shown(standing: MonthStanding, part: Part) -> Mapping[str, Any]:
    """One part as the page shows it."""
    found = standing.parts[part]
    file, programme = found.file, found.file.programme
    mends = not file.is_frozen
    where: dict[str, Any] = {"programme": programme, "of": file.of, "part": SLUG_OF[part]}
    stops = said(found.stops, found.judged, linked=mends)
    office = tuple(n for n in found.noticed if n.blocks and not n.stops_handing_in)
    return {
        "title": PARTS[part],
        "slug": SLUG_OF[part],
        "tag": state_tag(file),
        "file": file,
        "covers": _covers(standing, part),
        "late": _late(standing, part),
        "next": _next(standing, found),
        "stops": stops if mends else (),
        "office": said(office, found.judged),
        "warnings": said((n for n in found.noticed if not n.blocks), found.judged, linked=mends),
        "remarks": list(_remarks(found)),
        "held": _held(found),
        "changed_since": found.changed_since,
        "totals": totals(found.sheets),
        "is_empty": found.is_empty,
        "code": found.code,
        "may_hand_in": _may_hand_in(standing, found),
        "hand_in": url_for("office_closing.hand_in", **where),
        "take_back": _take_back(file, where),
        "papers": "" if found.is_empty else url_for("office_month_papers.own", **where),
    }


def _may_hand_in(standing: MonthStanding, found: PartStanding) -> bool:
    if found.file.is_frozen or found.stops or _unready(standing, found):
        return False
    return found.file.part is Part.MAIN or standing.main_is_in


def _unready(standing: MonthStanding, found: PartStanding) -> tuple[str, ...]:
    return unready(found.entries, standing.today)


def _covers(standing: MonthStanding, part: Part) -> str:
    deadline, last = standing.deadline, last_day(standing.of)
    if part is Part.MAIN:
        return f"Usługi do {long_date(deadline)} To jest także termin oddania."
    return f"Usługi po {long_date(deadline)}, do {long_date(last)}"


def _late(standing: MonthStanding, part: Part) -> int:
    """Days after the deadline, of a main part nobody handed in."""
    if part is not Part.MAIN or standing.parts[part].file.editions:
        return 0
    return max(0, (standing.today - standing.deadline).days)


def _next(standing: MonthStanding, found: PartStanding) -> str:
    """What comes next, in a sentence or two."""
    said = _by_the_office(found.file)
    if said:
        return said
    if found.stops:
        return "Popraw to, co jest na liście. Potem pobierz papiery i oddaj rozliczenie."
    if found.file.part is Part.SUPPLEMENT and not standing.main_is_in:
        return "Najpierw oddaj rozliczenie podstawowe, potem to."
    if sentences := _unready(standing, found):
        return " ".join(sentences)
    if found.is_empty:
        return "Nie ma usług. Jeśli żadnych nie było, oddaj miesiąc bez usług."
    return "Wszystko się zgadza. Pobierz, wydrukuj, zbierz podpisy i oddaj."


def _by_the_office(file: MonthFile) -> str:
    """What follows from what the office has or did; nothing where it has done nothing yet."""
    last = file.last
    if last and file.state is MonthState.HANDED_IN:
        return (
            f"Oddano {long_date(last.handed_in_on)} Zanieś do biura podpisane papiery z{NBSP}kodem "
            f"{last.code}. Biuro porówna je z{NBSP}tym, co oddano tutaj."
        )
    if last and last.accepted_on and file.state is MonthState.ACCEPTED:
        return f"Przyjęto {long_date(last.accepted_on)} Nie trzeba nic robić."
    if file.state is MonthState.RETURNED:
        return (
            f"Biuro zwróciło rozliczenie. Popraw to, o{NBSP}czym piszą uwagi, zbierz podpisy i{NBSP}oddaj "
            "je jeszcze raz."
        )
    if file.reason:
        return "Biuro otworzyło to rozliczenie do korekty. Popraw wpisy i oddaj je jeszcze raz."
    return ""


def _remarks(found: PartStanding) -> Iterator[Any]:
    asked, own = found.file.asked_to_mend, found.judged.known.entries
    yield from remarks(asked, own, found.judged, linked=True)


def _held(found: PartStanding) -> int:
    return 0 if found.file.is_frozen else len(found.elsewhere)


def _take_back(file: MonthFile, where: Mapping[str, Any]) -> str:
    last = file.last
    begun = last is None or last.checked or last.remarks or last.paper_on
    if file.state is not MonthState.HANDED_IN or begun:
        return ""
    return url_for("office_closing.take_back", **where)


def statement(found: PartStanding) -> str:
    if found.is_empty:
        return "Oświadczam, że w tej części miesiąca nie było żadnych usług ani przejazdów."
    return (
        "Oświadczam, że usługi i przejazdy były takie, jak wpisano, i że do podpisu daję papiery "
        f"z{NBSP}kodem {found.code}."
    )
