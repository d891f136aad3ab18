"""A matter, its programme and a day come in; the case as the office knew it on that day goes out.

The answers are judged as of the day the paper came, as they were when the paper was signed; what was
decided, reported or resigned later is added to them as far as it was known on the day asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from app.attachments.application_card.questions.participant import ParticipantPage
from app.matters.matter import Change, Matter, Resolution
from app.matters.notices import notice_of
from app.matters.reading_answers import read_answers
from rules.case import (
    Assessment,
    Assistant,
    Award,
    Case,
    CertificateChange,
    Decision,
    OtherProgramme,
    Participant,
)
from rules.programme import Programme
from rules.vocabulary import Outcome


def case_of(matter: Matter, programme: Programme, on: date) -> Case:
    """The case as of a day; it never raises for what the answers say or leave out."""
    case = read_answers(matter.answers, programme, matter.received.on)
    case = replace(
        case,
        submitted_on=matter.received.on,
        participant=_participant(case.participant, matter, on),
        enclosed=matter.papers.enclosed,
        signed=matter.papers.signed,
        shown=matter.papers.shown,
        assessment=_assessment(matter),
        resigned_on=_resigned_on(matter, on),
    )
    case = _with_changes(case, tuple(known_changes(matter, on)), on)
    resolution = in_force(matter)
    return case if resolution is None else decided(case, resolution, programme)


def decided(case: Case, resolution: Resolution, programme: Programme) -> Case:
    """The case with a resolution: its decision, its award, and the letter once it is sent."""
    decision = Decision(
        outcome=resolution.outcome,
        decided_on=resolution.decided_on,
        for_want_of_places=resolution.for_want_of_places,
    )
    case = replace(case, decision=decision, award=_award(resolution), notice=None)
    if resolution.sent_on is None:
        return case
    return replace(case, notice=notice_of(case, resolution, programme))


def in_force(matter: Matter) -> Resolution | None:
    """Of the resolutions that stand, the award, for it holds a place until another is confirmed."""
    standing = [each for each in matter.resolutions if each.stands]
    awards = [each for each in standing if each.outcome is Outcome.QUALIFIED]
    return next(iter(reversed(awards or standing)), None)


def known_changes(matter: Matter, on: date) -> Iterator[Change]:
    """The changes reported by a day, in the order in which they take effect."""
    yield from sorted((c for c in matter.changes if c.reported_on <= on), key=lambda c: c.since)


def name_of(matter: Matter) -> str:
    """The participant's full name as it was typed; empty while nobody typed it. No page is built for it."""
    return " ".join(filter(None, (_typed(matter, "first_name"), _typed(matter, "last_name"))))


def town_of(matter: Matter) -> str:
    """The town as it was typed, which tells two persons of one name apart in a list."""
    return _typed(matter, "town")


def assistant_of(matter: Matter, on: date) -> str:
    """Who assists: the last change known on a day, or else whom the resolution names; empty for nobody."""
    known = (c for c in known_changes(matter, on) if c.since <= on)
    changed = [c.assistant for c in known if c.assistant is not None]
    resolution = in_force(matter)
    return changed[-1] if changed else "" if resolution is None else resolution.assistant


def _typed(matter: Matter, field: str) -> str:
    page: Mapping[str, object] = matter.answers.get(ParticipantPage.slug, {})
    values = page.get(field)
    first = values[0] if isinstance(values, list | tuple) and values else ""
    return " ".join(first.split()) if isinstance(first, str) else ""


def _participant(participant: Participant, matter: Matter, on: date) -> Participant:
    return replace(
        participant,
        form_of_address=matter.form_of_address,
        accessible_form=matter.accessible_form,
        moved_out_on=_moved_out_on(matter, on),
    )


def _moved_out_on(matter: Matter, on: date) -> date | None:
    """Moving out ends participation for good (rule E4): who moves back applies anew."""
    left = (c.since for c in known_changes(matter, on) if c.address is not None and c.left_commune)
    return next(left, None)


def _assessment(matter: Matter) -> Assessment:
    card = matter.assessment
    return Assessment() if card is None else Assessment(card.assessed_on, card.found)


def _resigned_on(matter: Matter, on: date) -> date | None:
    resignation = matter.resignation
    known = resignation is not None and resignation.received_on <= on
    return resignation.ends_on if resignation and known else None


def _award(resolution: Resolution) -> Award | None:
    if resolution.outcome is not Outcome.QUALIFIED or resolution.hours is None:
        return None
    return Award(resolution.hours, resolution.since, resolution.own_funds_hours)


def _with_changes(case: Case, changes: tuple[Change, ...], on: date) -> Case:
    """The case with what changed: later certificates and hours elsewhere keep the day they begin (L4)."""
    for change in changes:
        if change.certificate is not None:
            later = CertificateChange(change.since, change.certificate, change.reported_on)
            case = replace(case, certificate_changes=(*case.certificate_changes, later))
        if change.other_programme is not None:
            case = _with_hours_elsewhere(case, change, change.other_programme)
        if change.address is not None and change.since <= on:
            participant = replace(case.participant, address=change.address)
            case = replace(case, participant=participant)
        if change.assistant and case.names_assistant and change.since <= on:
            case = replace(case, assistant=_named(change.assistant))
    return case


def _with_hours_elsewhere(case: Case, change: Change, other: OtherProgramme) -> Case:
    other = replace(other, since=change.since, reported_on=change.reported_on)
    every = (*case.other_programmes, other)
    return replace(case, uses_other_programmes=True, other_programmes=every)


def _named(name: str) -> Assistant:
    """Somebody of whom the office has so far only the name: the conditions are asked anew (A1-A3)."""
    first, _, last = name.partition(" ")
    return Assistant(first_name=first, last_name=last)
