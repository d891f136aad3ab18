"""A check of the service where it takes place comes in; its record, or a blank one, goes out (rule R11)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from typing import Any

from app.attachments.attachment import Signature
from app.attachments.places import is_represented, signer
from app.matters.office import OfficeSettings
from app.matters.paper_heading import heading
from app.month_papers.paper import SIGNATURE, MonthPaper
from app.months.spot_check import Checked, SpotCheck
from app.wording.answers import SHORT_DOTS, paragraphs, written, written_as
from app.wording.dates import long_date
from app.wording.people import address_line
from app.wording.ticks import box, yes_no
from rules.case import Case, Person
from rules.programme import Programme

SLUG = "spot_check"
NAME = "Protokół kontroli doraźnej"
TITLE = "Protokół kontroli doraźnej w miejscu realizacji usług"
QUESTIONS: Mapping[Checked, str] = {
    Checked.ASSISTANT_PRESENT: "Asystent jest obecny i wykonuje usługę",
    Checked.AS_ENTERED: "Usługa odbywa się zgodnie z wpisami (dzień, godziny, miejsce)",
    Checked.WITHIN_SCOPE: "Czynności mieszczą się w karcie zakresu czynności",
    Checked.NO_OTHER_CARE: "Uczestnik nie korzysta w tym czasie z innych usług opiekuńczych",
    Checked.PARTICIPANT_CONTENT: "Uczestnik dobrze ocenia sposób świadczenia usług",
}
WHERE = "Kontrola odbywa się w miejscu realizacji usług"
ROOM_FOR_CHECKERS = 2
LINE, ROOM, GAP = "…" * 62, "…" * 16, "…" * 6
"""What is written on: a line across the page, one as wide as a column of names, room for an hour."""


def spot_check(
    check: SpotCheck | None,
    programme: Programme,
    settings: OfficeSettings,
    *,
    case: Case,
    assistant: str,
) -> MonthPaper:
    """The record of one check, or without it the blank to take along; ``assistant`` is a name.

    ``case`` is the participant's, an empty one where the blank is for whoever is met.
    """
    context = spot_check_context(check, programme, settings, case=case, assistant=assistant)
    title = f"{NAME} {check.on:%d.%m.%Y}" if check else NAME
    signed = (
        Signature(f"{who} – {name}" if name else who, caption=who)
        for who, name in _signing(check, programme, case, assistant)
    )
    return MonthPaper(SLUG, title, context, tuple(signed))


def spot_check_context(
    check: SpotCheck | None,
    programme: Programme,
    settings: OfficeSettings,
    *,
    case: Case,
    assistant: str,
) -> dict[str, Any]:
    """The names ``month/spot_check.docx`` asks for, no more and no fewer."""
    person = case.participant
    return {
        **heading(programme, settings, TITLE, NAME),
        "on": long_date(check.on) if check else ROOM,
        "time": _hours(check),
        "place": written(check.place if check else "", ROOM),
        "participant": written(person.full_name, ROOM),
        "participant_address": written(address_line(person.address), ROOM),
        "assistant": written(assistant, ROOM),
        "checked_by": _names(check.checked_by if check else ()),
        "present": _names(check.present if check else ()),
        "questions": [_where(check), *(_question(each, check) for each in Checked)],
        "findings": _told(check.findings if check else "", rows=4),
        "recommendations": _told(check.recommendations if check else "", rows=2),
        "mend_by": written_as(check.mend_by if check else None, long_date, SHORT_DOTS * 2),
        "signatures": [
            {"who": who, "name": written(name, ROOM), "signature": SIGNATURE}
            for who, name in _signing(check, programme, case, assistant)
        ],
        "refused": written(check.refused_to_sign if check else "", ROOM * 2),
    }


def _hours(check: SpotCheck | None) -> str:
    """„od 10:15 do 11:00”, or room for what is not known."""
    starts, ends = (check.starts, check.ends) if check else (None, None)
    return f"od {written_as(starts, _clock, GAP)} do {written_as(ends, _clock, GAP)}"


def _clock(moment: time) -> str:
    return f"{moment.hour}:{moment.minute:02}"


def _where(check: SpotCheck | None) -> dict[str, str]:
    """That the check was made where rule R11 wants it, which always applies."""
    said = yes_no(check.where_service_takes_place if check else None)
    return {"label": WHERE, "yes": said.yes, "no": said.no, "none": box(False), "note": ""}


def _question(question: Checked, check: SpotCheck | None) -> dict[str, str]:
    """Its three boxes: an answer that says neither yes nor no says that the question did not apply."""
    answers = {each.question: each for each in check.answers} if check else {}
    answer = answers.get(question)
    said = yes_no(answer.yes if answer else None)
    return {
        "label": QUESTIONS[question],
        "yes": said.yes,
        "no": said.no,
        "none": box(answer is not None and answer.yes is None),
        "note": answer.note if answer else "",
    }


def _told(text: str, rows: int) -> tuple[str, ...]:
    """What was found, or lines to write it on."""
    return paragraphs(text, rows=0) or (LINE,) * rows


def _names(names: Sequence[str]) -> list[str]:
    return list(names) or [ROOM]


def _signing(
    check: SpotCheck | None, programme: Programme, case: Case, assistant: str
) -> Iterator[tuple[str, str]]:
    """Who checked, the assistant, and the participant or who acts for them: the role, then the name."""
    checkers = check.checked_by if check else ("",) * ROOM_FOR_CHECKERS
    yield from (("osoba kontrolująca", name) for name in checkers or ("",))
    yield "asystent", assistant
    people = {True: case.guardian, False: case.participant, None: Person()}
    yield signer(case, programme), people[is_represented(case, programme)].full_name
